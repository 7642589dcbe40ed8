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
                            const CountrySpellings& spellings) {
  if (meant.kind == Kind::constituent) return meant.written;
  return spellings.name_for(meant.codes[0], country::kCommon);
}

void check_entry(Check& check, Index index, const CountrySpellings& spellings,
                 NearestCountries& nearest) {
  const auto& entry = check.document.entries[index];
  const auto* name = entry.country_name;
  if (entry.country.empty()) return;
  if (name != nullptr && name->kind != Kind::foreign) return;
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
  if (!is_english(check.document) || !has_country_names(check.document)) {
    return;
  }
  const CountrySpellings spellings(check);
  NearestCountries nearest;
  const auto size = static_cast<Index>(check.document.entries.size());
  for (Index i = 0; i < size; ++i) check_entry(check, i, spellings, nearest);
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
