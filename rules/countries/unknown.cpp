#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

#include "lint/ascii.h"
#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

// "of which 0.5 % are Métis" stands where a country would, and is a remark.
bool may_name_a_country(std::string_view written) {
  const bool small = written.front() >= 'a' && written.front() <= 'z';
  return !std::ranges::any_of(written, is_digit) &&
         !(small && written.find(' ') != written.npos);
}

// "Switzerland, France", "Peru / Bolivia", "Chad and Niger".
bool names_several(std::string_view written) {
  constexpr std::array<std::string_view, 5> kBetween = {",", "/", ";", "–",
                                                        " and "};
  constexpr size_t kMost = 200;
  if (written.size() > kMost) return false;
  size_t parts = 0;
  while (!written.empty()) {
    size_t end = written.size();
    size_t next = written.size();
    for (const auto between : kBetween) {
      const auto at = written.find(between);
      if (at == std::string_view::npos || at >= end) continue;
      end = at;
      next = at + between.size();
    }
    if (country::find(written.substr(0, end)) == nullptr) return false;
    ++parts;
    written.remove_prefix(next);
  }
  return parts > 1;
}

void check_entry(Check& check, Index index, bool english,
                 NearestCountries& nearest) {
  const auto& entry = check.document.entries[index];
  const auto* name = entry.country_name;
  if (entry.country.empty()) return;
  const auto written = entry.country.value;
  if (name != nullptr) return;
  if (!may_name_a_country(written)) return;
  // countries/not-a-country has it.
  if (country::find_part(written) != nullptr) return;
  if (names_several(written)) return;
  if (english && nearest.of(written) != nullptr) return;
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("no country is known as \"{}\": check the name", written));
  // The names of other languages are known in part only.
  if (!english) finding.severity = Severity::info;
}

void check_document(Check& check) {
  if (!has_country_names(check.document)) return;
  const bool english = is_english(check.document);
  NearestCountries nearest;
  const auto size = static_cast<Index>(check.document.entries.size());
  for (Index i = 0; i < size; ++i) check_entry(check, i, english, nearest);
}

}  // namespace

extern const Rule countries_unknown;
constinit const Rule countries_unknown = {
    .id = "countries/unknown",
    .severity = Severity::error,
    .summary = "A country that nobody knows",
    .document = check_document,
};

}  // namespace listlint::rules
