// What a heading, item, paragraph or cell of Markdown says, on its way to the
// builder: visible text into a line or cell, links and citations as they come.
// One thread.
#pragma once

#include <vector>

#include "lint/read/list_builder.h"
#include "lint/read/markdown_reference.h"
#include "lint/read/markdown_walk.h"
#include "lint/read/writing.h"

namespace listlint::markdown {

// An address in a cell, and its copy in an archive where that is told.
struct CellAddress {
  Text url;
  Text archive_url;
};

class LineText : public Visitor {
 public:
  LineText(const Source& source, ListBuilder& builder)
      : source_(source),
        builder_(builder),
        note_(source, builder.document().decoded) {}

  // Begins a line; of an item "[Name](https://…) - Description", the line gets
  // the name and note() the rest.
  void begin(Line& line, bool is_item);
  // Begins a cell of a row, whose line is `line`. Addresses go to `addresses`
  // where that is not null.
  void begin_cell(Line& line, Writing& out,
                  std::vector<CellAddress>* addresses);

  // The description behind the name of an item; empty without one.
  Text note() const;
  // It begins with a link that leads out of the page.
  bool begins_with_link() const { return link_state_ != LinkState::none; }
  // Nothing but links to places in the page.
  bool is_navigation() const;
  // All that is visible is bold.
  bool is_bold() const { return has_bold_ && !has_plain_; }
  // There were pictures.
  bool has_media() const { return has_media_; }

  void text(Span span) override;
  void text(std::string_view shown, Span span) override;
  void open(const Link& link) override;
  void close(const Link& link) override;
  void address(const Link& link) override;
  void footnote(Span span, Span label) override;
  void note(Span span, Span content) override;
  void media(Span span) override;
  void comment(Span span) override;
  void strong(int change) override { strong_ += change; }

 private:
  // Of the link that an item begins with.
  enum class LinkState : uint8_t {
    none,    // there is none
    inside,  // its text is at hand
    behind,  // nothing but space came since
    noted,   // what came since is a description
    over,    // what came since belongs to the name
  };

  // Visible text: verbatim in the source, or shown otherwise.
  struct Piece {
    std::string_view shown;
    Span span;
    bool verbatim = true;

    void remove_prefix(size_t bytes);
  };

  void add(Piece piece);
  static void drop_full_stop(Piece& piece);
  void append(const Piece& piece);
  void take_flag(Piece& piece);
  void leave_link(Piece& piece);
  bool begins_note(Piece& piece, bool spaced) const;
  void flush_space();
  void give_link(const Link& link, Text title, bool keeps_mark);

  const Source& source_;
  ListBuilder& builder_;
  Writing note_;

  Line* line_ = nullptr;
  Writing* out_ = nullptr;
  std::vector<CellAddress>* addresses_ = nullptr;
  bool may_have_note_ = false;
  LinkState link_state_ = LinkState::none;
  Piece space_;  // held back behind the first link
  bool in_link_ = false;
  bool hidden_ = false;  // in a link that only says "source"
  uint32_t link_begin_ = 0;
  bool after_address_ = false;  // one that is not shown
  int strong_ = 0;
  bool has_bold_ = false;
  bool has_plain_ = false;
  bool has_media_ = false;
  bool has_anchors_ = false;
  bool has_text_beside_ = false;  // or other links
};

}  // namespace listlint::markdown
