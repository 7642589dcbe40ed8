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

bool is_jamo(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7A3);
}

// Korean that is written letter by letter where Unicode has syllables, which
// is how macOS names files.
bool is_in_jamo(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (!is_jamo(point.value)) return false;
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

std::string explain(std::string_view word, std::string_view first) {
  const std::string normal = unicode::to_nfc(first);
  if (is_in_jamo(first)) {
    return fmt::format(
        "\"{}\" is written in single letters (jamo), as macOS names files: "
        "write the syllable{} {} for {}",
        word, normal.size() > 3 ? "s" : "", list_code_points(normal),
        list_code_points(first));
  }
  return fmt::format("\"{}\" is not in Unicode normal form C: write {} for {}",
                     word, list_code_points(normal), list_code_points(first));
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
  std::string message =
      explain(shown(check.slice(word_around(bytes, span))), first);
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
    if (!is_misread(check.scan, runs[begin])) {
      report_word(check, runs.subspan(begin, end - begin));
    }
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
