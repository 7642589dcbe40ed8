// The tables that generate_tables.cpp writes at build time, and the two array
// reads that look a code point up. For code_point.cpp and scan.cpp; everybody
// else asks code_point.h. Constant data; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lint/unicode/code_point.h"

namespace listlint::unicode::tables {

inline constexpr uint32_t kCodePoints = 0x110000;
inline constexpr uint32_t kBlockBits = 7;
inline constexpr uint32_t kBlockSize = 1U << kBlockBits;

// Two stages: the block of a code point, then its cell in the block; equal
// blocks are stored once. A cell is an index into the records.
extern const uint16_t kPropertyBlocks[];
extern const uint16_t kPropertyCells[];
extern const Properties kPropertyRecords[];

// The same for folding. Cell 0 means that the code point folds to itself;
// text n is kFoldPool[kFoldStarts[n], kFoldStarts[n + 1]).
extern const uint16_t kFoldBlocks[];
extern const uint16_t kFoldCells[];
extern const uint32_t kFoldStarts[];
extern const char kFoldPool[];

// Ordered by letter; 0 where the script has no twin, or is the letter's own.
struct Twins {
  char32_t letter;
  char32_t latin;
  char32_t cyrillic;
  char32_t greek;
};
extern const Twins kTwins[];
extern const size_t kTwinsCount;

// `code_point` must be under kCodePoints.
inline uint16_t cell(const uint16_t* blocks, const uint16_t* cells,
                     char32_t code_point) {
  const uint32_t block = blocks[code_point >> kBlockBits];
  return cells[(block << kBlockBits) | (code_point & (kBlockSize - 1))];
}

inline const Properties& properties(char32_t code_point) {
  return kPropertyRecords[cell(kPropertyBlocks, kPropertyCells, code_point)];
}

inline constexpr uint16_t kFoldsToItself = 0;

inline uint16_t fold_cell(char32_t code_point) {
  return cell(kFoldBlocks, kFoldCells, code_point);
}

inline std::string_view fold_text(uint16_t cell) {
  const uint32_t begin = kFoldStarts[cell];
  return {kFoldPool + begin, kFoldStarts[cell + 1U] - begin};
}

}  // namespace listlint::unicode::tables
