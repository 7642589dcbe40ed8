// The lexical side of YAML that its parser does not tell: where scalars end,
// and which plain ones some parsers read as no text. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/read/tree.h"

namespace listlint::yaml {

// Where a plain scalar with this value ends, which begins at `begin`.
uint32_t plain_end(std::string_view bytes, uint32_t begin,
                   std::string_view value);

// Behind the closing quotation mark of what begins at `begin`; nullopt where
// there is none.
std::optional<uint32_t> quoted_end(std::string_view bytes, uint32_t begin);

// The lines of a block scalar ("|" or ">" at `begin`), from the first to the
// last that is not blank.
Span block_lines(std::string_view bytes, uint32_t begin);

// Behind the name of an anchor, alias or tag at `begin`.
uint32_t property_end(std::string_view bytes, uint32_t begin);

// "~", "null" and their like where a plain scalar is; "" where none is.
std::string_view null_word(std::string_view bytes, uint32_t begin);

// text, literal, or null, as YAML 1.2 reads a plain scalar.
ValueKind kind_of(std::string_view plain);

// Whether another version of YAML reads a plain scalar as no text: "NO",
// "12:30", "1_000", "017".
bool is_ambiguous(std::string_view plain);

}  // namespace listlint::yaml
