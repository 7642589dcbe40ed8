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
};

struct Entry {
  Span span;  // from the name to the country, without citations
  Text name;
  Range qualifiers;  // into Document::qualifiers: "England" before the country
  Text country;      // as written; empty where the list gives none
  const country::Name* country_name = nullptr;  // null where not known
  Text note;        // "(1986)", "since 2008", without brackets
  Range citations;  // into Document::citations
  Index section = kNone;
};

struct DateField {
  Text written;
  std::optional<WrittenDate> parsed;  // nullopt: absent, or not a date

  bool empty() const { return written.empty(); }
};

struct Reference {
  Span span;       // the whole description, back-links included
  std::string id;  // what a citation shows: "48"; unique in its group
  Text name;       // of a named reference; empty in plain text
  Text author;
  Text title;  // without its quotation marks
  Text site;   // "hangzhou.gov.cn" or the name of the work
  Text publisher;
  Text url;
  Text language;  // as written: "Chinese"
  const language::Language* known_language = nullptr;
  Text format;  // "PDF"
  Text page;
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
  reference,  // [12]
  note,       // [a], [note 1]: points to an explanation
  request,    // [citation needed]: asks for a source
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
  caption,  // of a picture, before the list begins
  prose,    // a sentence
  line,     // anything else
};

struct Unread {
  Span span;
  UnreadKind kind = UnreadKind::line;
};

struct Document {
  const Source* source = nullptr;
  std::string_view format;    // "text": the name of the reader's row
  std::string_view language;  // BCP 47; "" where not known
  std::vector<Section> sections;
  std::vector<Entry> entries;  // in text order; a section's are contiguous
  std::vector<Text> qualifiers;
  std::vector<Reference> references;
  std::vector<Citation> citations;  // every use, in text order
  std::vector<Span> comments;
  std::vector<Unread> unread;
  bool has_reference_list = false;
  std::deque<std::string> decoded;  // storage of values that are not verbatim
};

}  // namespace listlint
