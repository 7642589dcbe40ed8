// Which runs of apostrophes of a line are bold and italic, as MediaWiki's
// doQuotes decides, and which of them nothing closes. Not thread-safe.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "lint/read/wikitext_scan.h"

namespace listlint::wikitext {

class Quotes {
 public:
  // The next run of the line.
  void add(std::string_view bytes, const std::vector<Node>& nodes, Index index);

  // Whether the line has none so far.
  bool empty() const { return italics_ == 0 && bolds_ == 0; }

  // Ends the line: an apostrophe before italics that was read as bold becomes
  // one. The answer is an italic and a bold run that are left open, or kNone.
  std::array<Index, 2> end(std::vector<Node>& nodes);

 private:
  uint32_t italics_ = 0;
  uint32_t bolds_ = 0;
  Index last_italic_ = kNone;
  Index last_bold_ = kNone;
  // The first bold run behind a word of one letter, a longer one, a space.
  Index after_letter_ = kNone;
  Index after_word_ = kNone;
  Index after_space_ = kNone;
};

}  // namespace listlint::wikitext
