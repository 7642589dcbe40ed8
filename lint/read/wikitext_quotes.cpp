#include "lint/read/wikitext_quotes.h"

namespace listlint::wikitext {

void Quotes::add(std::string_view bytes, const std::vector<Node>& nodes,
                 Index index) {
  const auto& node = nodes[index];
  if (node.quotes != 3) {
    ++italics_;
    last_italic_ = index;
  }
  if (node.quotes == 2) return;
  ++bolds_;
  last_bold_ = index;
  if (node.quotes != 3) return;
  const auto before = [&](uint32_t n) {
    return node.span.begin >= n ? bytes[node.span.begin - n] : ' ';
  };
  auto& first = before(1) == ' '   ? after_space_
                : before(2) == ' ' ? after_letter_
                                   : after_word_;
  if (first == kNone) first = index;
}

std::array<Index, 2> Quotes::end(std::vector<Node>& nodes) {
  std::array<Index, 2> left = {kNone, kNone};
  if (italics_ == 0 && bolds_ == 0) return left;
  if (italics_ % 2 == 1 && bolds_ % 2 == 1) {
    const Index index = after_letter_ != kNone ? after_letter_
                        : after_word_ != kNone ? after_word_
                                               : after_space_;
    if (index != kNone) {
      ++nodes[index].span.begin;
      nodes[index].quotes = 2;
      *this = {};
      return left;
    }
  }
  if (italics_ % 2 == 1) left[0] = last_italic_;
  if (bolds_ % 2 == 1 && last_bold_ != left[0]) left[1] = last_bold_;
  *this = {};
  return left;
}

}  // namespace listlint::wikitext
