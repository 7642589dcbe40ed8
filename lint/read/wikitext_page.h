// A page of wikitext that is being read: its tree, and ways to look at pieces
// and templates of it. Borrows the source and the tree; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/read/wikitext_scan.h"
#include "lint/read/wikitext_words.h"
#include "lint/source.h"

namespace listlint::wikitext {

// A piece of a page: bytes, and the nodes that begin in them.
struct Stretch {
  Span span;
  Range nodes;  // those inside of others too
};

struct Argument {
  Span name;  // empty where it is known by its place alone
  Stretch value;
};

// A template call, taken apart. Reused, so that it keeps its memory.
struct Call {
  Span name;
  std::vector<Argument> arguments;
};

class Page {
 public:
  Page(const Source& source, const std::vector<Node>& nodes)
      : source_(source), nodes_(nodes) {}

  const Source& source() const { return source_; }
  std::string_view bytes() const { return source_.bytes(); }
  std::string_view slice(Span span) const { return source_.slice(span); }
  const Node& node(Index index) const { return nodes_[index]; }
  Index node_count() const { return static_cast<Index>(nodes_.size()); }

  Span trim(Span span) const;
  Stretch inside(Index node) const {
    return {nodes_[node].inside, {node + 1, nodes_[node].next}};
  }

  // Where `sign` stands first in the text between the nodes of a stretch.
  std::optional<uint32_t> find(const Stretch& stretch, char sign) const;
  // The part of a stretch from `at` on, and that before it.
  Stretch from(const Stretch& stretch, uint32_t at) const;
  Stretch until(const Stretch& stretch, uint32_t at) const;

  // The name of a call, and what it is for.
  Span name_of_call(Index call) const;
  TemplateUse use_of(Index call);
  void take_apart(Index call, Call& out) const;

  // The n-th argument without a name, from 1, or the one called "n"; null
  // without one.
  const Argument* positional(const Call& call, uint32_t n) const;
  const Argument* named(const Call& call, std::string_view name) const;

 private:
  void add_argument(Stretch stretch, Call& out) const;

  const Source& source_;
  const std::vector<Node>& nodes_;
  TemplateNames templates_;
};

}  // namespace listlint::wikitext
