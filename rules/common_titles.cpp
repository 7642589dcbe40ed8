#include "rules/common_titles.h"

namespace listlint::rules {

CommonTitles::CommonTitles(const std::vector<Reference>& references,
                           const std::vector<std::pair<Index, Index>>& pairs) {
  for (const auto& [first, later] : pairs) {
    sites_of_title_[references[later].title.value];
    titles_of_site_[references[later].site.value];
  }
  for (const auto& reference : references) {
    note(sites_of_title_, reference.title, reference.site);
    note(titles_of_site_, reference.site, reference.title);
  }
}

bool CommonTitles::says_nothing(const Reference& reference) const {
  constexpr uint32_t kMany = 3;
  return sites_of_title_.at(reference.title.value).changes >= kMany &&
         titles_of_site_.at(reference.site.value).changes > 1;
}

void CommonTitles::note(ByText& by_text, const Text& text, const Text& other) {
  const auto found = by_text.find(text.value);
  if (found == by_text.end() || found->second.last == other.value) return;
  found->second.last = other.value;
  ++found->second.changes;
}

}  // namespace listlint::rules
