// Groups of items that have one key, for rules that look for duplicates.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lint/document.h"

namespace listlint::rules {

// An item under the hash of its key.
struct Hashed {
  uint64_t hash = 0;
  Index item = 0;

  friend auto operator<=>(const Hashed&, const Hashed&) = default;
};

// Sorts `items` and calls visit(first, later) for each item whose hash an
// earlier one (by index) has too; `first` is the earliest. Equal hashes are
// likely, not surely, equal keys: the visitor compares.
template <typename Visit>
void visit_repeated(std::vector<Hashed>& items, Visit visit) {
  std::ranges::sort(items);
  size_t first = 0;
  for (size_t i = 1; i < items.size(); ++i) {
    if (items[i].hash != items[first].hash) {
      first = i;
      continue;
    }
    visit(items[first].item, items[i].item);
  }
}

}  // namespace listlint::rules
