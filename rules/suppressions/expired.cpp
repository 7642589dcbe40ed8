#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

void check_suppression(Check& check, const Suppression& suppression) {
  if (!suppression.expired) return;
  const auto& until = *suppression.until;
  check.report(suppression.span,
               fmt::format("this suppression held until {:04}-{:02}-{:02} and "
                           "does not count any more: mend what it is for, or "
                           "give it a later day",
                           until.year, until.month, until.day));
}

}  // namespace

extern const Rule suppressions_expired;
constinit const Rule suppressions_expired = {
    .id = "suppressions/expired",
    .severity = Severity::warning,
    .summary = "A suppression whose last day is past",
    .suppression = check_suppression,
};

}  // namespace listlint::rules
