#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

using country::Kind;

// What a misspelt name was to be: a part of a country as it is, a country as
// the list writes it.
std::string_view meant_name(const country::Name& meant,
                            CountrySpellings& spellings) {
  if (meant.kind == Kind::constituent) return meant.written;
  return spellings.name_for(meant.codes[0], country::kCommon);
}

bool may_be_slip(const Entry& entry) {
  const auto* name = entry.country_name;
  return !entry.country.empty() &&
         (name == nullptr || name->kind == Kind::foreign);
}

void check_entry(Check& check, Index index, CountrySpellings& spellings,
                 NearestCountries& nearest) {
  const auto& entry = check.document.entries[index];
  const auto* name = entry.country_name;
  const auto written = entry.country.value;
  const auto* meant = nearest.of(written);
  if (meant == nullptr) return;
  if (name != nullptr && !std::ranges::equal(name->codes, meant->codes)) {
    return;
  }
  const auto write = meant_name(*meant, spellings);
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\" is not an English country name: did you mean \"{}\"?",
                  written, write));
  offer_country(finding, check, entry, write, Safety::unsafe);
}

void check_document(Check& check) {
  const auto slips = entries_where(check.document, may_be_slip);
  if (slips.empty() || !has_english_names(check.document)) return;
  CountrySpellings spellings(check);
  NearestCountries nearest;
  for (const Index i : slips) check_entry(check, i, spellings, nearest);
}

}  // namespace

extern const Rule countries_misspelt;
constinit const Rule countries_misspelt = {
    .id = "countries/misspelt",
    .severity = Severity::error,
    .summary = "A country name with a slip of the pen",
    .document = check_document,
};

}  // namespace listlint::rules
