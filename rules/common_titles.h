// Titles that many sites have, such as "Sister Cities": what
// duplicates/reference and citations/indistinguishable share. Borrows the
// references; one thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lint/document.h"

namespace listlint::rules {

// A title that many sites have says nothing on a site of which the list cites
// several pages: two such references may be of different pages. Counts for the
// titles and sites of the pairs only.
class CommonTitles {
 public:
  CommonTitles(const std::vector<Reference>& references,
               const std::vector<std::pair<Index, Index>>& pairs);

  // Of a later one of the pairs.
  bool says_nothing(const Reference& reference) const;

 private:
  // How often the other field changed from one reference to the next.
  struct Others {
    std::string_view last;
    uint32_t changes = 0;
  };
  using ByText = std::unordered_map<std::string_view, Others>;

  static void note(ByText& by_text, const Text& text, const Text& other);

  ByText sites_of_title_;
  ByText titles_of_site_;
};

}  // namespace listlint::rules
