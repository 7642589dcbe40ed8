#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::ragged_row) continue;
    report_at(check, problem.span,
              fmt::format("{}: a cell is missing, or a delimiter in one is not "
                          "quoted",
                          problem.what));
  }
}

}  // namespace

extern const Rule structure_ragged_row;
constinit const Rule structure_ragged_row = {
    .id = "structure/ragged-row",
    .severity = Severity::warning,
    .summary = "A row with more or fewer cells than the header of its table",
    .source = check_source,
};

}  // namespace listlint::rules
