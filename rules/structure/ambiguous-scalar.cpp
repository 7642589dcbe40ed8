#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

struct Word {
  std::string_view lower;
  std::string_view meaning;
};

constexpr std::array kWords = std::to_array<Word>({{"y", "true"},
                                                   {"yes", "true"},
                                                   {"on", "true"},
                                                   {"true", "true"},
                                                   {"n", "false"},
                                                   {"no", "false"},
                                                   {"off", "false"},
                                                   {"false", "false"},
                                                   {"~", "nothing"},
                                                   {"null", "nothing"}});

// What readers of YAML 1.1 take a scalar for.
std::string_view meaning_of(std::string_view scalar) {
  const auto is_lower = [](char letter, char lower) {
    return letter == lower ||
           (letter >= 'A' && letter <= 'Z' && letter - 'A' + 'a' == lower);
  };
  for (const auto& word : kWords) {
    if (std::ranges::equal(scalar, word.lower, is_lower)) return word.meaning;
  }
  return "a number";
}

void check_source(Check& check) {
  for (const auto& problem : check.document.problems) {
    if (problem.kind != ProblemKind::ambiguous_scalar) continue;
    const auto meaning = meaning_of(problem.what);
    auto& finding = report_at(
        check, problem.span,
        fmt::format("many programs read {} as {}: put it in quotation marks",
                    problem.what, meaning));
    // Nothing may be meant where a name should be.
    if (meaning == "nothing") continue;
    const auto [begin, end] = problem.span;
    finding.fix = Fix{"put it in quotation marks",
                      Safety::safe,
                      {{{begin, begin}, "'"}, {{end, end}, "'"}}};
  }
}

}  // namespace

extern const Rule structure_ambiguous_scalar;
constinit const Rule structure_ambiguous_scalar = {
    .id = "structure/ambiguous-scalar",
    .severity = Severity::warning,
    .summary = "Text of YAML that some programs read as false or a number",
    .source = check_source,
};

}  // namespace listlint::rules
