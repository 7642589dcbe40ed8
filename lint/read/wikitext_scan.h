// Wikitext as a tree: what MediaWiki's preprocessor and inline parser would
// see, found in one pass over the bytes.
//
// The tree is a flat vector in text order; a node's children follow it, up to
// its `next`. Lines (headings, items, tables) are no nodes: they are told from
// the text between the nodes (wikitext_lines.h). What is never closed ends at
// the next sure edge and is reported; what is inside it is kept. Linear time,
// no recursion, at most kMostNested nodes inside each other. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint::wikitext {

enum class NodeKind : uint8_t {
  comment,    // <!-- … -->
  raw,        // <nowiki>, <math>, …: what is inside is no markup
  call,       // {{…}}
  parameter,  // {{{…}}}
  link,       // [[…]]
  external,   // [http://… …]; the inside begins behind the address
  address,    // http://… on its own
  reference,  // <ref …>…</ref>, <ref …/>
  container,  // <references>…</references>, <gallery>…</gallery>
  tag,        // any other HTML tag, opening or closing
  quotes,     // '' and its like
  broken,     // an opener without a closer, or the other way round
};

enum class TagName : uint8_t {
  other,
  line_break,  // <br>
  item,        // <li>
  ref,
  references,
  gallery,
  nowiki,
  other_raw,
};

struct Node {
  Span span;       // markup included
  Span inside;     // between opener and closer
  Index next = 0;  // the node behind this one and all in it
  NodeKind kind = NodeKind::broken;
  TagName tag = TagName::other;
  uint8_t quotes = 0;          // 2 italic, 3 bold, 5 both
  bool empty_element = false;  // <ref …/>
};

struct ScanProblem {
  ProblemKind kind = ProblemKind::unclosed;
  Span span;
  std::string_view what;
};

struct Scan {
  std::vector<Node> nodes;
  std::vector<ScanProblem> problems;
};

inline constexpr uint32_t kMostNested = 100;

Scan scan(std::string_view bytes);

}  // namespace listlint::wikitext
