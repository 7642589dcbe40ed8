// A table of wikitext, line by line: rows of a list where its header names the
// columns of one, else something unread. Items in the cells of a table that is
// no more than a layout are the caller's. Borrows all that it is given; one
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/read/columns.h"
#include "lint/read/columns_row.h"
#include "lint/read/list_builder.h"
#include "lint/read/wikitext_marks.h"
#include "lint/read/wikitext_page.h"
#include "lint/read/wikitext_render.h"

namespace listlint::wikitext {

class TableReader {
 public:
  enum class Answer : uint8_t {
    taken,
    refused,  // a line of the list in a layout table
    ended,    // by "|}"
  };

  TableReader(Page& page, ListBuilder& builder, Marks& marks,
              const ReadOptions& options)
      : page_(page),
        builder_(builder),
        marks_(marks),
        options_(options),
        renderer_(page),
        row_(builder),
        cell_text_(page.source(), builder.document().decoded) {}

  bool is_open() const { return depth_ > 0; }
  Span opener() const { return opener_; }

  // At a line that begins with "{|", behind colons.
  void open(const Stretch& line);
  // Any other line while the table is open.
  Answer read(const Stretch& line);
  // Ends the table.
  void end();

 private:
  enum class Kind : uint8_t { undecided, list, other };

  struct Cell {
    Stretch content;
    bool is_header = false;
    uint32_t rows = 1;
    uint32_t columns = 1;
  };

  // A cell that reaches down into more rows.
  struct Hanging {
    uint32_t rows = 0;  // that are still to come
    Stretch content;
  };

  void add_piece(const Stretch& line);
  void end_piece();
  void add_cells(Stretch line);
  void add_cell(Stretch cell, bool is_header);
  std::optional<uint32_t> next_double(const Stretch& line, char sign) const;
  void extend_cell(const Stretch& line);

  void end_row();
  void decide();
  void give_row();
  void read_cell(const Stretch& content, size_t column, bool is_repeated);
  void read_name(const Stretch& content, bool is_repeated);
  std::string text_of(const Stretch& content);

  Page& page_;
  ListBuilder& builder_;
  Marks& marks_;
  const ReadOptions& options_;
  Renderer renderer_;
  RowFields row_;
  Writing cell_text_;

  uint32_t depth_ = 0;  // of tables in each other; 0: none is open
  Span opener_;
  Kind kind_ = Kind::undecided;
  std::optional<Columns> columns_;
  std::vector<Cell> cells_;       // of the row at hand
  std::vector<Hanging> hanging_;  // by column
  Stretch piece_;                 // unread so far
  bool has_piece_ = false;
  Line* line_ = nullptr;  // of the row at hand
};

}  // namespace listlint::wikitext
