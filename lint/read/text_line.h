// Lines and marks: the small grammar that both parts of a plain text list
// share. Works on byte spans of one Source and never looks behind its end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint::text {

// How long the space is that begins a text, and the one that ends it: 0 where
// there is none, 2 for U+00A0 NO-BREAK SPACE, which comes with pasted text.
inline uint32_t space_before(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('\t')) return 1;
  return text.starts_with("\u00a0") ? 2 : 0;
}
inline uint32_t space_behind(std::string_view text) {
  if (text.ends_with(' ') || text.ends_with('\t')) return 1;
  return text.ends_with("\u00a0") ? 2 : 0;
}

// The span without spaces and tabs at its ends.
inline Span trim(std::string_view bytes, Span span) {
  const auto text = [&] { return bytes.substr(span.begin, span.size()); };
  while (const auto length = space_before(text())) span.begin += length;
  while (const auto length = space_behind(text())) span.end -= length;
  return span;
}

// The comment for listlint that ends a line, "<!-- listlint-ignore … -->":
// plain text has no others. Empty where there is none.
Span ending_comment(std::string_view bytes, Span line);

// Where the comma of " , " is in a line, npos where there is none.
inline size_t spaced_comma(std::string_view line) {
  for (auto at = line.find(','); at != std::string_view::npos;
       at = line.find(',', at + 1)) {
    if (space_behind(line.substr(0, at)) == 0) continue;
    if (space_before(line.substr(at + 1)) != 0) return at;
  }
  return std::string_view::npos;
}

// Where the first comma with a space behind it is, and the last one; npos where
// there is none.
inline size_t first_comma(std::string_view line) {
  auto at = line.find(',');
  while (at != std::string_view::npos &&
         space_before(line.substr(at + 1)) == 0) {
    at = line.find(',', at + 1);
  }
  return at;
}
inline size_t last_comma(std::string_view line) {
  auto at = line.rfind(',');
  while (at != std::string_view::npos &&
         space_before(line.substr(at + 1)) == 0) {
    at = at == 0 ? std::string_view::npos : line.rfind(',', at - 1);
  }
  return at;
}

// What the line shape of an item begins with: "- ", "* ", "• ", "12. ", "3) ".
// The length of it in bytes, 0 without one.
uint32_t bullet_length(std::string_view line);

// A citation in brackets, "[ 12]", "[a]", "[note 1]", "[citation needed]", at
// the '[' of bytes[at]; nullopt where the brackets hold something else.
// Looks at no more than 48 bytes.
std::optional<Citation> parse_mark(std::string_view bytes, uint32_t at,
                                   uint32_t end);

// Appends all marks of a span in order, with `owner` left out.
void find_marks(std::string_view bytes, Span span,
                std::vector<Citation>& marks);

// Whether a line is a sentence: it ends like one and is longer than a name, or
// is very long.
bool is_sentence(std::string_view line);

// How many words a text has; counting stops at `most`.
uint32_t word_count(std::string_view text, uint32_t most);

}  // namespace listlint::text
