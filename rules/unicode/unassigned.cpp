#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Notable;

enum class Kind : uint8_t {
  none,
  noncharacter,
  private_use,
  unassigned,
  deprecated,
};

Kind kind_of(char32_t c) {
  const uint32_t flags = flags_of(c);
  constexpr uint32_t kAny = unicode::kNoncharacter | unicode::kPrivateUse |
                            unicode::kUnassigned | unicode::kDeprecated;
  if ((flags & kAny) == 0) return Kind::none;
  // What cannot be seen, what has another form and what is not in normal form
  // C are defects of other kinds.
  constexpr uint32_t kOther =
      unicode::kIgnorable | unicode::kCompatibilityForm | unicode::kNeverNfc;
  if ((flags & kOther) != 0) return Kind::none;
  if ((flags & unicode::kNoncharacter) != 0) return Kind::noncharacter;
  if ((flags & unicode::kPrivateUse) != 0) return Kind::private_use;
  if ((flags & unicode::kDeprecated) != 0) return Kind::deprecated;
  // An emoji of a later version of Unicode.
  return (flags & unicode::kEmoji) != 0 ? Kind::none : Kind::unassigned;
}

Severity severity_of(Kind kind) {
  switch (kind) {
    case Kind::noncharacter:
      return Severity::error;
    case Kind::unassigned:
      return Severity::info;
    default:
      return Severity::warning;
  }
}

std::string_view explain(Kind kind) {
  switch (kind) {
    case Kind::noncharacter:
      return "is never a character: restore what stood there from the source";
    case Kind::private_use:
      return "means something in one font only: write the character that it "
             "stands for";
    case Kind::unassigned:
      return "is no character in Unicode 15: check that it is what was meant";
    default:
      return "is deprecated: write the letters that Unicode gives for it";
  }
}

void report_run(Check& check, std::span<const Notable> run, Kind kind) {
  const Span span = {run.front().span.begin, run.back().span.end};
  std::string what = unicode::name_code_point(run.front().code_point);
  if (run.size() > 1) what += fmt::format(" and {} more", run.size() - 1);
  Finding& finding =
      report_at(check, span,
                fmt::format("{}{} {}", what,
                            shown_joint(check.document.source->bytes(), span),
                            explain(kind)));
  finding.severity = std::min(finding.severity, severity_of(kind));
}

void check_source(Check& check) {
  visit_runs(check.scan, kind_of, [&](std::span<const Notable> run, Kind kind) {
    report_run(check, run, kind);
  });
}

}  // namespace

extern const Rule unicode_unassigned;
constinit const Rule unicode_unassigned = {
    .id = "unicode/unassigned",
    .severity = Severity::error,
    .summary = "Code points without a character that all programs know",
    .source = check_source,
};

}  // namespace listlint::rules
