// Where to point in a document: parts of fields and of references.
// Pure functions; any thread.
#pragma once

#include <cstdint>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint {

// Whether a value stands in the source byte for byte, so that places in it are
// places in the source; false where it had to be decoded.
inline bool is_verbatim(const Source& source, const Text& text) {
  return text.value.data() == source.bytes().data() + text.span.begin &&
         text.value.size() == text.span.size();
}

// The span of value[begin, end) in the source; the whole field where it had
// to be decoded.
inline Span part_of(const Source& source, const Text& text, size_t begin,
                    size_t end) {
  if (!is_verbatim(source, text)) return text.span;
  return {text.span.begin + static_cast<uint32_t>(begin),
          text.span.begin + static_cast<uint32_t>(end)};
}

// A reference without its back-links, or all of it where that leaves nothing.
inline Span description(const Source& source, const Reference& reference) {
  Span span = reference.span;
  if (!reference.backlinks_span.empty() &&
      reference.backlinks_span.end <= span.end) {
    span.begin = reference.backlinks_span.end;
  }
  const auto bytes = source.bytes();
  while (!span.empty() && bytes[span.begin] == ' ') ++span.begin;
  return span.empty() ? reference.span : span;
}

// What names a reference to a reader: its title, else its description.
inline Span title_place(const Source& source, const Reference& reference) {
  return reference.title.empty() ? description(source, reference)
                                 : reference.title.span;
}

}  // namespace listlint
