#include <cstdint>
#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Notable;

// What windows-1252 has for U+0080 to U+009F; 0 where it has nothing.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

enum class Kind : uint8_t { other, carriage_return, c1, none };

Kind kind_of(char32_t c) {
  if ((flags_of(c) & unicode::kControl) == 0) return Kind::none;
  // Those are unicode/line-separator's.
  if (c == 0x0B || c == 0x0C || c == 0x85) return Kind::none;
  if (c == '\r') return Kind::carriage_return;
  return c < 0x80 ? Kind::other : Kind::c1;
}

std::string explain_byte(char32_t c) {
  const char32_t meant = kWindows1252[c - 0x80];
  if (meant == 0) return {};
  std::string text = ", maybe \"";
  utf8::append(text, meant);
  return text + "\"";
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
  what += shown_joint(bytes, {run.front().span.begin, run.back().span.end});
  if (kind == Kind::c1) {
    return fmt::format(
        "control character {}: a letter was read in the wrong encoding{}; "
        "restore it from the source",
        what, explain_byte(run.front().code_point));
  }
  return fmt::format("control character {}: remove {}", what,
                     one ? "it" : "them");
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  visit_runs(check.scan, kind_of, [&](std::span<const Notable> run, Kind kind) {
    report_at(check, {run.front().span.begin, run.back().span.end},
              explain(bytes, run, kind));
  });
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
