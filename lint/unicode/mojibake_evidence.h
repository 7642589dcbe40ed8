// The two halves of the case against a word that may be mojibake: how unlike
// text it looks as it stands, and how like text as it may have been meant.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/unicode/charsets.h"
#include "lint/unicode/code_point.h"

namespace listlint::unicode {

// A character of a token, with all that is asked of it again and again.
struct TokenChar {
  char32_t value = 0;
  uint32_t begin = 0;  // in bytes
  uint32_t flags = 0;
  Script script = Script::common;
  const tables::CharsetBytes* bytes = nullptr;
};

// How odd the characters [begin, begin + length) of a token are as text, if
// they are one misread letter that means `meant`.
int oddness(std::span<const TokenChar> token, size_t begin, size_t length,
            char32_t meant);
// From this on it is no text.
inline constexpr int kOdd = 2;
// Not even with half of it lost.
inline constexpr int kVeryOdd = 4;

// The same where the last of the characters are lost: one of them is there, or
// more.
int oddness_of_rest(std::span<const TokenChar> token, size_t begin,
                    size_t length);

// How plausible a text is, which differs from what stands in the document in
// all that is not ASCII; the higher the better. Nothing where it is no text of
// any language. `oddness` is that of what stands there: the odder, the rarer
// the letters may be.
std::optional<int> plausibility(std::u32string_view text, int oddness);

}  // namespace listlint::unicode
