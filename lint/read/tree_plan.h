// Which values of a tree are what of a list: made by the paths of the config
// (tree_paths.h) or by guessing (tree_guess.h), written by tree_list.h.
// Plain values.
#pragma once

#include <cstdint>
#include <vector>

#include "lint/document.h"
#include "lint/read/reader.h"

namespace listlint {

// A value, or the key of one, that is a field of what it is bound to.
struct Bound {
  Field field = Field::name;
  Index node = kNone;
  bool key = false;
  // Fields of one source have one; kNone: they are of the heading or entry
  // itself, else the node that describes the source.
  Index source = kNone;
};

struct Planned {
  enum class Kind : uint8_t {
    heading,  // the first bound says its text, the others what it cites
    entry,    // of fields
    item,     // a text that is a whole entry
    unnamed,  // an entry without a name
  };

  Kind kind = Kind::entry;
  Index node = kNone;
  uint32_t level = 1;  // of a heading
  Range bounds;        // into Plan::bounds
};

struct Plan {
  std::vector<Planned> parts;  // in the order of the list
  std::vector<Bound> bounds;

  // Begins a part; what is bound after it belongs to it.
  void add(Planned::Kind kind, Index node, uint32_t level = 1) {
    const auto at = static_cast<Index>(bounds.size());
    parts.push_back({kind, node, level, {at, at}});
  }
  void bind(const Bound& bound) {
    bounds.push_back(bound);
    parts.back().bounds.end = static_cast<Index>(bounds.size());
  }
};

}  // namespace listlint
