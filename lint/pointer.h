// The JSON Pointer (RFC 6901) of a place in a JSON or YAML document. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string>

#include "lint/document.h"

namespace listlint {

// Of the deepest value that holds `offset`; a key belongs to its value. "" for
// the whole document and for one of another format. Logarithmic in the values.
std::string json_pointer(const Document& document, uint32_t offset);

}  // namespace listlint
