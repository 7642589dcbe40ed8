// Hostile text in Markdown that a code host shows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace listlint::reports {

// Text that reads as it is wherever Markdown or HTML may stand, but not as an
// attribute: no emphasis, link, table cell, element or formula comes of it,
// nobody is mentioned (@name) and no ticket is referred to (#12). visible(),
// on one line, cut after `most` code points.
std::string markdown_text(std::string_view text, size_t most);

}  // namespace listlint::reports
