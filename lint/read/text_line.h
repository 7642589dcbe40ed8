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

// The span without spaces and tabs at its ends.
inline Span trim(std::string_view bytes, Span span) {
  const auto is_space = [&](uint32_t at) {
    return bytes[at] == ' ' || bytes[at] == '\t';
  };
  while (!span.empty() && is_space(span.begin)) ++span.begin;
  while (!span.empty() && is_space(span.end - 1)) --span.end;
  return span;
}

// The comment for listlint that ends a line, "<!-- listlint-ignore … -->":
// plain text has no others. Empty where there is none.
Span ending_comment(std::string_view bytes, Span line);

// Where " , " is in a line, npos where it is not.
inline size_t spaced_comma(std::string_view line) {
  for (auto at = line.find(','); at != std::string_view::npos;
       at = line.find(',', at + 1)) {
    const bool before = at > 0 && line[at - 1] == ' ';
    if (before && at + 1 < line.size() && line[at + 1] == ' ') return at - 1;
  }
  return std::string_view::npos;
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
