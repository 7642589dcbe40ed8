// The lines and columns of every place that a document's findings name.
//
// They are asked for out of order (a related span stands before its finding),
// so all are looked up once in ascending order, which keeps the whole linear
// even on one line of 100 MB. Owns its table; const access from any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "lint/engine.h"
#include "lint/line_index.h"

namespace listlint::reports {

class Places {
 public:
  // `checked` must have a source.
  explicit Places(const Checked& checked);

  // Of an end of a finding's span or of one of its related spans.
  Position at(uint32_t offset) const;

 private:
  std::vector<uint32_t> offsets_;  // ascending
  std::vector<Position> positions_;
};

}  // namespace listlint::reports
