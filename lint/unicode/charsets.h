// The one-byte charsets that UTF-8 is most often misread in, and what tells
// text that somebody wrote from text that came of such a misreading. Tables
// made at build time (generate_charsets.cpp) out of ICU; for mojibake.cpp and
// the scan. Constant data; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace listlint::unicode {

enum class Charset : uint8_t {
  windows_1252,
  latin_1,
  windows_1251,
  windows_1250,
  windows_1253,
  windows_1254,
  windows_1257,
  iso_8859_2,
  mac_roman,
  cp437,
};
inline constexpr size_t kCharsets = 10;

std::string_view name_of(Charset charset);

namespace tables {

// The byte, 0x80 or over, that stands for a code point in each charset, or 0.
// A byte that means nothing in a charset stands for the code point of its own
// number, as in the programs that misread it.
using CharsetBytes = std::array<uint8_t, kCharsets>;

// A bit for each charset, by Charset: where the byte is a later one of a letter
// in UTF-8, and the first of two, three or four.
using CharsetSet = uint16_t;

struct CharsetRecord {
  CharsetBytes bytes{};
  CharsetSet trail = 0;
  std::array<CharsetSet, 3> lead{};
};

// Two stages, of blocks of 64 code points, up to U+FFFF; cell 0 has no bytes.
inline constexpr uint32_t kCharsetBlockBits = 6;
extern const uint8_t kCharsetBlocks[];
extern const uint16_t kCharsetCells[];
extern const CharsetRecord kCharsetRecords[];

inline const CharsetRecord& charset_record(char32_t code_point) {
  if (code_point > 0xFFFF) return kCharsetRecords[0];
  const uint32_t block = kCharsetBlocks[code_point >> kCharsetBlockBits];
  constexpr uint32_t kInside = (1U << kCharsetBlockBits) - 1;
  return kCharsetRecords[kCharsetCells[(block << kCharsetBlockBits) |
                                       (code_point & kInside)]];
}

// Ranges of the code points that some language writes: those of ICU's
// exemplar sets and names. By first; `last` is inside.
struct CommonRange {
  char32_t first;
  char32_t last;
};
extern const CommonRange kCommonRanges[];
extern const size_t kCommonRangesCount;

// Two small letters that follow each other in names, the first << 16 | the
// second, in order; and how often: log2 of the number of names, in quarters.
// 0 as a letter is the edge of a word; kAnyLetter as the second counts the
// first alone, which is all that there is of Chinese, Japanese and Korean.
inline constexpr char32_t kAnyLetter = 0xFFFF;
extern const uint32_t kPairs[];
extern const uint8_t kPairWeights[];
extern const size_t kPairsCount;

}  // namespace tables
}  // namespace listlint::unicode
