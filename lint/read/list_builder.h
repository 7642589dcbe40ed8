// Makes a Document out of what a reader of markup finds: headings, hosts,
// items, rows, citations and the descriptions behind them.
//
// Readers know markup; the builder knows lists: which heading is a section,
// which an index letter, and which ends the list ("References"); what an item
// says; how references are numbered. So a list gives the same model in every
// markup. Calls come in text order, except for definitions. Owns the Document
// until finish(); borrows the Source; one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/document.h"
#include "lint/read/appendix.h"
#include "lint/read/text_entry.h"
#include "lint/read/writing.h"

namespace listlint {

// A heading, an item, a paragraph, a cell: its text, with the citations that
// stand in it. Reused from line to line.
struct Line {
  struct Mark {
    uint32_t at = 0;  // offset into the writing that it stands behind
    Index citation = kNone;
  };

  Line(const Source& source, std::deque<std::string>& storage)
      : writing(source, storage) {}

  Writing writing;          // without citations and flags
  std::vector<Mark> marks;  // in order
  Text flag;                // what a flag in it says, as written: "SCO"
  const country::Name* flag_name = nullptr;
  Span span;  // in the source, markup included
};

// A row of a table: what its columns say beyond the name. Empty where there is
// no such column or cell.
struct Row {
  Text section;
  Text country;
  std::vector<Text> qualifiers;
  Text note;
  Reference reference;  // url, title, …: what the row cites, if anything
};

class ListBuilder {
 public:
  // `format` is the name of the reader's row in the table of readers.
  ListBuilder(const Source& source, std::string_view format);
  ListBuilder(const ListBuilder&) = delete;
  ListBuilder& operator=(const ListBuilder&) = delete;

  // For what is a reader's own: comments, problems, nodes, decoded storage.
  // Its vectors of sections, entries and citations are the builder's.
  Document& document() { return document_; }

  // Begins a line that stands at `span`, and gives it to be filled. There is
  // one at a time; the citations made until it is handed over are its own.
  Line& begin_line(Span span);

  // Each of these ends the line at hand.

  // Level 1 is the outermost that the markup has. A letter ("B", "A–C") over
  // hosts makes no section; "References", "See also" and their like in other
  // languages end the list until a heading of their level or above.
  void heading(uint32_t level);
  // A line of its own that names what the items under it belong to:
  // '''[[Beihai]]'''<ref/>, or ";Beihai". One level below the heading above.
  void host();
  // An item of a list: an entry, or unread where it is a sentence, empty, or
  // in an appendix.
  void item();
  // A row of a table. The line is the name, which may hold the qualifiers and
  // the country as well where there are no columns for these.
  void row(const Row& row);
  // Anything that is no part of the list. Its citations count.
  void unread_line(UnreadKind kind);

  // Bytes that are no part of the list and hold no citation. Empty ones are
  // left out; order does not matter.
  void unread(Span span, UnreadKind kind);
  void problem(ProblemKind kind, Span span, std::string_view what,
               Span related = {});
  // The section at hand has its entries in another list.
  void entries_elsewhere();

  // A use of a reference, at the end of the line's writing where a line is at
  // hand. What is nested in it is made after it. `name` and `group` are as in
  // <ref name= group=>, without quotation marks; footnotes of other markups
  // have their label as the name. The answer is an index into
  // Document::citations.
  Index cite(Span span, CitationKind kind, Text name = {}, Text group = {});

  // What the citation's source is. The first description of a name holds; a
  // different one is a problem.
  void describe(Index citation, Reference reference);

  // The description of a name that stands apart from its uses: in <references>
  // or as "[^x]: …"; may come before or after them. Its span becomes a citation
  // of kind `definition` where `tag` is set, in text order.
  void define(Text name, Text group, Reference reference, bool tag = false);

  // An address beside an entry, with the text that it is shown by ("" where
  // that is the name of the entry): a citation of a reference that is no more
  // than this, and of a copy of it in an archive where one stands beside it.
  // One reference an address.
  void link(Span span, Text url, Text title, Text archive_url = {},
            DateField archive_date = {});

  // A description in a bibliography that no mark points to.
  void general(Reference reference);

  // A list of references stands here.
  void reference_list() { document_.has_reference_list = true; }

  // Whether the heading above is "References", "Notes" or the like; "See also"
  // and the like.
  bool in_references() const { return appendix_ == Appendix::references; }
  bool in_appendix() const { return appendix_ != Appendix::none; }

  // Numbers the references by first use, ties citations to them, puts all in
  // order. `language` is what the markup says, "" to guess.
  Document finish(std::string_view language = {});

 private:
  // A reference to be: what uses of one name, or one use without a name, and
  // a description make together.
  struct Slot {
    Index description = kNone;  // into descriptions_
    Text name;
    Text group;
    Index uses = 0;
    Index number = 0;  // in its group, from 1; 0 while it is not used
  };
  struct Key {
    std::string_view group;
    std::string_view name;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    size_t operator()(const Key& key) const {
      const std::hash<std::string_view> hash;
      return hash(key.group) * 31 + hash(key.name);
    }
  };

  // The part of the line at hand before the citations that end it.
  Span before_marks();
  Range line_citations() const;
  void own_citations(OwnerKind kind, Index owner);
  void end_line();

  void open_section(Text heading, uint32_t level);
  void open_index_section();
  void open_section_without_heading();
  Index section_of_row(const Text& section);
  void add_entry(Entry entry);
  void enter_appendix(Appendix appendix, uint32_t level);

  Index slot_of(const Text& name, const Text& group);
  void describe_slot(Index slot, Reference reference);
  Index add_citation(Span span, CitationKind kind, Index slot);
  Text take_last_part(Entry& entry);
  void cite_row(const Reference& reference);

  void number_slots();
  void place_references();

  const Source& source_;
  Document document_;
  text::Countries countries_;

  Line line_;
  bool has_line_ = false;
  Index first_citation_ = 0;  // of the line at hand
  std::vector<Span> places_;  // of its marks

  std::vector<Slot> slots_;
  std::vector<Reference> descriptions_;  // in the order of the text
  std::vector<Index> slot_of_citation_;  // kNone for requests
  std::unordered_map<Key, Index, KeyHash> slot_of_name_;
  std::unordered_map<std::string_view, Index> slot_of_url_;

  std::unordered_map<std::string_view, Index> section_of_row_;
  bool rows_are_mixed_ = false;  // rows of one section stand apart

  Text index_heading_;          // "B"
  uint32_t index_level_ = 0;    // 0: there is none
  bool index_is_open_ = false;  // nothing stands under it yet
  uint32_t heading_level_ = 0;
  Appendix appendix_ = Appendix::none;
  uint32_t appendix_level_ = 0;
};

}  // namespace listlint
