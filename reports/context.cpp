#include "reports/context.h"

#include <algorithm>
#include <iterator>

namespace listlint::reports {
namespace {

// The citation whose source is described in place, and is what the finding is
// of; nullptr for none. Citations stand in the order of their places.
const Citation* citation_around(const Finding& finding,
                                const Document& document) {
  if (finding.reference == kNone) return nullptr;
  const auto& citations = document.citations;
  const auto after = std::ranges::upper_bound(
      citations, finding.span.begin, {},
      [](const Citation& citation) { return citation.span.begin; });
  if (after == citations.begin()) return nullptr;
  const auto& before = *std::prev(after);
  return finding.span.end <= before.span.end ? &before : nullptr;
}

}  // namespace

Index entry_of(const Finding& finding, const Document& document) {
  if (finding.entry != kNone) return finding.entry;
  const auto* const citation = citation_around(finding, document);
  const bool is_of_entry =
      citation != nullptr && citation->owner_kind == OwnerKind::entry;
  return is_of_entry ? citation->owner : kNone;
}

Index section_index_of(const Finding& finding, const Document& document) {
  if (finding.section != kNone) return finding.section;
  const Index entry = entry_of(finding, document);
  if (entry != kNone) return document.entries[entry].section;
  const auto* const citation = citation_around(finding, document);
  const bool is_of_section =
      citation != nullptr && citation->owner_kind == OwnerKind::section;
  return is_of_section ? citation->owner : kNone;
}

std::string_view section_of(const Finding& finding, const Document& document) {
  const Index section = section_index_of(finding, document);
  if (section == kNone) return {};
  return document.sections[section].heading.value;
}

}  // namespace listlint::reports
