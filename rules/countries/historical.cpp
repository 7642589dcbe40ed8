#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

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

void check_entry(Check& check, Index index) {
  const auto& entry = check.document.entries[index];
  const auto* name = entry.country_name;
  if (name == nullptr || name->kind != country::Kind::historical) return;
  const auto end = name->until == 0 ? std::string("is no longer a state")
                                    : fmt::format("ended in {}", name->until);
  check.report_entry(index, entry.country.span,
                     fmt::format("\"{}\" {}: write {}", entry.country.value,
                                 end, advice(*name)));
}

}  // namespace

extern const Rule countries_historical;
constinit const Rule countries_historical = {
    .id = "countries/historical",
    .severity = Severity::warning,
    .summary = "A state that is no more",
    .entry = check_entry,
};

}  // namespace listlint::rules
