#include "lint/read/wikitext_address.h"

#include <algorithm>

#include "lint/read/wikitext_words.h"

namespace listlint::wikitext {
namespace {

uint32_t address_end(std::string_view bytes, uint32_t at, bool bar_ends) {
  constexpr std::string_view kEnds = "[]<>\"{}";
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (static_cast<unsigned char>(c) <= ' ') break;
    if (kEnds.find(c) != kEnds.npos) break;
    if (c == '|' && bar_ends) break;
    if (c == '\'' && bytes.substr(at, 2) == "''") break;
  }
  return at;
}

}  // namespace

uint32_t address_length(std::string_view bytes, uint32_t at, bool bar_ends) {
  const auto rest = bytes.substr(std::min<size_t>(at, bytes.size()));
  for (const std::string_view protocol :
       {"https://", "http://", "//", "ftp://", "mailto:"}) {
    if (!starts_with_letters(rest, protocol)) continue;
    const auto size = static_cast<uint32_t>(protocol.size());
    const uint32_t end = address_end(bytes, at + size, bar_ends);
    return end == at + size ? 0 : end - at;
  }
  return 0;
}

Span address_around(std::string_view bytes, uint32_t colon, bool bar_ends) {
  if (bytes.substr(colon, 3) != "://") return {};
  uint32_t begin = colon;
  for (const std::string_view name : {"https", "http", "ftp"}) {
    const auto size = static_cast<uint32_t>(name.size());
    if (colon < size) continue;
    if (!starts_with_letters(bytes.substr(colon - size), name)) continue;
    begin = colon - size;
    break;
  }
  const uint32_t host = colon + 3;
  uint32_t end = address_end(bytes, host, bar_ends);
  const auto opens = [&] {
    return bytes.substr(begin, end - begin).find('(') != bytes.npos;
  };
  // As in MediaWiki, a bracket belongs to it only where one opens in it.
  const bool bracket = end > host && bytes[end - 1] == ')' && !opens();
  constexpr std::string_view kPunctuation = ",;.:!?";
  while (end > host) {
    const char c = bytes[end - 1];
    const bool ends =
        kPunctuation.find(c) != kPunctuation.npos || (c == ')' && bracket);
    if (!ends) break;
    --end;
  }
  if (begin == colon || end == host) return {};
  return {begin, end};
}

}  // namespace listlint::wikitext
