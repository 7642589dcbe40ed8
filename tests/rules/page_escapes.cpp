#include "tests/rules/page_escapes.h"

#include <charconv>
#include <fmt/format.h>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::pages {
namespace {

constexpr uint32_t kHidden = unicode::kControl | unicode::kIgnorable |
                             unicode::kBidiControl | unicode::kUnassigned |
                             unicode::kSpaceSeparator;

bool is_scalar(uint32_t value) {
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

bool is_hidden(char32_t value) {
  if (value == U'\n' || value == U' ') return false;
  if (value == 0x2028 || value == 0x2029) return true;
  return (unicode::properties(value).flags & kHidden) != 0;
}

// The value of the digits of "\u{...}" or "\x{...}" at the front of `rest`,
// and the length of the whole; nullopt where malformed.
struct Escape {
  uint32_t value = 0;
  size_t length = 0;
};

std::optional<Escape> parse_escape(std::string_view rest) {
  const auto close = rest.find('}');
  if (close == std::string_view::npos) return std::nullopt;
  const auto digits = rest.substr(3, close - 3);
  Escape escape{.length = close + 1};
  const auto* const end = digits.data() + digits.size();
  const auto [stop, error] =
      std::from_chars(digits.data(), end, escape.value, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  const bool good =
      rest[1] == 'u' ? is_scalar(escape.value) : escape.value <= 0xFF;
  if (!good) return std::nullopt;
  return escape;
}

}  // namespace

std::optional<std::string> decode_escapes(std::string_view written) {
  std::string text;
  while (!written.empty()) {
    const bool code_point = written.starts_with("\\u{");
    if (!code_point && !written.starts_with("\\x{")) {
      text += written.front();
      written.remove_prefix(1);
      continue;
    }
    const auto escape = parse_escape(written);
    if (!escape) return std::nullopt;
    if (code_point) {
      utf8::append(text, escape->value);
    } else {
      text += static_cast<char>(escape->value);
    }
    written.remove_prefix(escape->length);
  }
  return text;
}

std::string encode_escapes(std::string_view text) {
  std::string written;
  for (size_t at = 0; at < text.size();) {
    const auto [value, length] = utf8::decode(text, at);
    if (value == utf8::kIllFormed) {
      written +=
          fmt::format("\\x{{{:02X}}}", static_cast<unsigned char>(text[at]));
    } else if (is_hidden(value)) {
      written += fmt::format("\\u{{{:04X}}}", static_cast<uint32_t>(value));
    } else {
      written += text.substr(at, length);
    }
    at += length;
  }
  return written;
}

}  // namespace listlint::pages
