// The model of a cited list: sections with entries, references, and the
// citations that tie them. Every reader makes this, whatever the markup, and
// rules see nothing else.
//
// Flat vectors with indices between them, no pointers up or down. Views go
// into the Source, or into `decoded` where bytes had to be decoded. A Document
// owns its vectors, borrows its Source, and is not changed after reading;
// const access from any thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/country/country.h"
#include "lint/date.h"
#include "lint/language/language.h"
#include "lint/source.h"

namespace listlint {

using Index = uint32_t;
inline constexpr Index kNone = UINT32_MAX;

// A half-open range of indices into one of the flat vectors.
struct Range {
  Index begin = 0;
  Index end = 0;

  Index size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

struct Section {
  Text heading;        // without citations
  uint32_t level = 1;  // 1 is the outermost
  Range entries;       // into Document::entries
  Range citations;     // of the heading itself, into Document::citations
  // Its entries are in another list, which it names: {{main|List of …}}.
  bool elsewhere = false;
};

struct Entry {
  Span span;  // from the name to the country, without citations
  Text name;
  Range qualifiers;  // into Document::qualifiers: "England" before the country
  Text country;      // as written; empty where the list gives none
  // Null where not known. Known with an empty `country` where a flag alone
  // tells it (Document::flags).
  const country::Name* country_name = nullptr;
  Text note;        // "(1986)", "since 2008", without brackets
  Range citations;  // into Document::citations
  Index section = kNone;
};

struct DateField {
  Text written;
  std::optional<WrittenDate> parsed;  // nullopt: absent, or not a date

  bool empty() const { return written.empty(); }
};

// What an entry's flag says: {{flagicon|SCO}}, "JPN Fukagawa, Japan".
struct Flag {
  Index entry = kNone;
  Text written;                         // "SCO"
  const country::Name* name = nullptr;  // null where the code is not known
};

enum class IdentifierKind : uint8_t { isbn, issn, doi, pmid };

std::string_view name_of(IdentifierKind kind);

// A number that a reference gives for its source: "ISBN 978-0-306-40615-7".
struct Identifier {
  IdentifierKind kind = IdentifierKind::isbn;
  Text text;  // without the word before it
};

enum class ReferenceKind : uint8_t {
  cited,    // described behind a mark
  general,  // in a bibliography, behind no mark
  link,     // an address beside an entry and no more: awesome-lists, CSV
};

struct Reference {
  Span span;  // the whole description, back-links included
  ReferenceKind kind = ReferenceKind::cited;
  std::string id;  // what a citation shows: "48"; unique in its group
  Text name;       // of a named reference; empty in plain text
  Text group;      // "note"; empty for the usual one
  Text author;
  Text title;  // without its quotation marks
  Text site;   // "hangzhou.gov.cn" or the name of the work
  Text publisher;
  Text url;
  Text language;  // as written: "Chinese"
  const language::Language* known_language = nullptr;
  Text format;  // "PDF"
  Text page;
  std::vector<Identifier> identifiers;
  DateField date;
  DateField access_date;
  Text archive_url;
  DateField archive_date;
  Text url_status;
  Span backlinks_span;     // "^ a b c"; empty where the markup has none
  uint32_t backlinks = 0;  // how many uses the back-links claim
  Index uses = 0;          // citations that point here
};

enum class CitationKind : uint8_t {
  reference,   // [12]
  note,        // [a], [note 1]: points to an explanation
  request,     // [citation needed]: asks for a source
  definition,  // a <ref> in the list of references: describes, cites nothing
};

enum class OwnerKind : uint8_t { none, section, entry };

struct Citation {
  Span span;   // brackets included
  Text label;  // "12"
  CitationKind kind = CitationKind::reference;
  OwnerKind owner_kind = OwnerKind::none;
  Index owner = kNone;      // into sections or entries
  Index reference = kNone;  // kNone: points to nothing
};

// Bytes that the reader did not take for a part of the list.
enum class UnreadKind : uint8_t {
  caption,     // of a picture, before the list begins
  prose,       // a sentence
  line,        // a line that is none of the others
  item,        // a list item that is no entry
  table,       // a table, or row, without the columns of a list
  box,         // a template or element that is no text: infobox, navbox
  media,       // pictures and other files
  appendix,    // "See also", "External links"
  navigation,  // categories, menus, links to other languages
  code,        // code, preformatted and raw text
  field,       // a column or key that maps to nothing
  broken,      // behind a break that ended the reading
};

std::string_view name_of(UnreadKind kind);

struct Unread {
  Span span;
  UnreadKind kind = UnreadKind::line;
};

// What is wrong with the markup itself. A reader recovers from each and goes
// on; rules report them.
enum class ProblemKind : uint8_t {
  unclosed,       // "<ref>" without "</ref>"; `what` is the opener
  unopened,       // "</ref>" without "<ref>"; `what` is the closer
  malformed,      // `what` says how: "a quoted field goes on after its quote"
  too_deep,       // nested deeper than is read; what is inside is unread
  syntax,         // the rest of the file is unread; `what` says why
  redefined,      // a name gets another description; `what` is the name
  ragged_row,     // a row with more or fewer cells than the header
  duplicate_key,  // `what` is the key, `related` the first one
  ambiguous_scalar,  // YAML: NO is false to some parsers; `what` is the text
  // Parameters of citation templates; the span is the name of one.
  unknown_parameter,   // `what` is the one meant, "" where none is near;
                       // `related` is its name where that one is there too
  repeated_parameter,  // the field is given twice; `related` is the first one
  missing_parameter,   // says nothing without another one, which is `what`
};

std::string_view name_of(ProblemKind kind);

struct Problem {
  ProblemKind kind = ProblemKind::malformed;
  Span span;
  std::string what;
  Span related;  // empty where there is none
};

// A value of a JSON or YAML document: a node of the tree that its JSON Pointer
// (RFC 6901) is made from.
struct Node {
  Span span;
  Index parent = kNone;    // into Document::nodes; kNone for the root
  uint32_t position = 0;   // among its siblings, from 0
  std::string_view key;    // decoded; of a member of an object
  bool is_member = false;  // of an object, else an item of an array
};

struct Document {
  const Source* source = nullptr;
  std::string_view format;    // "text": the name of the reader's row
  std::string_view language;  // BCP 47; "" where not known
  std::vector<Section> sections;
  std::vector<Entry> entries;  // a section's are contiguous, in text order
  std::vector<Text> qualifiers;
  std::vector<Flag> flags;  // by entry
  std::vector<Reference> references;
  std::vector<Citation> citations;  // every use, in text order
  std::vector<Span> comments;
  std::vector<Unread> unread;     // in text order, not overlapping
  std::vector<Problem> problems;  // in text order
  std::vector<Node> nodes;        // JSON and YAML: in text order
  // Indices by place; empty where entries or references stand in text order.
  std::vector<Index> entry_order;
  std::vector<Index> reference_order;
  bool has_reference_list = false;
  std::deque<std::string> decoded;  // storage of values that are not verbatim
};

}  // namespace listlint
