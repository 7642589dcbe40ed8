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

enum class Kind : uint8_t { other, carriage_return, c1, none };

Kind kind_of(char32_t c) {
  if ((flags_of(c) & unicode::kControl) == 0) return Kind::none;
  if (c == '\r') return Kind::carriage_return;
  return c < 0x80 ? Kind::other : Kind::c1;
}

// `run` is neighbours of one kind.
std::string explain(std::string_view bytes, std::span<const Notable> run,
                    Kind kind) {
  const bool one = run.size() == 1;
  if (kind == Kind::carriage_return) {
    return fmt::format(
        "carriage return{} without a line feed: end lines with a line feed",
        one ? "" : "s");
  }
  std::string what = unicode::name_code_point(run.front().code_point);
  if (!one) what += fmt::format(" and {} more", run.size() - 1);
  what += shown_place(bytes, {run.front().span.begin, run.back().span.end});
  if (kind == Kind::c1) {
    return fmt::format(
        "control character {}: a letter was read in the wrong encoding; "
        "restore it from the source",
        what);
  }
  return fmt::format("control character {}: remove {}", what,
                     one ? "it" : "them");
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  const std::span<const Notable> notables = check.scan.notables;
  for (size_t begin = 0; begin < notables.size();) {
    const Kind kind = kind_of(notables[begin].code_point);
    size_t end = begin + 1;
    if (kind != Kind::none) {
      while (end < notables.size() &&
             notables[end].span.begin == notables[end - 1].span.end &&
             kind_of(notables[end].code_point) == kind) {
        ++end;
      }
      const auto run = notables.subspan(begin, end - begin);
      report_at(check, {run.front().span.begin, run.back().span.end},
                explain(bytes, run, kind));
    }
    begin = end;
  }
}

}  // namespace

extern const Rule unicode_control;
constinit const Rule unicode_control = {
    .id = "unicode/control",
    .severity = Severity::error,
    .summary = "Control characters other than tabs and line ends",
    .source = check_source,
};

}  // namespace listlint::rules
