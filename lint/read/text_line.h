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

// The span without white space at its ends.
Span trim(std::string_view bytes, Span span);

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

// How many words a text has; counting stops at `most`.
uint32_t word_count(std::string_view text, uint32_t most);

}  // namespace listlint::text
