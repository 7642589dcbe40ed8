#include "rules/code_points.h"

#include <algorithm>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kFarthest = 40;  // bytes to either side
constexpr uint32_t kLongest = 40;   // code points shown

bool ends_word(char32_t c) {
  if (c == ',' || c == '[' || c == ']' || c == '|' || c == '"') return true;
  return (flags_of(c) & unicode::kWhiteSpace) != 0;
}

}  // namespace

char32_t code_point_before(std::string_view bytes, uint32_t at) {
  return at == 0 ? 0 : utf8::decode_before(bytes, at).value;
}

char32_t code_point_after(std::string_view bytes, uint32_t at) {
  return at >= bytes.size() ? 0 : utf8::decode(bytes, at).value;
}

uint32_t flags_of(char32_t code_point) {
  if (code_point == utf8::kIllFormed) return 0;
  return unicode::properties(code_point).flags;
}

bool is_line_edge(char32_t neighbour) {
  return neighbour == 0 || neighbour == '\n' || neighbour == '\r';
}

Span word_around(std::string_view bytes, Span span) {
  Span word = span;
  while (word.begin > 0 && span.begin - word.begin < kFarthest) {
    const auto point = utf8::decode_before(bytes, word.begin);
    if (ends_word(point.value)) break;
    word.begin -= point.length;
  }
  while (word.end < bytes.size() && word.end - span.end < kFarthest) {
    const auto point = utf8::decode(bytes, word.end);
    if (ends_word(point.value)) break;
    word.end += point.length;
  }
  return word;
}

bool is_misread(const unicode::Scan& scan, Span span) {
  const auto& words = scan.misread;
  if (words.empty()) return false;
  const auto next =
      std::ranges::upper_bound(words, span.begin, {}, &Span::begin);
  return next != words.begin() && std::prev(next)->contains(span.begin);
}

bool is_in_address(std::string_view bytes, Span span) {
  constexpr uint32_t kMost = 2048;
  const uint32_t from = span.begin - std::min(span.begin, kMost);
  const auto before = bytes.substr(from, span.begin - from);
  const auto edge = before.find_last_of(" \t\r\n\"'<>|[](){}");
  const auto word =
      edge == std::string_view::npos ? before : before.substr(edge + 1);
  return word.find("://") != std::string_view::npos;
}

std::string shown(std::string_view text) {
  std::string out;
  uint32_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    at += point.length;
    const uint32_t flags = flags_of(point.value);
    const bool hidden = (flags & (unicode::kControl | unicode::kIgnorable |
                                  unicode::kBidiControl)) != 0;
    if (hidden) continue;
    if (++count > kLongest) return out + "…";
    if (point.value == utf8::kIllFormed) {
      out += "\xEF\xBF\xBD";
    } else if ((flags & unicode::kWhiteSpace) != 0) {
      out += ' ';
    } else {
      utf8::append(out, point.value);
    }
  }
  return out;
}

std::string shown_joint(std::string_view bytes, Span span) {
  const Span word = word_around(bytes, span);
  const std::string before =
      shown(bytes.substr(word.begin, span.begin - word.begin));
  const std::string after = shown(bytes.substr(span.end, word.end - span.end));
  if (before.empty() && after.empty()) return {};
  if (before.empty()) return " before \"" + after + "\"";
  if (after.empty()) return " after \"" + before + "\"";
  return " after \"" + before + "\" in \"" + before + after + "\"";
}

std::string shown_place(std::string_view bytes, Span span) {
  const Span word = word_around(bytes, span);
  std::string text = shown(bytes.substr(word.begin, word.size()));
  while (text.starts_with(' ')) text.erase(0, 1);
  while (text.ends_with(' ')) text.pop_back();
  if (text.empty()) return {};
  return " in \"" + text + "\"";
}

}  // namespace listlint::rules
