#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/place_in_country.h"

namespace listlint::rules {
namespace {

bool is_ambiguous(const Entry& entry) {
  return entry.country_name != nullptr &&
         entry.country_name->kind == country::Kind::ambiguous;
}

void check_entry(Check& check, Index index, CountrySpellings& spellings) {
  const auto& entry = check.document.entries[index];
  const auto& name = *entry.country_name;
  const auto code = country_with(entry.name.value, name.codes);
  if (code.empty()) {
    check.report_entry(
        index, entry.country.span,
        fmt::format("\"{}\" may be {}: write which", entry.country.value,
                    any_of_countries(name.codes)));
    return;
  }
  const auto meant = spellings.name_for(code, country::kCommon);
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\" may be {}: \"{}\" is in {}, so write that",
                  entry.country.value, any_of_countries(name.codes),
                  entry.name.value, in_sentence(meant)));
  offer_country(finding, check, entry, meant, Safety::unsafe);
}

void check_document(Check& check) {
  const auto entries = entries_where(check.document, is_ambiguous);
  if (entries.empty()) return;
  CountrySpellings spellings(check);
  for (const Index i : entries) check_entry(check, i, spellings);
}

}  // namespace

extern const Rule countries_ambiguous;
constinit const Rule countries_ambiguous = {
    .id = "countries/ambiguous",
    .severity = Severity::warning,
    .summary = "A name that does not tell which country is meant",
    .document = check_document,
};

}  // namespace listlint::rules
