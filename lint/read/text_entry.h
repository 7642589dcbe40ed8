// One entry of a plain text list: "London , England, United Kingdom (1986)".
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "lint/document.h"
#include "lint/read/writing.h"

namespace listlint::text {

// The part of an item before the citations that end it. `marks` are where the
// citations stand, in order; those of a markup are empty spans.
Span before_marks(std::string_view bytes, Span item,
                  std::span<const Span> marks);

// Look-ups of country names for one list, which has few and repeats them: the
// last ones are kept, so that most cost one comparison.
class Countries {
 public:
  // As country::find.
  const country::Name* find(std::string_view written);

 private:
  struct Slot {
    std::string written;  // its own: what it was found in is written over
    const country::Name* name = nullptr;
  };
  std::array<Slot, 256> slots_;
};

// Reads name, qualifiers, country and note of an item of a writing; `marks` as
// above. Qualifiers go into `document`; section and citations are left to the
// caller.
Entry parse_entry(const Writing& writing, Span item,
                  std::span<const Span> marks, Countries& countries,
                  Document& document);

}  // namespace listlint::text
