#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::missing_parameter) continue;
    report_at(check, problem.span,
              fmt::format("\"{}\" says nothing without \"{}\": add that, or "
                          "remove this",
                          check.slice(problem.span), problem.what));
  }
}

}  // namespace

extern const Rule citations_missing_parameter;
constinit const Rule citations_missing_parameter = {
    .id = "citations/missing-parameter",
    .severity = Severity::warning,
    .summary = "A parameter of a citation template that needs another one",
    .source = check_source,
};

}  // namespace listlint::rules
