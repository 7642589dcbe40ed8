#include <array>
#include <fmt/format.h>
#include <string>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

// What would close an opener: "}}" for "{{", "</ref>" for "<ref".
std::string closer_of(std::string_view opener) {
  struct Pair {
    std::string_view opener;
    std::string_view closer;
  };
  constexpr std::array kPairs = std::to_array<Pair>({{"{{{", "}}}"},
                                                     {"{{", "}}"},
                                                     {"[[", "]]"},
                                                     {"{|", "|}"},
                                                     {"<!--", "-->"},
                                                     {"{", "}"},
                                                     {"[", "]"}});
  for (const auto& pair : kPairs) {
    if (opener == pair.opener) return std::string(pair.closer);
  }
  if (opener.starts_with('<') && opener.size() > 1 && opener[1] != '/') {
    const auto name = opener.substr(1, opener.find_first_of(" />\t\n", 1) - 1);
    return fmt::format("</{}>", name);
  }
  if (opener.starts_with("</")) return ">";
  return std::string(opener);  // quotation marks, code fences
}

std::string unclosed(std::string_view opener) {
  if (opener == "\"" || opener == "'") {
    return "the quotation mark is never closed: write another where the text "
           "ends";
  }
  return fmt::format("\"{}\" is never closed: write \"{}\" where it ends",
                     opener, closer_of(opener));
}

void check_source(Check& check) {
  // Programs that read JSON refuse all of a file with a mistake.
  const bool refused = check.document.format == "json";
  for (const auto& problem : check.document.problems) {
    const auto report = [&](std::string message, bool severe = false) {
      auto& finding = report_at(check, problem.span, std::move(message));
      if (severe && finding.severity == Severity::warning) {
        finding.severity = Severity::error;
      }
    };
    switch (problem.kind) {
      case ProblemKind::unclosed:
        report(unclosed(problem.what), refused);
        break;
      case ProblemKind::unopened:
        report(
            fmt::format("\"{}\" closes nothing: remove it, or open what it "
                        "is to close",
                        problem.what));
        break;
      case ProblemKind::malformed:
        report(problem.what, refused);
        break;
      case ProblemKind::too_deep:
        report("nested too deeply: what is inside is not read");
        break;
      case ProblemKind::syntax:
        report(fmt::format("{}; what follows is not read", problem.what), true);
        break;
      default:
        break;  // have rules of their own
    }
  }
}

}  // namespace

extern const Rule structure_broken_markup;
constinit const Rule structure_broken_markup = {
    .id = "structure/broken-markup",
    .severity = Severity::warning,
    .summary = "Markup that is not closed, not opened, or cannot be read",
    .source = check_source,
};

}  // namespace listlint::rules
