// The description of a source in Markdown: "[Title](url). Site. Date." or
// "\"Title\". Site. https://…". One thread.
#pragma once

#include <vector>

#include "lint/read/list_builder.h"
#include "lint/read/markdown_walk.h"
#include "lint/read/text_reference.h"
#include "lint/read/writing.h"

namespace listlint::markdown {

// The address of a link with escapes and entities decoded.
Text address_text(const Source& source, Span url,
                  std::deque<std::string>& storage);

// Gathers one description. Citations in it are the builder's; addresses are
// fields, not text.
class ReferenceText : public Visitor {
 public:
  ReferenceText(const Source& source, ListBuilder& builder)
      : source_(source),
        builder_(builder),
        writing_(source, builder.document().decoded) {}

  void clear();
  // Whether it is more than words: it has an address.
  bool has_address() const { return !url_.empty() || !archive_url_.empty(); }
  bool empty() const { return writing_.empty() && !has_address(); }

  // What it says; the span is left to the caller.
  Reference reference();

  void text(Span span) override;
  void text(std::string_view shown, Span span) override;
  void open(const Link& link) override;
  void close(const Link& link) override;
  void address(const Link& link) override;
  void footnote(Span span, Span label) override;
  void note(Span, Span) override {}
  void media(Span span) override;
  void comment(Span span) override;
  void strong(int) override {}

 private:
  bool begins_part(uint32_t at) const;
  void take_address(const Link& link);

  const Source& source_;
  ListBuilder& builder_;
  Writing writing_;
  bool hidden_ = false;  // in a link that only says "source"
  bool in_link_ = false;
  uint32_t link_begin_ = 0;  // of its text, in the writing
  Span title_;
  Text url_;
  Text archive_url_;
};

}  // namespace listlint::markdown
