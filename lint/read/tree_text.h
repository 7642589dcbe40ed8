// The text of scalars: escapes of JSON and YAML, and where each part of a
// decoded text stands. Pure but for what they write to; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/document.h"
#include "lint/read/tree.h"
#include "lint/read/writing.h"

namespace listlint {

// Decodes the escape at the '\\' of raw[at]; the answer is its length in raw,
// at least 1. Half a surrogate pair becomes U+FFFD, an unknown escape itself.
size_t decode_escape(std::string_view raw, size_t at, std::string& out);

// Whether the document stands in the source as the value says.
bool is_verbatim(const Source& source, const Text& text);

// Adds the text of a scalar, part for part where each stands in the source.
void append_scalar(const Source& source, const Text& text, Quotes quotes,
                   Writing& writing);

}  // namespace listlint
