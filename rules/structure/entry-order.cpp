#include <fmt/format.h>
#include <vector>

#include "lint/rule.h"
#include "rules/order.h"

namespace listlint::rules {
namespace {

constexpr Option kTolerance = integer_option(
    "tolerance",
    "share of entries out of order, in per cent, above which the list is "
    "taken not to be sorted",
    5, 0, 50);
constexpr const Option* kOptions[] = {&kTolerance};

// The entry that stands before `index` and is itself in order.
Index kept_before(Index index, Index first, const std::vector<Index>& out) {
  auto skipped = out.size();
  while (skipped > 0 && out[skipped - 1] >= index) --skipped;
  Index at = index;
  while (at > first) {
    --at;
    if (skipped > 0 && out[skipped - 1] == at) {
      --skipped;
      continue;
    }
    return at;
  }
  return kNone;
}

void report(Check& check, Index index, Index first,
            const std::vector<Index>& out) {
  const auto& entries = check.document.entries;
  const auto& entry = entries[index];
  const Index before = kept_before(index, first, out);
  auto& finding = check.report_entry(
      index, entry.name.span,
      before == kNone
          ? fmt::format("\"{}\" is out of order: it comes later in the section",
                        entry.name.value)
          : fmt::format("\"{}\" is out of order after \"{}\"", entry.name.value,
                        entries[before].name.value));
  if (before != kNone) {
    finding.related.push_back({entries[before].name.span, "in order"});
  }
}

void check_document(Check& check) {
  const auto& document = check.document;
  Collation collation(document.language);
  std::vector<Index> all;
  std::vector<std::pair<Index, size_t>> ends;  // section, end in `all`
  std::vector<std::string_view> names;
  for (Index s = 0; s < document.sections.size(); ++s) {
    const Range range = document.sections[s].entries;
    if (range.size() < 2) continue;
    names.clear();
    for (Index i = range.begin; i < range.end; ++i) {
      names.push_back(document.entries[i].name.value);
    }
    for (const Index i : out_of_order(names, collation)) {
      all.push_back(range.begin + i);
    }
    ends.emplace_back(s, all.size());
  }
  const auto tolerance = static_cast<size_t>(check.integer(kTolerance));
  if (all.size() * 100 > document.entries.size() * tolerance) return;
  size_t at = 0;
  for (const auto& [s, end] : ends) {
    const std::vector<Index> out(all.begin() + static_cast<ptrdiff_t>(at),
                                 all.begin() + static_cast<ptrdiff_t>(end));
    for (const Index i : out) {
      report(check, i, document.sections[s].entries.begin, out);
    }
    at = end;
  }
}

}  // namespace

extern const Rule structure_entry_order;
constinit const Rule structure_entry_order = {
    .id = "structure/entry-order",
    .severity = Severity::warning,
    .summary = "An entry is out of alphabetical order in its section",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
