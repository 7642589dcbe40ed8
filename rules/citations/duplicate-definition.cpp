#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::redefined) continue;
    auto& finding = report_at(
        check, problem.span,
        fmt::format("\"{}\" names another source already, so that this one is "
                    "not shown: give it a name of its own",
                    problem.what));
    finding.related.push_back({problem.related, "first here"});
  }
}

}  // namespace

extern const Rule citations_duplicate_definition;
constinit const Rule citations_duplicate_definition = {
    .id = "citations/duplicate-definition",
    .severity = Severity::error,
    .summary = "One name for two different sources",
    .source = check_source,
};

}  // namespace listlint::rules
