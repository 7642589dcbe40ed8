#include "lint/read/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "lint/ascii.h"

namespace listlint::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }
bool is_flow(char c) {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

bool is_in(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr auto kNulls =
    std::to_array<std::string_view>({"~", "null", "Null", "NULL"});

// Takes a sign off.
std::string_view unsigned_part(std::string_view word) {
  if (word.starts_with('+') || word.starts_with('-')) word.remove_prefix(1);
  return word;
}

bool all_of(std::string_view word, std::string_view allowed) {
  return word.find_first_not_of(allowed) == word.npos;
}

// "12:30:45": sixties to YAML 1.1.
bool is_sexagesimal(std::string_view word) {
  if (word.empty() || !is_digit(word[0])) return false;
  const auto colon = word.find(':');
  if (colon == word.npos || !all_of(word, "0123456789:._")) return false;
  for (size_t i = 1; i < word.size(); ++i) {
    if (word[i] == ':' && (i + 1 == word.size() || !is_digit(word[i + 1]))) {
      return false;
    }
  }
  return true;
}

// "1_000", "017", "0o17", "0x1F", "0b1".
bool is_odd_integer(std::string_view word) {
  if (word.size() < 2 || !is_digit(word[0])) return false;
  if (word[0] == '0' && (word[1] == 'o' || word[1] == 'x' || word[1] == 'b')) {
    return word.size() > 2 && all_of(word.substr(2), "0123456789abcdefABCDEF_");
  }
  if (!all_of(word, "0123456789_")) return false;
  return word.find('_') != word.npos ||
         (word[0] == '0' && all_of(word, "01234567"));
}

// "1e3", "1.10", which loses its zero.
bool is_odd_float(std::string_view word) {
  if (word.empty() || !is_digit(word[0])) return false;
  if (!all_of(word, "0123456789.eE+-")) return false;
  const auto point = word.find('.');
  const auto e = word.find_first_of("eE");
  if (e != word.npos) return e + 1 < word.size() && is_digit(word.back());
  return point != word.npos && word.find('.', point + 1) == word.npos &&
         all_of(word, "0123456789.") && word.size() - point > 2 &&
         word.back() == '0';
}

}  // namespace

uint32_t plain_end(std::string_view bytes, uint32_t begin,
                   std::string_view value) {
  uint32_t at = begin;
  uint32_t end = begin;  // behind the last byte that is no space
  size_t i = 0;
  while (i < value.size() && at < bytes.size()) {
    if (value[i] == bytes[at]) {
      ++i;
      ++at;
      if (!is_space(bytes[at - 1])) end = at;
      continue;
    }
    // Lines are joined by one space, or less line ends than there are.
    const auto from = at;
    const auto before = i;
    while (at < bytes.size() && is_space(bytes[at])) ++at;
    while (i < value.size() && is_space(value[i])) ++i;
    if (at == from && i == before) break;
  }
  return end;
}

std::optional<uint32_t> quoted_end(std::string_view bytes, uint32_t begin) {
  const char quote = bytes[begin];
  uint32_t at = begin + 1;
  while (at < bytes.size()) {
    if (quote == '"' && bytes[at] == '\\') {
      at += 2;
    } else if (bytes[at] != quote) {
      ++at;
    } else if (quote == '\'' && at + 1 < bytes.size() &&
               bytes[at + 1] == '\'') {
      at += 2;
    } else {
      return at + 1;
    }
  }
  return std::nullopt;
}

Span block_lines(std::string_view bytes, uint32_t begin) {
  const auto line_end = [&](uint32_t at) {
    return static_cast<uint32_t>(std::min(bytes.find('\n', at), bytes.size()));
  };
  // The indent is that of the first line: less ends it.
  uint32_t at = line_end(begin);
  Span lines{at, at};
  std::optional<uint32_t> indent;
  while (at < bytes.size()) {
    const uint32_t line = at + 1;
    uint32_t text = line;
    while (text < bytes.size() && bytes[text] == ' ') ++text;
    at = line_end(line);
    uint32_t end = at;
    while (end > text && is_space(bytes[end - 1])) --end;
    if (end <= text) continue;  // blank
    if (!indent) {
      indent = text - line;
      lines.begin = text;
    }
    if (text - line < *indent) break;
    lines.end = end;
  }
  return lines;
}

uint32_t property_end(std::string_view bytes, uint32_t begin) {
  uint32_t at = begin + 1;
  const bool verbatim = bytes.substr(begin).starts_with("!<");
  while (at < bytes.size() && !is_space(bytes[at])) {
    if (!verbatim && is_flow(bytes[at])) break;
    ++at;
  }
  return at;
}

std::string_view null_word(std::string_view bytes, uint32_t begin) {
  uint32_t end = begin;
  while (end < bytes.size() && end < begin + 5 && !is_space(bytes[end]) &&
         !is_flow(bytes[end]) && bytes[end] != ':') {
    ++end;
  }
  const auto word = bytes.substr(begin, end - begin);
  return is_in(word, kNulls) ? word : std::string_view();
}

ValueKind kind_of(std::string_view plain) {
  constexpr auto kBooleans = std::to_array<std::string_view>(
      {"true", "True", "TRUE", "false", "False", "FALSE"});
  if (plain.empty() || is_in(plain, kNulls)) return ValueKind::null;
  if (is_in(plain, kBooleans)) return ValueKind::literal;
  const auto number = unsigned_part(plain);
  const bool digits = !number.empty() &&
                      (is_digit(number[0]) || number[0] == '.') &&
                      number.find_first_of("0123456789") != number.npos &&
                      all_of(number, "0123456789.eE+-_:xo");
  return digits ? ValueKind::literal : ValueKind::text;
}

bool is_ambiguous(std::string_view plain) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"y",    "Y",    "yes",  "Yes",  "YES",  "n",     "N",     "no",
       "No",   "NO",   "true", "True", "TRUE", "false", "False", "FALSE",
       "on",   "On",   "ON",   "off",  "Off",  "OFF",   "~",     "null",
       "Null", "NULL", ".inf", ".Inf", ".INF", ".nan",  ".NaN",  ".NAN"});
  if (plain.size() > 40) return false;
  if (is_in(plain, kWords)) return true;
  const auto number = unsigned_part(plain);
  return is_sexagesimal(number) || is_odd_integer(number) ||
         is_odd_float(number) || number == ".inf" || number == ".Inf";
}

}  // namespace listlint::yaml
