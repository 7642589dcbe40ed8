#include "lint/read/markdown_address.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"

namespace listlint::markdown {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

bool ends_address(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' ||
         c == '[' || c == ']' || c == '"' || c == '`' || c == '|';
}

// Chinese and Japanese punctuation and wide signs stand right behind an
// address: U+3000 to U+303F, U+FF00 to U+FF3F.
bool ends_address_wide(std::string_view rest) {
  if (rest.size() < 3) return false;
  const auto first = static_cast<unsigned char>(rest[0]);
  const auto second = static_cast<unsigned char>(rest[1]);
  return (first == 0xE3 && second == 0x80) || (first == 0xEF && second == 0xBC);
}

}  // namespace

Span address_at_scheme(std::string_view bytes, uint32_t floor, uint32_t colon,
                       uint32_t end) {
  if (bytes.substr(colon, 3) != "://" || colon + 3 >= end) return {};
  uint32_t begin = colon;
  while (begin > floor && colon - begin < 6 && is_letter(bytes[begin - 1])) {
    --begin;
  }
  const auto scheme = bytes.substr(begin, colon - begin);
  for (const std::string_view known : {"https", "http", "ftp"}) {
    if (scheme.size() != known.size() || !begins_with(scheme, known)) continue;
    const uint32_t after = address_end(bytes, begin, end);
    return after > colon + 3 ? Span{begin, after} : Span{};
  }
  return {};
}

uint32_t address_end(std::string_view bytes, uint32_t begin, uint32_t end) {
  uint32_t at = begin;
  int64_t open = 0;  // parentheses
  while (at < end && !ends_address(bytes[at])) {
    const char c = bytes[at];
    if (static_cast<unsigned char>(c) >= 0xE3 &&
        ends_address_wide(bytes.substr(at, end - at))) {
      break;
    }
    if (c == '(') ++open;
    if (c == ')') --open;
    ++at;
  }
  constexpr std::string_view kStops = "?!.,:;*_~'";
  while (at > begin) {
    const char c = bytes[at - 1];
    const bool closes = c == ')' && open < 0;
    if (!closes && kStops.find(c) == kStops.npos) break;
    if (closes) ++open;
    --at;
  }
  return at;
}

bool is_external(std::string_view url) {
  return begins_with(url, "http://") || begins_with(url, "https://") ||
         begins_with(url, "ftp://") || begins_with(url, "www.") ||
         url.starts_with("//");
}

bool is_anchor(std::string_view url) { return url.starts_with('#'); }

bool is_source_word(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>({"source",
                                                           "sources",
                                                           "src",
                                                           "ref",
                                                           "reference",
                                                           "link",
                                                           "web",
                                                           "website",
                                                           "site",
                                                           "homepage",
                                                           "home page",
                                                           "official site",
                                                           "official website",
                                                           "here",
                                                           "url",
                                                           "quelle",
                                                           "fuente",
                                                           "fonte",
                                                           "bron",
                                                           "źródło",
                                                           "источник",
                                                           "来源",
                                                           "出典"});
  while (text.starts_with('\\') || text.starts_with('[')) text.remove_prefix(1);
  while (text.ends_with(']') || text.ends_with('\\')) text.remove_suffix(1);
  if (text.empty() || text.size() > 20) return false;
  if (text.size() <= 4 && std::ranges::all_of(text, is_digit)) return true;
  return std::ranges::any_of(kWords, [&](std::string_view word) {
    return word.size() == text.size() && begins_with(text, word);
  });
}

}  // namespace listlint::markdown
