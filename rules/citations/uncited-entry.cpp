#include <fmt/format.h>
#include <vector>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

constexpr Option kShare = integer_option(
    "share",
    "share of cited entries, in per cent, from which all must be; 0: all "
    "must be cited",
    80, 0, 100);
constexpr const Option* kOptions[] = {&kShare};

bool is_cited(const Document& document, Range citations) {
  for (Index i = citations.begin; i < citations.end; ++i) {
    if (document.citations[i].kind == CitationKind::reference) return true;
  }
  return false;
}

// Entries that no heading speaks for, and how many of them cite a source.
struct Count {
  size_t entries = 0;
  size_t cited = 0;
};

Count& operator+=(Count& sum, const Count& more) {
  sum.entries += more.entries;
  sum.cited += more.cited;
  return sum;
}

Count count(const Document& document, const Section& section) {
  if (is_cited(document, section.citations)) return {};
  Count count{section.entries.size(), 0};
  for (Index i = section.entries.begin; i < section.entries.end; ++i) {
    if (is_cited(document, document.entries[i].citations)) ++count.cited;
  }
  return count;
}

bool is_below(const Count& count, size_t share) {
  return count.cited * 100 < count.entries * share;
}

void check_document(Check& check) {
  const auto& document = check.document;
  std::vector<Count> counts;
  counts.reserve(document.sections.size());
  Count all;
  for (const auto& section : document.sections) {
    counts.push_back(count(document, section));
    all += counts.back();
  }
  const auto share = static_cast<size_t>(check.integer(kShare));
  constexpr size_t kFew = 5;  // too few to tell a habit from chance
  if (share > 0 && all.entries < kFew) return;
  if (all.cited == all.entries || is_below(all, share)) return;
  for (Index i = 0; i < counts.size(); ++i) {
    // A section that cites nothing at all is citations/uncited-section's.
    if (counts[i].cited == 0 || is_below(counts[i], share)) continue;
    if (counts[i].cited == counts[i].entries) continue;
    const auto range = document.sections[i].entries;
    for (Index entry = range.begin; entry < range.end; ++entry) {
      const auto& item = document.entries[entry];
      if (is_cited(document, item.citations)) continue;
      check.report_entry(
          entry, item.span,
          fmt::format("no source is cited for \"{}\": cite one{}",
                      item.name.value,
                      share == 0 ? "" : ", as the other entries do"));
    }
  }
}

}  // namespace

extern const Rule citations_uncited_entry;
constinit const Rule citations_uncited_entry = {
    .id = "citations/uncited-entry",
    .severity = Severity::warning,
    .summary = "An entry cites no source where the others do",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
