#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

void check_suppression(Check& check, const Suppression& suppression) {
  using Scope = Suppression::Scope;
  if (!suppression.reason.empty() || suppression.names.empty()) return;
  if (suppression.scope == Scope::end || suppression.scope == Scope::unknown) {
    return;
  }
  check.report(suppression.span,
               fmt::format("a suppression without a reason does not count: "
                           "write \"{} {}: why\"",
                           suppression.directive.value,
                           suppression.names.front().word.value));
}

}  // namespace

extern const Rule suppressions_no_reason;
constinit const Rule suppressions_no_reason = {
    .id = "suppressions/no-reason",
    .severity = Severity::warning,
    .summary = "A suppression that does not say why, and so does not count",
    .suppression = check_suppression,
};

}  // namespace listlint::rules
