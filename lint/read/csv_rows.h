// Rows and cells of tables as text, by their bytes. Pure functions; any
// thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/read/writing.h"

namespace listlint::csv {

struct Dialect {
  char delimiter = ',';
  // Quotation marks are text unless a cell begins and ends with one: TSV.
  bool text_quotes = false;
};

struct Cell {
  Span span;             // the value, without quotation marks and outer space
  bool escaped = false;  // it holds doubled quotation marks
  bool lines = false;    // it holds line ends
};

struct Trouble {
  ProblemKind kind = ProblemKind::malformed;
  Span span;
};

// Cells beyond these are one: no table has as many columns.
inline constexpr uint32_t kMostCells = 4096;

struct CellRow {
  Span span;          // without its line end
  uint32_t next = 0;  // where the next row begins
  std::vector<Cell> cells;
  uint32_t count = 0;  // of all cells
  std::vector<Trouble> troubles;

  // Whether all cells are empty.
  bool is_blank() const;
};

// Reads the row at `at`, which must be before the end.
void read_row(std::string_view bytes, uint32_t at, const Dialect& dialect,
              CellRow& row);

// The value of a cell, with doubled quotation marks taken for one and line
// ends for a space.
void append_cell(std::string_view bytes, const Cell& cell, Writing& writing);

// What stands before the first row: a byte order mark, "sep=;" of Excel, lines
// of comments, blank lines.
struct Preamble {
  uint32_t end = 0;
  char delimiter = '\0';  // '\0' where nothing says it
  std::vector<Span> comments;
};

Preamble read_preamble(std::string_view bytes);

}  // namespace listlint::csv
