#include "lint/read/copy_behind.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/read/archive_address.h"

namespace listlint {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// "archived", in any case: says that the page is in an archive, whatever the
// archive calls it.
bool is_copy_word(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>({"archive",
                                                           "archived",
                                                           "archived copy",
                                                           "archive copy",
                                                           "archive link",
                                                           "archived link",
                                                           "archived page",
                                                           "archived version",
                                                           "archive version",
                                                           "web archive",
                                                           "internet archive",
                                                           "archive.org",
                                                           "wayback",
                                                           "wayback machine",
                                                           "wayback archive",
                                                           "cached",
                                                           "cached copy",
                                                           "copy",
                                                           "archiv",
                                                           "archiviert",
                                                           "archivé",
                                                           "archivado",
                                                           "arquivado",
                                                           "archivio",
                                                           "archiviato",
                                                           "архив",
                                                           "存档",
                                                           "アーカイブ"});
  text = trimmed(text);
  return std::ranges::any_of(kWords, [&](std::string_view word) {
    return std::ranges::equal(text, word, {}, lower);
  });
}

bool is_separator(std::string_view text) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"-", "\u2013", "\u2014", "|", "/", ",", "\u00B7", "\u2022"});
  return std::ranges::find(kSigns, text) != kSigns.end();
}

// Without brackets around it, a link may be a part of a sentence: "[archived]
// (…) from the original".
bool goes_on(std::string_view behind) {
  if (!behind.empty() && !is_space(behind[0]) && behind[0] != ',') {
    return behind[0] != '.' && behind[0] != ';' && behind[0] != ':' &&
           behind[0] != '*' && behind[0] != '_';
  }
  behind = trimmed(behind.substr(0, 100));
  if (behind.empty()) return false;
  const char c = behind[0];
  const bool is_letter = lower(c) >= 'a' && lower(c) <= 'z';
  const bool is_dash =
      behind.starts_with("\u2013") || behind.starts_with("\u2014");
  return is_letter || is_digit(c) ||
         (static_cast<unsigned char>(c) >= 0x80 && !is_dash);
}

bool names_page(const LinkPair& links) {
  if (is_archive(links.page)) return false;
  if (is_copy_of(links.copy, links.page)) return true;
  return is_copy_word(links.text) && may_be_copy_of(links.copy, links.page);
}

}  // namespace

uint32_t end_of_copy(std::string_view bytes, const LinkPair& links) {
  const auto slice = [&](Span span) {
    return bytes.substr(span.begin, span.size());
  };
  auto between = trimmed(slice(links.between));
  const bool opens = between.ends_with('(') || between.ends_with('[');
  const char bracket = opens ? between.back() : '\0';
  if (opens) between = trimmed(between.substr(0, between.size() - 1));
  if (!between.empty() &&
      (!is_separator(between) || !is_copy_of(links.copy, links.page))) {
    return 0;
  }
  if (!names_page(links)) return 0;
  const auto behind = slice(links.behind);
  if (!opens) return goes_on(behind) ? 0 : links.behind.begin;
  if (bracket == '[' && !links.squares) return 0;
  const char close = bracket == '(' ? ')' : ']';
  return behind.starts_with(close) ? links.behind.begin + 1 : 0;
}

}  // namespace listlint
