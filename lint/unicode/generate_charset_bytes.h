// For the build tools: what each byte means in a charset, asked of ICU.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "lint/unicode/charsets.h"

namespace listlint::unicode {

// The code points of the bytes 0x80 to 0xFF; nothing where ICU lacks the
// charset.
std::optional<std::array<char32_t, 128>> upper_half(Charset charset);

}  // namespace listlint::unicode
