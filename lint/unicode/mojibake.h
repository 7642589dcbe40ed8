// Mojibake: text that was written as UTF-8 and read as if each byte were a
// character of a one-byte charset: "KrakÃ³w" for "Kraków".
//
// A word is mended where it goes back without rest: every character of it
// stands for a byte of one charset, those bytes are UTF-8, what they say is
// plausible, and what stands there is not. Pure functions; any thread; linear
// in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/source.h"
#include "lint/unicode/charsets.h"

namespace listlint::unicode {

struct Mojibake {
  Span span;  // in the text that was searched
  Charset charset = Charset::windows_1252;
  std::string meant;       // "" where bytes were lost
  uint32_t sequences = 0;  // letters that were misread
  uint32_t times = 1;      // how often the text was misread
  // What stands there is no text. Where this is false it might be, and only a
  // sure one near by, of the same charset, tells that it is not.
  bool is_sure = false;
  // There is no other reading, and this one is of several letters or of a word
  // like those of names.
  bool is_certain = false;
  bool is_lossy = false;  // bytes were lost: nobody can tell what it was
};

// The token around bytes[at, end): a run of letters and digits of ASCII and of
// any characters beyond ASCII, from `floor` on, and not endless.
Span token_around(std::string_view bytes, size_t floor, size_t at, size_t end);

// The mojibake in tokens of a text, in order; what its neighbours alone give
// away is among it. The scan knows which tokens are worth a look.
std::vector<Mojibake> find_mojibake(std::string_view bytes,
                                    std::span<const Span> tokens);

}  // namespace listlint::unicode
