// The citations, flags and links of wikitext, told to a builder: <ref>,
// {{sfn}},
// {{efn}}, {{r}}, {{citation needed}} and their like, wherever they stand.
// Borrows the page and the builder; one thread.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "lint/read/list_builder.h"
#include "lint/read/wikitext_cite.h"
#include "lint/read/wikitext_page.h"
#include "lint/read/wikitext_render.h"

namespace listlint::wikitext {

class Marks : public Listener {
 public:
  Marks(Page& page, ListBuilder& builder)
      : page_(page), builder_(builder), cites_(page, builder.document()) {}

  CiteReader& cites() { return cites_; }

  // What follows belongs to this line: flags go to it, and addresses become
  // links beside the entry if `links` is set. Null: to no line.
  void begin(Line* line, bool links);
  // Ends the text that `out` holds. A country that came first, and was left to
  // its flag, is all of the text where none followed.
  void end(Writing& out);

  void hidden(Range nodes) override;
  void flag(Index node, const Call& call, TemplateUse use,
            Writing& out) override;
  void flag_file(Span country) override;
  void link(Span span, Span address, Span label, bool first,
            const LinkCopy& copy) override;
  void unread(Span span, UnreadKind kind) override;

 private:
  // Flags look countries up again and again.
  struct Known {
    std::string_view written;
    const country::Name* name = nullptr;
  };

  const country::Name* find_flag(std::string_view written);
  void set_flag(Span written);
  void write_country(Span written, Writing& out, Span call);
  void reference(Index node, bool defining);
  void mark(Index node, TemplateUse use);
  void cite_note(Index node, TemplateUse use);
  void cite_named(Index node);
  void describe(Index citation, const Stretch& inside);
  void add_others();

  Page& page_;
  ListBuilder& builder_;
  CiteReader cites_;
  std::vector<Reference> others_;
  Call call_;
  Line* line_ = nullptr;
  bool links_ = false;
  Span leading_country_;  // of a {{flag|…}} before the name
  Span leading_call_;
  std::array<Known, 256> known_;
};

}  // namespace listlint::wikitext
