#include "reports/frame.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/unicode/utf8.h"
#include "reports/visible.h"

namespace listlint::reports {
namespace {

// Combining characters take no columns, so they are counted as well.
constexpr uint32_t kMostCharacters = 4 * kFrameWidth;

// Columns before a span that fills the window by itself.
constexpr uint32_t kLeastContext = 10;

// One line of source as it is printed, or the part around a mark.
struct Row {
  struct Cell {
    uint32_t offset = 0;
    uint32_t column = 0;
    uint32_t width = 0;
  };

  std::string text;
  std::vector<Cell> cells;
  Span shown;  // of the source
  bool cut_before = false;
  bool cut_after = false;
  uint32_t columns = 0;  // without the sign of the cut after
};

// Columns of one character, as append_visible shows it.
uint32_t columns_at(std::string_view bytes, size_t at) {
  std::string ignored;
  return append_visible(ignored, bytes, at).columns;
}

// Start of the character that ends before `at`, which must not be at `least`.
uint32_t previous(std::string_view bytes, uint32_t least, uint32_t at) {
  for (uint32_t length = std::min(at - least, 4U); length > 1; --length) {
    if (utf8::length_at(bytes, at - length) == length) return at - length;
  }
  return at - 1;
}

// A walk from a place, to one side, until a number of columns is full.
struct Walk {
  uint32_t at = 0;
  uint32_t columns = 0;
};

Walk walk_right(std::string_view bytes, uint32_t from, uint32_t end,
                uint32_t budget) {
  Walk walk{from, 0};
  for (uint32_t i = 0; i < kMostCharacters && walk.at < end; ++i) {
    const uint32_t columns = columns_at(bytes, walk.at);
    if (walk.columns + columns > budget) break;
    walk.columns += columns;
    walk.at += utf8::length_at(bytes, walk.at);
  }
  return walk;
}

Walk walk_left(std::string_view bytes, uint32_t from, uint32_t begin,
               uint32_t budget) {
  Walk walk{from, 0};
  for (uint32_t i = 0; i < kMostCharacters && walk.at > begin; ++i) {
    const uint32_t before = previous(bytes, begin, walk.at);
    const uint32_t columns = columns_at(bytes, before);
    if (walk.columns + columns > budget) break;
    walk.columns += columns;
    walk.at = before;
  }
  return walk;
}

// Most lines: a column a byte, and all of it fits.
bool is_short_ascii(std::string_view text) {
  return text.size() <= kFrameWidth && std::ranges::all_of(text, [](char c) {
           return c == '\t' || (c >= 0x20 && c < 0x7F);
         });
}

Span window(std::string_view bytes, Span line, Span span) {
  if (is_short_ascii(bytes.substr(line.begin, line.size()))) return line;
  const uint32_t from = character_start(bytes, line.begin, span.begin);
  const Walk left = walk_left(bytes, from, line.begin, kFrameWidth);
  const Walk right = walk_right(bytes, from, line.end, kFrameWidth);
  if (left.at == line.begin && right.at == line.end &&
      left.columns + right.columns <= kFrameWidth) {
    return line;
  }
  const uint32_t marked =
      walk_right(bytes, from, std::max(from, span.end), kFrameWidth).columns;
  const uint32_t context = std::max((kFrameWidth - marked) / 2, kLeastContext);
  const uint32_t room_left =
      std::min(left.columns, std::max(kFrameWidth - right.columns, context));
  const Walk first = walk_left(bytes, from, line.begin, room_left);
  const Walk last =
      walk_right(bytes, from, line.end, kFrameWidth - first.columns);
  return {first.at, last.at};
}

Row make_row(std::string_view bytes, Span line, Span span) {
  Row row;
  row.shown = window(bytes, line, span);
  row.cut_before = row.shown.begin > line.begin;
  row.cut_after = row.shown.end < line.end;
  if (row.cut_before) {
    row.text = "…";
    row.columns = 1;
  }
  for (uint32_t at = row.shown.begin; at < row.shown.end;) {
    const size_t before = row.text.size();
    auto [length, width] = append_visible(row.text, bytes, at);
    if (width == 0 && row.columns == 0) {
      row.text.insert(before, "◌");  // a base for a mark that has none
      width = 1;
    }
    row.cells.push_back({at, row.columns, width});
    row.columns += width;
    at += length;
  }
  if (row.cut_after) row.text += "…";
  return row;
}

// Where a mark stands below a row; at least one column.
struct Underline {
  uint32_t begin = 0;
  uint32_t end = 0;
  const Mark* mark = nullptr;
};

Underline underline(const Row& row, const Mark& mark) {
  const auto [from, to] = mark.span;
  Underline line{row.columns, row.columns, &mark};
  const auto after =
      std::ranges::upper_bound(row.cells, from, {}, &Row::Cell::offset);
  if (from < row.shown.end && after != row.cells.begin()) {
    const auto& cell = *std::prev(after);
    line.begin = cell.column;
    // A combining character is drawn on the one before it.
    if (cell.width == 0 && from < to && line.begin > 0) --line.begin;
  }
  const auto end =
      std::ranges::lower_bound(row.cells, to, {}, &Row::Cell::offset);
  if (end != row.cells.end()) {
    line.end = end->column;
  } else if (row.cut_after && to > row.shown.end) {
    ++line.end;
  }
  line.end = std::max(line.end, line.begin + 1);
  return line;
}

// Whether a mark can be drawn on a row that was made for an earlier one.
bool fits(const Row& row, Span span) {
  return span.begin >= row.shown.begin &&
         (span.end <= row.shown.end || !row.cut_after);
}

// Packs the underlines, which come by column, into as few lines as go without
// two touching.
void append_underlines(Painter& painter, uint32_t gutter,
                       std::vector<Underline> underlines) {
  std::ranges::stable_sort(underlines, {}, &Underline::begin);
  while (!underlines.empty()) {
    std::vector<Underline> waiting;
    append_margin(painter, gutter, "|");
    uint32_t column = 0;
    for (const Underline& line : underlines) {
      if (line.begin < column) {
        waiting.push_back(line);
        continue;
      }
      const Mark& mark = *line.mark;
      const char sign = mark.style == Style::frame ? '-' : '^';
      std::string text(line.end - line.begin, sign);
      if (!mark.label.empty()) text += " " + mark.label;
      painter.plain(std::string(line.begin - column + 1, ' '));
      painter.paint(mark.style, text);
      // What follows a label stands on a line of its own.
      column = mark.label.empty() ? line.end + 1 : UINT32_MAX - 1;
    }
    painter.plain("\n");
    underlines = std::move(waiting);
  }
}

void append_source(Painter& painter, uint32_t gutter, uint32_t number,
                   const Row& row) {
  painter.paint(Style::frame, fmt::format("{:>{}} |", number, gutter));
  if (!row.text.empty()) painter.plain(" " + row.text);
  painter.plain("\n");
}

// Dots for lines left out; a single one is shown instead.
void append_gap(Painter& painter, const Frame& frame, uint32_t last,
                uint32_t next) {
  if (last == 0 || next <= last + 1) return;
  if (next > last + 2) {
    painter.paint(Style::frame, "...");
    painter.plain("\n");
    return;
  }
  const Span line = frame.lines.line(last + 1);
  append_source(painter, frame.gutter, last + 1,
                make_row(frame.bytes, line, {line.begin, line.begin}));
}

}  // namespace

uint32_t character_start(std::string_view bytes, uint32_t least, uint32_t at) {
  for (uint32_t back = 1; back < 4 && at >= least + back; ++back) {
    if (utf8::length_at(bytes, at - back) > back) return at - back;
  }
  return at;
}

Span part_to_show(std::string_view bytes, Span line, Span span) {
  return window(bytes, line, span);
}

uint32_t gutter_width(const LineIndex& lines, const std::vector<Mark>& marks) {
  uint32_t most = 1;
  for (const Mark& mark : marks) {
    most = std::max(most, lines.line_of(mark.span.begin));
  }
  return static_cast<uint32_t>(fmt::formatted_size("{}", most));
}

void append_margin(Painter& painter, uint32_t gutter, std::string_view sign) {
  painter.plain(std::string(gutter + 1, ' '));
  painter.paint(Style::frame, sign);
}

void append_frame(Painter& painter, const Frame& frame,
                  std::vector<Mark> marks) {
  std::ranges::stable_sort(marks, {}, [](const Mark& m) { return m.span; });
  uint32_t last = 0;
  for (size_t i = 0; i < marks.size();) {
    const uint32_t number = frame.lines.line_of(marks[i].span.begin);
    Span line = frame.lines.line(number);
    append_gap(painter, frame, last, number);
    last = number;
    const auto on_line = [&](Span span) {
      return Span{std::min(span.begin, line.end), std::min(span.end, line.end)};
    };
    const Row row = make_row(frame.bytes, line, on_line(marks[i].span));
    std::vector<Underline> underlines;
    size_t next = i;
    while (next < marks.size() &&
           frame.lines.line_of(marks[next].span.begin) == number &&
           (next == i || fits(row, on_line(marks[next].span)))) {
      Mark& mark = marks[next++];
      mark.span = on_line(mark.span);
      underlines.push_back(underline(row, mark));
    }
    append_source(painter, frame.gutter, number, row);
    append_underlines(painter, frame.gutter, std::move(underlines));
    i = next;
  }
}

}  // namespace listlint::reports
