#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr uint32_t kReplacementBytes = 3;

void report_lost(Check& check, Span span) {
  const auto bytes = check.document.source->bytes();
  const Span word = word_around(bytes, span);
  const uint32_t count = span.size() / kReplacementBytes;
  report_at(
      check, span,
      fmt::format(
          "\"{}\" has lost {} (U+FFFD REPLACEMENT CHARACTER): restore "
          "{} from the source",
          shown(check.slice(word)),
          count == 1 ? "a character" : fmt::format("{} characters", count),
          count == 1 ? "it" : "them"));
}

void check_source(Check& check) {
  const auto& notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    if (notables[i].code_point != kReplacement) {
      ++i;
      continue;
    }
    Span span = notables[i].span;
    for (++i; i < notables.size() && notables[i].span.begin == span.end &&
              notables[i].code_point == kReplacement;
         ++i) {
      span.end = notables[i].span.end;
    }
    report_lost(check, span);
  }
}

}  // namespace

extern const Rule unicode_replacement_character;
constinit const Rule unicode_replacement_character = {
    .id = "unicode/replacement-character",
    .severity = Severity::error,
    .summary = "U+FFFD, which stands where a letter was lost",
    .source = check_source,
};

}  // namespace listlint::rules
