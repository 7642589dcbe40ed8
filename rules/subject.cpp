#include "rules/subject.h"

#include <algorithm>
#include <utility>

namespace listlint::rules {
namespace {

// The index of the item whose span holds `offset`, or kNone.
template <typename Item, typename Projection>
Index find_around(const std::vector<Item>& items, uint32_t offset,
                  Projection span_of) {
  const auto begin_of = [&](const Item& item) { return span_of(item).begin; };
  const auto next = std::ranges::upper_bound(items, offset, {}, begin_of);
  if (next == items.begin()) return kNone;
  const auto item = std::prev(next);
  if (!span_of(*item).contains(offset)) return kNone;
  return static_cast<Index>(item - items.begin());
}

}  // namespace

void set_subject(const Document& document, Finding& finding) {
  const uint32_t at = finding.span.begin;
  // References first: where they stand inside entries they are the nearer.
  finding.reference =
      find_around(document.references, at,
                  [](const Reference& reference) { return reference.span; });
  if (finding.reference != kNone) return;
  finding.entry = find_around(document.entries, at,
                              [](const Entry& entry) { return entry.span; });
  if (finding.entry != kNone) {
    finding.section = document.entries[finding.entry].section;
    return;
  }
  finding.section =
      find_around(document.sections, at,
                  [](const Section& section) { return section.heading.span; });
}

Finding& report_at(Check& check, Span span, std::string message) {
  Finding& finding = check.report(span, std::move(message));
  set_subject(check.document, finding);
  return finding;
}

}  // namespace listlint::rules
