#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kFarthest = 60;  // bytes

bool is_part(char32_t c) {
  return (flags_of(c) & (unicode::kLetter | unicode::kMark)) != 0;
}

// What stands before a capital in names: of Irish words ("na hÉireann", "Tír
// na nÓg", "an tÚdarás"), and of families.
bool takes_capital(std::string_view prefix) {
  constexpr auto kPrefixes = std::to_array<std::string_view>(
      {"h",  "n",  "t",    "b",  "d",   "g",  "m",    "bh",  "bp",
       "dt", "gc", "mb",   "nd", "ng",  "ts", "Mc",   "Mac", "De",
       "Di", "Du", "La",   "Le", "Van", "O",  "Fitz", "d",   "l",
       "e",  "i",  "Mhic", "Ha", "Nic", "Mag"});
  for (const auto known : kPrefixes) {
    if (prefix == known) return true;
  }
  return false;
}

std::string_view prefix_before(std::string_view bytes, uint32_t at) {
  uint32_t begin = at;
  while (begin > 0 && at - begin < kFarthest) {
    const auto point = utf8::decode_before(bytes, begin);
    if (!is_part(point.value)) break;
    begin -= point.length;
  }
  return bytes.substr(begin, at - begin);
}

bool is_break(std::string_view bytes, const unicode::Notable& notable) {
  const auto& properties = unicode::properties(notable.code_point);
  if ((properties.flags & unicode::kUppercase) == 0 ||
      properties.script != unicode::Script::latin) {
    return false;
  }
  const char32_t after = code_point_after(bytes, notable.span.end);
  constexpr uint32_t kSmall = unicode::kLowercase | unicode::kLetter;
  if ((flags_of(after) & kSmall) != kSmall || after == 0xAA || after == 0xBA) {
    return false;
  }
  return !takes_capital(prefix_before(bytes, notable.span.begin));
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  for (const auto& notable : check.scan.suspects) {
    if (!is_break(bytes, notable)) continue;
    if (is_misread(check.scan, notable.span)) continue;
    report_at(check, notable.span,
              fmt::format("{} in the middle of a word{}: write the small "
                          "letter, or part the words",
                          unicode::name_code_point(notable.code_point),
                          shown_place(bytes, notable.span)));
  }
}

}  // namespace

extern const Rule unicode_case_break;
constinit const Rule unicode_case_break = {
    .id = "unicode/case-break",
    .severity = Severity::info,
    .summary = "A capital with a mark in the middle of a word",
    .source = check_source,
};

}  // namespace listlint::rules
