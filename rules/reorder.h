// Entries of a section put in another order, for fixes. Pure; any thread.
#pragma once

#include <optional>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint::rules {

// Puts the lines of the entries in the given order: `order` holds indices into
// the range. Lines that belong to an entry go with it (deeper items, an
// indented remark); line ends stay where they are, so that a file keeps its
// own, and a last line without one. None where a line between the entries is
// neither.
std::optional<Edit> reorder_lines(const Document& document, Range entries,
                                  const std::vector<Index>& order);

}  // namespace listlint::rules
