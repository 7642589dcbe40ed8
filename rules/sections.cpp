#include "rules/sections.h"

#include <algorithm>

namespace listlint::rules {
namespace {

// Whether something that is no list stands between two places.
bool has_other_content(const Document& document, uint32_t begin, uint32_t end) {
  const auto& unread = document.unread;
  auto at = std::ranges::lower_bound(
      unread, begin, {}, [](const Unread& one) { return one.span.begin; });
  for (; at != unread.end() && at->span.begin < end; ++at) {
    switch (at->kind) {
      case UnreadKind::prose:
      case UnreadKind::table:
      case UnreadKind::box:
      case UnreadKind::item:
      case UnreadKind::code:
      case UnreadKind::media:
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

std::vector<Index> parents_of(const std::vector<Section>& sections) {
  std::vector<Index> parents(sections.size(), kNone);
  std::vector<Index> open;  // sections that later ones may stand under
  for (Index i = 0; i < sections.size(); ++i) {
    while (!open.empty() && sections[open.back()].level >= sections[i].level) {
      open.pop_back();
    }
    if (!open.empty()) parents[i] = open.back();
    open.push_back(i);
  }
  return parents;
}

bool is_empty(const Document& document, Index index) {
  const auto& sections = document.sections;
  const auto& section = sections[index];
  if (!section.entries.empty() || section.elsewhere) return false;
  const bool last = index + 1 == sections.size();
  if (!last && sections[index + 1].level > section.level) return false;
  // Headings stand in text order but for rows of tables, which all have
  // entries.
  return !has_other_content(
      document, section.heading.span.end,
      last ? document.source->size() : sections[index + 1].heading.span.begin);
}

}  // namespace listlint::rules
