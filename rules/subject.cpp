#include "rules/subject.h"

#include <algorithm>
#include <utility>

namespace listlint::rules {
namespace {

// The index of the item whose span holds `offset`, or kNone.
// `order` holds the indices by place, nothing where items stand in text order.
template <typename Item, typename Projection>
Index find_around(const std::vector<Item>& items,
                  const std::vector<Index>& order, uint32_t offset,
                  Projection span_of) {
  const auto item_at = [&](Index place) {
    return order.empty() ? place : order[place];
  };
  Index begin = 0;
  auto end = static_cast<Index>(items.size());
  while (begin < end) {
    const Index middle = begin + (end - begin) / 2;
    if (span_of(items[item_at(middle)]).begin <= offset) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  // What begins nearest before may be nested in what holds the place.
  constexpr Index kDeepest = 8;
  for (Index i = 1; i <= kDeepest && i <= begin; ++i) {
    const Index item = item_at(begin - i);
    if (span_of(items[item]).contains(offset)) return item;
  }
  return kNone;
}

}  // namespace

void set_subject(const Document& document, Finding& finding) {
  const uint32_t at = finding.span.begin;
  // References first: where they stand inside entries they are the nearer.
  finding.reference =
      find_around(document.references, document.reference_order, at,
                  [](const Reference& reference) { return reference.span; });
  if (finding.reference != kNone) return;
  finding.entry = find_around(document.entries, document.entry_order, at,
                              [](const Entry& entry) { return entry.span; });
  if (finding.entry != kNone) {
    finding.section = document.entries[finding.entry].section;
    return;
  }
  finding.section =
      find_around(document.sections, {}, at,
                  [](const Section& section) { return section.heading.span; });
}

Finding& report_at(Check& check, Span span, std::string message) {
  Finding& finding = check.report(span, std::move(message));
  set_subject(check.document, finding);
  return finding;
}

}  // namespace listlint::rules
