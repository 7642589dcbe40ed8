#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/place_in_country.h"

namespace listlint::rules {
namespace {

// What to write instead: the states that followed, where they are few.
std::string advice(const country::Name& name) {
  constexpr size_t kMost = 7;
  if (name.related.empty() || name.related.size() > kMost) {
    return "the country that the place is in today";
  }
  return any_of_countries(name.related);
}

bool is_historical(const Entry& entry) {
  return entry.country_name != nullptr &&
         entry.country_name->kind == country::Kind::historical;
}

void check_entry(Check& check, Index index, CountrySpellings& spellings) {
  const auto& entry = check.document.entries[index];
  const auto& name = *entry.country_name;
  const auto end = name.until == 0 ? std::string("is no longer a state")
                                   : fmt::format("ended in {}", name.until);
  const auto code = country_with(entry.name.value, name.related);
  if (code.empty()) {
    check.report_entry(index, entry.country.span,
                       fmt::format("\"{}\" {}: write {}", entry.country.value,
                                   end, advice(name)));
    return;
  }
  const auto today = spellings.name_for(code, country::kCommon);
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\" {}: \"{}\" is in {} today, so write that",
                  entry.country.value, end, entry.name.value,
                  in_sentence(today)));
  offer_country(finding, check, entry, today, Safety::unsafe);
}

void check_document(Check& check) {
  const auto entries = entries_where(check.document, is_historical);
  if (entries.empty()) return;
  CountrySpellings spellings(check);
  for (const Index i : entries) check_entry(check, i, spellings);
}

}  // namespace

extern const Rule countries_historical;
constinit const Rule countries_historical = {
    .id = "countries/historical",
    .severity = Severity::warning,
    .summary = "A state that is no more",
    .document = check_document,
};

}  // namespace listlint::rules
