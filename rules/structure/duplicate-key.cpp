#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::duplicate_key) continue;
    auto& finding = report_at(
        check, problem.span,
        fmt::format("the key \"{}\" stands in this object already, and most "
                    "readers keep only the last: remove one",
                    problem.what));
    finding.related.push_back({problem.related, "first here"});
  }
}

}  // namespace

extern const Rule structure_duplicate_key;
constinit const Rule structure_duplicate_key = {
    .id = "structure/duplicate-key",
    .severity = Severity::error,
    .summary = "An object of JSON or YAML has a key twice",
    .source = check_source,
};

}  // namespace listlint::rules
