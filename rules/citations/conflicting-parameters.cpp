#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::repeated_parameter) continue;
    const auto name = check.slice(problem.span);
    const auto first = check.slice(problem.related);
    auto message = name == first
                       ? fmt::format(
                             "\"{}\" is given twice, and only this last one "
                             "counts: keep the right one",
                             name)
                       : fmt::format(
                             "\"{}\" means the same as \"{}\", and only one of "
                             "them is shown: keep the right one",
                             name, first);
    auto& finding = report_at(check, problem.span, std::move(message));
    finding.related.push_back({problem.related, "the other one"});
  }
}

}  // namespace

extern const Rule citations_conflicting_parameters;
constinit const Rule citations_conflicting_parameters = {
    .id = "citations/conflicting-parameters",
    .severity = Severity::error,
    .summary = "Two parameters of a citation template for one field",
    .source = check_source,
};

}  // namespace listlint::rules
