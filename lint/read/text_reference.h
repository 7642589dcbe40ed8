// The grammar of one reference line in plain text, as the citation templates
// of English Wikipedia render:
//
//   ^ a b Author (date). "Title" (PDF) . site (in Language). Publisher. date.
//     p. 20. Archived from the original on date. Retrieved date .
//
// Every part but the back-link may be missing. Also "1. ^ …", "[1] …",
// "1.0 1.1 …" and "↑ …". Pure functions; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "lint/document.h"
#include "lint/read/writing.h"

namespace listlint::text {

// What a line shows before the description of its source.
struct ReferenceHead {
  Span backlinks;  // empty where the line has none
  uint32_t backlink_count = 0;
  std::string_view number;  // "12" where the line says it, else ""
  uint32_t body = 0;        // offset where the description begins
  Span title;               // the title, where a markup tells it; else empty
};

// nullopt where the line is no reference. Inside a list of references also a
// numbered or quoted line is one.
std::optional<ReferenceHead> parse_reference_head(std::string_view bytes,
                                                  Span line, bool in_list);

// A date as it is written, read where it is one.
inline DateField date_field(const Text& written) {
  return {written, parse_date(written.value)};
}

// The fields of the description; `id` and `uses` are left to the caller. Spans
// of the result are in the source, those given are in the writing.
Reference parse_reference(const Writing& writing, Span line,
                          const ReferenceHead& head);

}  // namespace listlint::text
