#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

// Behind a part of a country the country is added where that is possible, else
// it takes its place.
void offer_parent(Finding& finding, const Check& check, const Entry& entry,
                  std::string_view parent) {
  const auto written = is_in_text(check.document, entry.country)
                           ? fmt::format("{}, {}", entry.country.value, parent)
                           : std::string(parent);
  offer_country(finding, check, entry, written, Safety::unsafe);
}

void check_part(Check& check, Index index, const country::Name& name,
                CountrySpellings& spellings) {
  const auto& entry = check.document.entries[index];
  const auto written = entry.country.value;
  if (name.related.empty()) {
    check.report_entry(
        index, entry.country.span,
        fmt::format("\"{}\" is not a country: write the country", written));
    return;
  }
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\" is a part of {}: write the country", written,
                  any_of_countries(name.related)));
  if (name.related.size() != 1) return;
  offer_parent(finding, check, entry,
               spellings.name_for(name.related[0], country::kCommon));
}

void check_document(Check& check) {
  const auto others = entries_where(check.document, [](const Entry& entry) {
    const auto* name = entry.country_name;
    return !entry.country.empty() &&
           (name == nullptr || name->kind == country::Kind::not_country);
  });
  if (others.empty() || !has_country_names(check.document)) return;
  CountrySpellings spellings(check);
  for (const Index i : others) {
    const auto written = check.document.entries[i].country.value;
    const auto* name = country::find_part(written);
    if (name != nullptr) check_part(check, i, *name, spellings);
  }
}

}  // namespace

extern const Rule countries_not_a_country;
constinit const Rule countries_not_a_country = {
    .id = "countries/not-a-country",
    .severity = Severity::warning,
    .summary = "A part of a country, or of the world, in place of a country",
    .document = check_document,
};

}  // namespace listlint::rules
