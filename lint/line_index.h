// Lines and columns of a Source, computed when something is printed.
//
// A line ends at LF or CRLF; a lone CR ends none. Columns count code points
// from 1, each byte of ill-formed UTF-8 as one. Answers are exact at any
// offset, also between the bytes of a character (they belong to it).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/source.h"

namespace listlint {

struct Position {
  uint32_t line = 1;
  uint32_t column = 1;  // code points

  friend auto operator<=>(const Position&, const Position&) = default;
};

// One thread at a time: it remembers the last answer so that ascending
// queries stay linear even on one line of 100 MB.
class LineIndex {
 public:
  // Views `bytes`; they must outlive the index.
  explicit LineIndex(std::string_view bytes);

  // `offset` may be one past the last byte.
  Position position(uint32_t offset);

  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }

  // The bytes of a line (counted from 1), without its line end.
  Span line(uint32_t number) const;

  // The line that holds `offset`, counted from 1.
  uint32_t line_of(uint32_t offset) const;

 private:
  std::string_view bytes_;
  std::vector<uint32_t> starts_;  // offset of the first byte of each line
  uint32_t last_offset_ = 0;
  Position last_;
};

}  // namespace listlint
