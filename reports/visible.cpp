#include "reports/visible.h"

#include <fmt/format.h>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "reports/report.h"

namespace listlint::reports {
namespace {

// Unassigned ones too: terminals disagree on their width.
constexpr uint32_t kUnseen = unicode::kControl | unicode::kBidiControl |
                             unicode::kIgnorable | unicode::kUnassigned;

bool is_unseen(char32_t value) {
  if (value == 0x2028 || value == 0x2029) return true;
  return (unicode::properties(value).flags & kUnseen) != 0;
}

}  // namespace

Shown append_visible(std::string& out, std::string_view text, size_t at) {
  const auto [value, length] = utf8::decode(text, at);
  if (value == '\t') {
    out += ' ';
    return {length, 1};
  }
  if (value >= 0x20 && value < 0x7F) {
    out += static_cast<char>(value);
    return {length, 1};
  }
  const size_t before = out.size();
  if (value == utf8::kIllFormed) {
    fmt::format_to(std::back_inserter(out), "<0x{:02X}>",
                   static_cast<unsigned char>(text[at]));
  } else if (is_unseen(value)) {
    fmt::format_to(std::back_inserter(out), "<U+{:04X}>",
                   static_cast<uint32_t>(value));
  } else {
    out.append(text, at, length);
    return {length, unicode::properties(value).width};
  }
  return {length, static_cast<uint32_t>(out.size() - before)};
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    at += append_visible(out, text, at).length;
  }
  return out;
}

}  // namespace listlint::reports
