#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

void check_suppression(Check& check, const Suppression& suppression) {
  if (suppression.closed) return;
  if (suppression.scope == Suppression::Scope::end) {
    check.report(suppression.span,
                 "this ends nothing: no listlint-ignore-begin with these rules "
                 "is open here");
    return;
  }
  check.report(suppression.span,
               "this is never ended and so holds to the end of the list: write "
               "listlint-ignore-end, or listlint-ignore-file if that is meant");
}

}  // namespace

extern const Rule suppressions_unclosed;
constinit const Rule suppressions_unclosed = {
    .id = "suppressions/unclosed",
    .severity = Severity::warning,
    .summary = "A listlint-ignore-begin without an end, or an end alone",
    .suppression = check_suppression,
};

}  // namespace listlint::rules
