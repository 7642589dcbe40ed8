// What a table as text does not say of itself: its delimiter, which row is its
// header, and what the columns hold where there is none. All is decided from
// the beginning of the file. Pure functions; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lint/read/columns.h"
#include "lint/read/csv_rows.h"

namespace listlint::csv {

// How many bytes and rows are looked at.
inline constexpr size_t kSampleBytes = 65'536;
inline constexpr uint32_t kSampleRows = 200;

// What each column holds, and where the rows with entries begin.
struct Layout {
  std::vector<std::optional<Field>> fields;
  uint32_t cells = 0;          // of the header; 0 where there is none
  bool has_list = false;       // else there are no columns that make entries
  std::vector<Span> captions;  // rows above the header
  uint32_t first_row = 0;
};

// Among ',', ';', tab and '|' the one that parts the rows after `begin` into a
// list, else into as many cells each.
char guess_delimiter(std::string_view bytes, uint32_t begin,
                     const ReadOptions& options);

// The header among the first rows after `begin`, else columns of countries,
// names and addresses.
Layout guess_layout(const Source& source, uint32_t begin,
                    const Dialect& dialect, const ReadOptions& options);

// Whether the bytes begin with a header of a list over rows of as many cells.
bool has_list(std::string_view bytes, const Dialect& dialect);

}  // namespace listlint::csv
