// What sections hold and how they nest. Pure functions; any thread.
#pragma once

#include <vector>

#include "lint/document.h"

namespace listlint::rules {

// The section that each one stands under, kNone for an outermost one.
std::vector<Index> parents_of(const std::vector<Section>& sections);

// Whether a section has nothing at all under it: no entries, no deeper
// sections, no text or table, and no word that its entries are elsewhere.
bool is_empty(const Document& document, Index section);

}  // namespace listlint::rules
