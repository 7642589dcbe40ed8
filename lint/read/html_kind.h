// What the elements of a page are for. Knows the classes and ids of MediaWiki,
// and the usual ones of other pages. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>

#include "lint/document.h"
#include "lint/read/html_node.h"

namespace listlint::html {

// How an element shapes the lines of a page.
enum class Shape : uint8_t {
  text,  // stands in a line
  bold,  // the same, in bold
  line_break,
  block,  // a line of its own
  heading,
  list,
  item,
  term,  // <dt>
  table,
};

Shape shape(const Node& node);

// 1 for <h1>; 0 for what is no heading.
uint32_t heading_level(const Node& node);

// What an element is that is no part of the list, nor its text any text of it:
// menus, boxes, pictures, code, and what is not shown.
std::optional<UnreadKind> apart(const Node& node);

// "Main article: …" under a heading.
bool is_hatnote(const Node& node);

// <span class="flagicon">, which holds the picture of a flag.
bool is_flag(const Node& node);

// Whether a list of links leads only to places on its own page.
bool is_contents(const Node& list);

// Whether the next element behind a block is a list, or holds one as its first.
bool is_before_list(const Node& block);

}  // namespace listlint::html
