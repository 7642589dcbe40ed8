// What of a list a finding is about: its entry and its section, also where it
// is of a source that is described where it is cited. Pure; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint::reports {

// kNone for none.
Index entry_of(const Finding& finding, const Document& document);
Index section_index_of(const Finding& finding, const Document& document);

// The heading of that section, or "".
std::string_view section_of(const Finding& finding, const Document& document);

}  // namespace listlint::reports
