#include <fmt/format.h>
#include <span>
#include <string>
#include <utility>

#include "lint/rule.h"
#include "lint/unicode/normalize.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kMostShown = 4;

// Normal form C replaces these by another ideograph, which is the wrong one in
// some names.
bool is_compatibility_ideograph(char32_t c) {
  return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool keeps_meaning(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (is_compatibility_ideograph(point.value)) return false;
    at += point.length;
  }
  return true;
}

std::string list_code_points(std::string_view text) {
  std::string list;
  uint32_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (++count > kMostShown) return list + " …";
    list += fmt::format("{}U+{:04X}", list.empty() ? "" : " ",
                        uint32_t{point.value});
    at += point.length;
  }
  return list;
}

// Whether two runs stand in one word.
bool are_near(std::string_view bytes, Span first, Span second) {
  const Span word = word_around(bytes, first);
  return second.begin < word.end;
}

void report_word(Check& check, std::span<const Span> runs) {
  const auto bytes = check.document.source->bytes();
  const Span span = {runs.front().begin, runs.back().end};
  const auto first = check.slice(runs.front());
  std::string message = fmt::format(
      "\"{}\" is not in Unicode normal form C: write {} for {}",
      shown(check.slice(word_around(bytes, span))),
      list_code_points(unicode::to_nfc(first)), list_code_points(first));
  if (runs.size() > 1) {
    message += fmt::format(", and {} more", runs.size() - 1);
  }
  Fix fix = {"write normal form C", Safety::safe, {}};
  for (const Span run : runs) {
    const auto text = check.slice(run);
    if (!keeps_meaning(text) || is_in_address(bytes, run)) {
      fix.safety = Safety::unsafe;
    }
    fix.edits.push_back({run, unicode::to_nfc(text)});
  }
  report_at(check, span, std::move(message)).fix = std::move(fix);
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  const std::span<const Span> runs = check.scan.not_nfc;
  for (size_t begin = 0; begin < runs.size();) {
    size_t end = begin + 1;
    while (end < runs.size() && are_near(bytes, runs[end - 1], runs[end])) {
      ++end;
    }
    report_word(check, runs.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

extern const Rule unicode_not_nfc;
constinit const Rule unicode_not_nfc = {
    .id = "unicode/not-nfc",
    .severity = Severity::warning,
    .summary = "Text that is not in Unicode normal form C",
    .source = check_source,
};

}  // namespace listlint::rules
