#include "lint/read/csv.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/read/columns_row.h"
#include "lint/read/csv_guess.h"
#include "lint/read/csv_rows.h"
#include "lint/read/list_builder.h"

namespace listlint {
namespace {

using csv::Cell;
using csv::CellRow;
using csv::Dialect;
using csv::Layout;

class TableReader {
 public:
  TableReader(const Source& source, std::string_view format,
              const ReadOptions& options)
      : source_(source),
        bytes_(source.bytes()),
        options_(options),
        builder_(source, format),
        fields_(builder_),
        value_(source, builder_.document().decoded) {}

  Document read(Dialect dialect, bool guess) {
    const auto preamble = csv::read_preamble(bytes_);
    builder_.document().comments = preamble.comments;
    if (preamble.delimiter != '\0') {
      dialect.delimiter = preamble.delimiter;
    } else if (guess) {
      dialect.delimiter = csv::guess_delimiter(bytes_, preamble.end, options_);
    }
    layout_ = csv::guess_layout(source_, preamble.end, dialect, options_);
    for (const Span caption : layout_.captions) {
      builder_.unread(caption, UnreadKind::caption);
    }
    uint32_t at = layout_.first_row;
    while (at < bytes_.size()) {
      csv::read_row(bytes_, at, dialect, row_);
      read_row();
      at = row_.next;
    }
    return builder_.finish();
  }

 private:
  void read_row() {
    for (const auto& trouble : row_.troubles) {
      builder_.problem(trouble.kind, trouble.span,
                       trouble.kind == ProblemKind::unclosed
                           ? "\""
                           : "a quoted cell goes on after its quotation mark");
    }
    if (row_.is_blank()) return;
    if (!layout_.has_list) {
      return builder_.unread(row_.span, UnreadKind::table);
    }
    check_count();
    auto& line = builder_.begin_line(row_.span);
    fields_.clear();
    for (size_t i = 0; i < row_.cells.size(); ++i) {
      const auto& cell = row_.cells[i];
      if (cell.span.empty()) continue;
      const auto field =
          i < layout_.fields.size() ? layout_.fields[i] : std::nullopt;
      if (field == Field::name && !is_missing(source_.slice(cell.span))) {
        csv::append_cell(bytes_, cell, line.writing);
      } else if (field) {
        fields_.set(*field, text_of(cell, *field));
      } else {
        fields_.leave(source_.text(cell.span));
      }
    }
    fields_.give();
  }

  // Programs write empty cells at the end of a row, or leave them out.
  void check_count() {
    if (layout_.cells == 0 || row_.count == layout_.cells) return;
    // A quotation mark that nothing closes has taken the delimiters in.
    const bool broken = std::ranges::find(row_.troubles, ProblemKind::unclosed,
                                          &csv::Trouble::kind) !=
                        row_.troubles.end();
    if (broken) return;
    if (row_.count > layout_.cells) {
      const auto cells = std::span(row_.cells);
      const auto more =
          cells.subspan(std::min<size_t>(layout_.cells, cells.size()));
      const bool empty = std::ranges::all_of(
          more, [](const Cell& cell) { return cell.span.empty(); });
      if (empty) return;
    }
    builder_.problem(
        ProblemKind::ragged_row, row_.span,
        fmt::format("{} {} where the header has {}", row_.count,
                    row_.count == 1 ? "cell" : "cells", layout_.cells));
  }

  Text text_of(const Cell& cell, Field field) {
    // Addresses may stand one a line; each keeps its place.
    const bool lines = cell.lines && field != Field::url;
    if (!cell.escaped && !lines) return source_.text(cell.span);
    value_.clear();
    csv::append_cell(bytes_, cell, value_);
    return value_.text({0, value_.size()});
  }

  const Source& source_;
  std::string_view bytes_;
  const ReadOptions& options_;
  ListBuilder builder_;
  RowFields fields_;
  Writing value_;  // of the cell at hand
  Layout layout_;
  CellRow row_;
};

}  // namespace

Document read_csv(const Source& source, const ReadOptions& options) {
  return TableReader(source, "csv", options).read({}, true);
}

Document read_tsv(const Source& source, const ReadOptions& options) {
  return TableReader(source, "tsv", options).read({'\t', true}, false);
}

bool sniff_csv(std::string_view bytes) {
  constexpr std::array kDelimiters = {',', ';', '|'};
  return std::ranges::any_of(kDelimiters, [&](char delimiter) {
    return csv::has_list(bytes, {delimiter, false});
  });
}

bool sniff_tsv(std::string_view bytes) {
  return csv::has_list(bytes, {'\t', true});
}

}  // namespace listlint
