#include <fmt/format.h>

#include "lint/edit_distance.h"
#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

void check_source(Check& check) {
  // Wikis in other languages have templates of these names that know words of
  // their own: there only a slip is sure.
  const auto language = check.document.language;
  const bool is_english = language.empty() || language.starts_with("en");
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::unknown_parameter) continue;
    const auto name = check.slice(problem.span);
    const std::string& meant = problem.what;
    if (meant.empty()) {
      if (!is_english) continue;
      report_at(check, problem.span,
                fmt::format("citation templates know no parameter \"{}\": its "
                            "text is not shown",
                            name));
      continue;
    }
    constexpr size_t kSlip = 3;
    const bool is_slip = edit_distance(name, meant, kSlip) < kSlip;
    auto& finding = report_at(
        check, problem.span,
        fmt::format("citation templates know no parameter \"{}\": {} \"{}\"{}",
                    name, is_slip ? "did you mean" : "use", meant,
                    is_slip ? "?" : ""));
    if (!problem.related.empty()) {
      finding.related.push_back({problem.related, "which is there, too"});
      continue;
    }
    if (!is_slip) continue;
    finding.fix = Fix{fmt::format("write {}", meant),
                      Safety::unsafe,
                      {{problem.span, meant}}};
  }
}

}  // namespace

extern const Rule citations_unknown_parameter;
constinit const Rule citations_unknown_parameter = {
    .id = "citations/unknown-parameter",
    .severity = Severity::warning,
    .summary = "A parameter that the citation template does not know",
    .source = check_source,
};

}  // namespace listlint::rules
