// What one line of Markdown begins, by its shape. Spans are into the bytes
// given and end with the line, without its line end. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/source.h"

namespace listlint::markdown {

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Without spaces, tabs and carriage returns at its ends.
Span trim(std::string_view bytes, Span span);

// A place in a line with the column that it shows at; tabs go to the next
// column that is a multiple of four, and may be taken in parts.
class Cursor {
 public:
  Cursor(std::string_view bytes, Span line)
      : bytes_(bytes), at_(line.begin), end_(line.end) {}

  uint32_t at() const { return at_; }
  uint32_t end() const { return end_; }
  uint32_t indent() const;  // columns of white space ahead
  uint32_t text() const;    // where the text ahead begins; end() without
  bool is_blank_ahead() const { return text() == end_; }

  void skip_columns(uint32_t columns);
  void skip_to(uint32_t at);  // over text and white space

 private:
  std::string_view bytes_;
  uint32_t at_;
  uint32_t end_;
  uint32_t column_ = 0;
  uint32_t rest_of_tab_ = 0;
};

struct Marker {
  char kind = '-';          // what tells lists apart: - * + . )
  uint32_t length = 0;      // "12." is 3
  bool starts_at_1 = true;  // a bullet does, too
};

// "- ", "12) "; nullopt where the text at `at` is no item.
std::optional<Marker> item_marker(std::string_view bytes, Span line);

// How many '#' a heading has; 0 where it is none.
uint32_t heading_level(std::string_view bytes, Span line);

// The text of a heading, without its '#' at both ends.
Span heading_text(std::string_view bytes, Span line);

// "***", "- - -".
bool is_rule(std::string_view bytes, Span line);

// The level of the heading that a line of "===" or "---" makes of the text
// above; 0 where it is none.
uint32_t underline_level(std::string_view bytes, Span line);

struct Fence {
  char sign = '`';
  uint32_t length = 0;  // 0 where there is none
};

Fence opening_fence(std::string_view bytes, Span line);
bool closes(std::string_view bytes, Span line, const Fence& fence);

// What a line of HTML begins.
enum class Html : uint8_t {
  none,
  raw,    // <script>, <style>, <pre>: up to its closing tag
  block,  // <div>: up to a blank line
  tag,    // any other tag alone on its line: the same, but ends no paragraph
};

Html html_start(std::string_view bytes, Span line);
bool has_raw_end(std::string_view line);

// "| --- | :-: |": how many columns it makes; 0 where it is none.
uint32_t delimiter_row_columns(std::string_view bytes, Span line);

// The cells of a table row, outer pipes and space left out.
class Cells {
 public:
  Cells(std::string_view bytes, Span line);
  // False after the last.
  bool next(Span& cell);

 private:
  std::string_view bytes_;
  Span rest_;
  bool done_ = false;
};

// "[^x]:": where the label stands; its end is two bytes before the text.
std::optional<Span> footnote_label(std::string_view bytes, Span line);

}  // namespace listlint::markdown
