#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/line_edit.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

uint64_t hash_of(const Document& document, const Entry& entry) {
  uint64_t hash = hash_text(entry.name.value);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    hash = hash_text(document.qualifiers[i].value, hash);
  }
  return hash_text(entry.country.value, hash);
}

// Whether an entry has no citation that the other lacks.
bool adds_no_source(const Document& document, const Entry& entry,
                    const Entry& other) {
  constexpr Index kMost = 16;
  if (entry.citations.size() > kMost || other.citations.size() > kMost) {
    return false;
  }
  const auto& citations = document.citations;
  const auto begin = citations.begin() + other.citations.begin;
  const auto end = citations.begin() + other.citations.end;
  for (Index i = entry.citations.begin; i < entry.citations.end; ++i) {
    const auto reference = citations[i].reference;
    if (reference == kNone ||
        std::find_if(begin, end, [&](const Citation& citation) {
          return citation.reference == reference;
        }) == end) {
      return false;
    }
  }
  return true;
}

// Removes the later line, or the first one where only the later has sources.
// None where each has a source of its own: a person has to put them together.
void offer_removal(const Document& document, Finding& finding,
                   const Entry& first, const Entry& later) {
  const bool later_goes = adds_no_source(document, later, first);
  if (!later_goes && !adds_no_source(document, first, later)) return;
  const auto& gone = later_goes ? later : first;
  if (!is_one_line(document, gone)) return;
  finding.fix = Fix{later_goes ? "remove this line" : "remove the first line",
                    Safety::unsafe,
                    {remove_line(*document.source, gone.span.begin)}};
}

void check_section(Check& check, Index index) {
  const auto& document = check.document;
  const Range entries = document.sections[index].entries;
  std::vector<Hashed> hashed;
  hashed.reserve(entries.size());
  for (Index i = entries.begin; i < entries.end; ++i) {
    hashed.push_back({hash_of(document, document.entries[i]), i});
  }
  visit_repeated(hashed, [&](Index first, Index later) {
    const auto& entry = document.entries[later];
    const auto title = title_of(document, entry);
    if (title != title_of(document, document.entries[first])) return;
    auto& finding = check.report_entry(
        later, entry.span,
        fmt::format("\"{}\" is in this section already: remove one", title));
    finding.related.push_back({document.entries[first].span, "first here"});
    offer_removal(document, finding, document.entries[first], entry);
  });
}

}  // namespace

extern const Rule duplicates_exact_entry;
constinit const Rule duplicates_exact_entry = {
    .id = "duplicates/exact-entry",
    .severity = Severity::error,
    .summary = "An entry stands twice in one section",
    .section = check_section,
};

}  // namespace listlint::rules
