// Makes one of two references that are written alike in wikitext: the first
// gets a name, and the other's places cite it by that name. Made for one
// document and one rule; borrows the document; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint::rules {

class ReferenceMerge {
 public:
  explicit ReferenceMerge(const Document& document);

  // nullopt where the two differ in more than the date of access, or where
  // more would have to change than their tags. A reference gets a name from
  // the first fix alone; the others wait for the next run.
  std::optional<Fix> merge(Index first, Index later);

 private:
  // <ref …>inside</ref>, or <ref … /> with nothing inside.
  struct Tag {
    Span span;
    std::string_view inside;
  };

  std::optional<Tag> tag_of(const Citation& citation) const;
  // The tag that describes a reference, where all others only cite it.
  std::optional<Tag> describing_tag(Index reference) const;
  std::string_view without_access_date(const Reference& reference, Tag tag,
                                       std::string& storage) const;
  std::string new_name(const Reference& reference);
  void collect();

  const Document& document_;
  std::vector<std::pair<Index, Index>> uses_;  // reference, citation; ordered
  std::unordered_set<std::string> names_;
  std::unordered_map<std::string, int> numbers_;  // given out, by name
  std::unordered_set<Index> given_;  // references that have got a name
  Index kept_ = kNone;               // the first of the last call, and its tag
  std::optional<Tag> kept_tag_;
};

}  // namespace listlint::rules
