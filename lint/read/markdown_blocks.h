// The blocks of a Markdown page, after CommonMark and GitHub's extensions: a
// flat list in text order, found in one pass over the lines.
//
// The text of a block is one piece of the source, line ends, indents and quote
// marks included; markdown_inline.h reads it. Linear time, no recursion, at
// most kMostNested blocks inside each other. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint::markdown {

enum class BlockKind : uint8_t {
  heading,
  paragraph,
  item,      // with the text that stands right behind its marker
  table,     // its rows, each a line; the second one parts off the header
  code,      // fenced, indented, or front matter
  html,      // lines of HTML
  footnote,  // [^x]: …
};

struct Block {
  Span span;             // markup included
  Span content;          // the text
  Span label;            // of a footnote: "x"
  Index parent = kNone;  // the item that it stands in
  Index list = kNone;    // of an item: into Blocks::lists
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;       // of a heading
  bool quoted = false;     // in a block quote
  bool has_items = false;  // an item with a list in it
};

// Items beside each other.
struct List {
  uint32_t items = 0;
  uint32_t with_items = 0;
};

// [label]: url "title"
struct Definition {
  Span span;
  Span label;
  Span url;
};

struct Blocks {
  std::vector<Block> blocks;
  std::vector<List> lists;
  std::vector<Definition> definitions;
  std::vector<Span> comments;         // those between blocks
  std::vector<Span> unclosed_fences;  // their opening lines
};

inline constexpr uint32_t kMostNested = 100;

Blocks scan_blocks(std::string_view bytes);

}  // namespace listlint::markdown
