// One entry of a plain text list: "London , England, United Kingdom (1986)".
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "lint/document.h"

namespace listlint::text {

// The part of an item before the citations that end it.
Span before_marks(std::string_view bytes, Span item,
                  const std::vector<Citation>& marks);

// Look-ups of country names for one list, which has few and repeats them: the
// last ones are kept, so that most cost one comparison.
class Countries {
 public:
  // As country::find.
  const country::Name* find(std::string_view written);

 private:
  struct Slot {
    std::string_view written;
    const country::Name* name = nullptr;
  };
  std::array<Slot, 256> slots_;
};

// Reads name, qualifiers, country and note; `marks` are the citations of the
// item. Qualifiers go into `document`; section and citations are left to the
// caller.
Entry parse_entry(const Source& source, Span item,
                  const std::vector<Citation>& marks, Countries& countries,
                  Document& document);

}  // namespace listlint::text
