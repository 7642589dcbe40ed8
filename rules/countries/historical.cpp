#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

void check_entry(Check& check, Index index) {
  const auto& entry = check.document.entries[index];
  const auto* name = entry.country_name;
  if (name == nullptr || name->kind != country::Kind::historical) return;
  check.report_entry(index, entry.country.span,
                     fmt::format("\"{}\" is no longer a state: write the "
                                 "country that the place is in today",
                                 entry.country.value));
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
