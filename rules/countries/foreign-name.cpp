#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

bool is_foreign(const Entry& entry) {
  return entry.country_name != nullptr &&
         entry.country_name->kind == country::Kind::foreign;
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto foreign = entries_where(document, is_foreign);
  if (foreign.empty() || !has_english_names(document)) return;
  CountrySpellings spellings(check);
  NearestCountries nearest;
  for (const Index i : foreign) {
    const auto& entry = document.entries[i];
    const auto* name = entry.country_name;
    const auto written = entry.country.value;
    // "Rumania" is a slip of the pen: countries/misspelt has it.
    const auto* meant = nearest.of(written);
    if (meant != nullptr && std::ranges::equal(name->codes, meant->codes)) {
      continue;
    }
    const auto write = spellings.name_for(name->codes[0], country::kCommon);
    auto& finding = check.report_entry(
        i, entry.country.span,
        fmt::format("\"{}\" is not the English name of the country: write "
                    "\"{}\"",
                    written, write));
    offer_country(finding, check, entry, write, Safety::unsafe);
  }
}

}  // namespace

extern const Rule countries_foreign_name;
constinit const Rule countries_foreign_name = {
    .id = "countries/foreign-name",
    .severity = Severity::warning,
    .summary = "A country under its name in another language",
    .document = check_document,
};

}  // namespace listlint::rules
