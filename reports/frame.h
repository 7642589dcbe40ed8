// The code frame of `text`: source lines with marks below, like rustc's.
//
//   323 | Hangzhou [ 48]
//       | -------- in this section
//   ...
//   356 | Paramaribo , Surinam
//       |              ^^^^^^^
//
// Source is shown as visible() text; marks stand right under wide and
// combining characters. A long line is cut around its marks, and no more than
// a window of it is ever walked. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/line_index.h"
#include "lint/source.h"
#include "reports/style.h"

namespace listlint::reports {

// Terminal columns of source that a frame shows of a line.
inline constexpr uint32_t kFrameWidth = 100;

// A span that goes on past its line is marked to the end of the line.
struct Mark {
  Span span;
  std::string label;           // visible() already; "" for none
  Style style = Style::frame;  // Style::frame: secondary, "----"
};

struct Frame {
  std::string_view bytes;
  const LineIndex& lines;
  uint32_t gutter = 1;  // columns of the line numbers
};

// Start of the character that `at` is in; it starts at `least` or behind it.
uint32_t character_start(std::string_view bytes, uint32_t least, uint32_t at);

// What to show of a line so that `span`, or its beginning, is well in view:
// whole characters, kFrameWidth columns at most.
Span part_to_show(std::string_view bytes, Span line, Span span);

// How wide the gutter of these marks must be.
uint32_t gutter_width(const LineIndex& lines, const std::vector<Mark>& marks);

// Appends the lines of all marks in line order, each with its line feed.
void append_frame(Painter& painter, const Frame& frame,
                  std::vector<Mark> marks);

// "    |" below line numbers, then `text` such as "= fix: …".
void append_margin(Painter& painter, uint32_t gutter, std::string_view sign);

}  // namespace listlint::reports
