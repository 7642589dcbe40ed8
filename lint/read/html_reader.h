// The reader of HTML itself: a walk over the tree of a page that hands lines,
// citations and notes to a ListBuilder. In parts: html.cpp walks and makes
// lines, html_item.cpp ends those of items, html_marks.cpp reads citations,
// html_notes.cpp their descriptions, html_table.cpp tables. Only these include
// it. One use, one thread.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/read/columns.h"
#include "lint/read/columns_row.h"
#include "lint/read/html_kind.h"
#include "lint/read/html_node.h"
#include "lint/read/html_survey.h"
#include "lint/read/html_text.h"
#include "lint/read/list_builder.h"
#include "lint/read/reader.h"

namespace listlint::html {

class Reader {
 public:
  Reader(const Page& page, const Survey& survey, const ReadOptions& options,
         ListBuilder& builder);

  void read(const Node& document);
  // What the page says its language is; "" where it does not.
  std::string_view language();
  // Gives the references the marks that the page shows them by.
  void show_marks(Document& document) const;

 private:
  // What the text of a line is for.
  enum class LineKind : uint8_t { paragraph, heading, item, term };

  // What is to be done behind the last node in an element.
  enum Leave : uint32_t {
    kEndLine = 1U << 0,
    kSoftEnd = 1U << 1,  // a space instead, in an item, a cell or a note
    kEndBold = 1U << 2,
    kEndApart = 1U << 3,
    kEndItem = 1U << 4,
    kEndLink = 1U << 5,
    kEndList = 1U << 6,
    kEndContent = 1U << 7,
  };

  struct Frame {
    const Node* node = nullptr;
    unsigned next = 0;  // of its children
    uint32_t leave = 0;
    uint32_t link_begin = 0;  // in the text, where it is a link
  };

  // An item that is open: its first line is the entry.
  struct Item {
    const Node* node = nullptr;
    LineKind kind = LineKind::item;
    bool done = false;
  };

  struct Link {
    Span text;  // in the writing
    const GumboAttribute* href = nullptr;
  };

  // A mark in the text: what it points to and how it shows.
  struct Mark {
    CitationKind kind = CitationKind::reference;
    std::string label;        // "12", "note 1"
    std::string group;        // "note", "lower-alpha"; "" for the usual one
    std::string_view target;  // "cite_note-12"
    const GumboAttribute* href = nullptr;
  };

  // Back-links of the note at hand.
  struct BackLinks {
    Span span;
    uint32_t count = 0;
    bool of_mediawiki = false;
  };

  struct Cell {
    const Node* node = nullptr;
    Text text;
    uint32_t rows_left = 0;  // rows below that it reaches into
    bool is_new = true;      // begins in this row
  };

  // html.cpp
  void walk(const Node& root);
  std::optional<Frame> enter(const Node& node);
  std::optional<Frame> enter_element(const Node& node);
  std::optional<Frame> enter_inside(const Node& node, Frame frame);
  std::optional<Frame> enter_shape(const Node& node, Frame frame);
  std::optional<Frame> enter_apart(const Node& node, UnreadKind kind);
  std::optional<Frame> enter_list(const Node& node, Frame frame);
  void leave(const Frame& frame);
  void add_text(const Node& node);
  void add_unread_text(const Node& node, UnreadKind kind);
  bool set_flag(const Node& node);
  bool is_external(const Node& node) const;

  void open_line(Span at);
  void open_line(Span at, LineKind kind, uint32_t level);
  void end_line();
  void end_paragraph();
  // A block between two of a line that goes on.
  void soft_break(const Node& node);

  // html_item.cpp
  void leave_link(const Frame& frame);
  void end_item();
  void take_flag();
  void keep_of_line(Span part);
  bool is_host(const Node& item);

  // html_marks.cpp
  // Whether the element was a mark, and has been read.
  bool read_mark(const Node& node);
  bool read_plain_mark(const Node& node, std::string_view text);
  std::optional<Mark> mark_of(const Node& link, std::string_view label);
  void cite(Span span, const Mark& mark, const Node& node);
  Text name_of(const Mark& mark, const Node& node, Text& group);
  std::string_view target_of(const GumboAttribute& href);
  Text keep(std::string_view text, Span span);

  // html_notes.cpp
  void read_note(const Node& node, bool is_general);
  // Fills note_, links_ and back_links_ with what is inside.
  void render_note(const Node& node);
  void add_back_links(const Node& node);
  Span title_in_note(uint32_t body) const;
  void take_addresses(Reference& reference);
  Text address(const GumboAttribute& href);
  void place_note(const Node& node, Reference reference);

  // html_table.cpp
  // Whether the table was a list, and has been read.
  bool read_table(const Node& table);
  std::optional<size_t> find_header(const std::vector<const Node*>& rows,
                                    std::vector<std::string>& headers) const;
  void skip_in_table(const Node& node);
  void read_row(const Node& row, const Columns& columns);
  size_t take_cells(const Node& row);
  void read_name(Cell& cell);
  void read_cell(Cell& cell, std::optional<Field> field);
  void render_into(const Node& node, Writing& writing);
  Text render(const Node& node);

  const Page& page_;
  const Survey& survey_;
  const ReadOptions& options_;
  ListBuilder& builder_;

  Writing note_;  // a note or cell that is rendered

  Line* line_ = nullptr;  // null: none is open
  LineKind kind_ = LineKind::paragraph;
  uint32_t level_ = 0;
  Flow flow_;                    // of the line, or of what is rendered
  const Node* block_ = nullptr;  // the innermost that the line stands in
  uint32_t bold_text_ = 0;       // bytes of the line
  uint32_t plain_text_ = 0;
  uint32_t named_ = 0;  // where the link that an item begins with ends

  std::vector<Item> items_;  // those that are open
  uint32_t bold_ = 0;        // elements that are open
  uint32_t apart_ = 0;
  uint32_t lists_ = 0;
  bool outside_ = false;  // of the content
  bool inside_ = false;   // a note or cell is rendered
  uint32_t done_ = 0;     // end of the text that was read last

  std::vector<Link> links_;  // of it
  BackLinks back_links_;
  const Node* note_list_ = nullptr;  // and the place in it
  uint32_t note_number_ = 0;
  bool numbered_ = false;  // its marks are the places in it

  std::unordered_map<std::string_view, Index> first_use_;  // by fragment
  std::unordered_map<std::string_view, std::string> label_;
  std::unordered_map<uint32_t, std::string> shown_;  // by begin of the note

  std::vector<Cell> cells_;  // of the row at hand, by column
  RowFields fields_;         // what they say

  std::unordered_map<const Node*, bool> hosts_;  // lists: see is_host()
};

// "r1" of "cite_note-r1-1"; empty for "cite_note-1", which has no name.
std::string_view name_in(std::string_view target);

}  // namespace listlint::html
