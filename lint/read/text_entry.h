// One entry of a plain text list: "London , England, United Kingdom (1986)".
#pragma once

#include <string_view>
#include <vector>

#include "lint/document.h"

namespace listlint::text {

// The part of an item before the citations that end it.
Span before_marks(std::string_view bytes, Span item,
                  const std::vector<Citation>& marks);

// Reads name, qualifiers, country and note; `marks` are the citations of the
// item. Qualifiers go into `document`; section and citations are left to the
// caller.
Entry parse_entry(const Source& source, Span item,
                  const std::vector<Citation>& marks, Document& document);

}  // namespace listlint::text
