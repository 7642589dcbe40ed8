#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

// "the Republic of the Congo or the Democratic Republic of the Congo"
std::string candidates(const country::Name& name) {
  std::string text;
  for (size_t i = 0; i < name.codes.size(); ++i) {
    if (i != 0) text += i + 1 == name.codes.size() ? " or " : ", ";
    text += in_sentence(country::preferred(name.codes[i], country::kCommon));
  }
  return text;
}

void check_entry(Check& check, Index index) {
  const auto& entry = check.document.entries[index];
  const auto* name = entry.country_name;
  if (name == nullptr || name->kind != country::Kind::ambiguous) return;
  check.report_entry(index, entry.country.span,
                     fmt::format("\"{}\" may be {}: write which",
                                 entry.country.value, candidates(*name)));
}

}  // namespace

extern const Rule countries_ambiguous;
constinit const Rule countries_ambiguous = {
    .id = "countries/ambiguous",
    .severity = Severity::warning,
    .summary = "A name that does not tell which country is meant",
    .entry = check_entry,
};

}  // namespace listlint::rules
