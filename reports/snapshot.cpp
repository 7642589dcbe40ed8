#include "reports/snapshot.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "reports/places.h"
#include "reports/score.h"

namespace listlint::reports {
namespace {

LinkCounts count_links(const Document& document, const FindVerdict& verdicts) {
  LinkCounts counts{};
  if (!verdicts) return counts;
  std::set<std::string_view> seen;
  for (const Reference& reference : document.references) {
    if (reference.url.empty()) continue;
    if (!seen.insert(reference.url.value).second) continue;
    const auto* verdict = verdicts(reference.url.value);
    if (verdict != nullptr) ++counts[static_cast<size_t>(verdict->state)];
  }
  return counts;
}

// The citation whose source is described in place, with `span` in it: those of
// a document stand in the order of their places.
const Citation* citation_around(Span span, const Document& document) {
  const auto& citations = document.citations;
  const auto after = std::ranges::upper_bound(
      citations, span.begin, {},
      [](const Citation& citation) { return citation.span.begin; });
  if (after == citations.begin()) return nullptr;
  const auto& before = *std::prev(after);
  return span.end <= before.span.end ? &before : nullptr;
}

}  // namespace

bool is_told(const Finding& finding) {
  return finding.folded_into == 0 && finding.dismissal != Dismissal::suppressed;
}

Index section_index_of(const Finding& finding, const Document& document) {
  if (finding.section != kNone) return finding.section;
  if (finding.entry != kNone) return document.entries[finding.entry].section;
  if (finding.reference == kNone) return kNone;
  const auto* const citation = citation_around(finding.span, document);
  if (citation == nullptr) return kNone;
  switch (citation->owner_kind) {
    case OwnerKind::none:
      return kNone;
    case OwnerKind::section:
      return citation->owner;
    case OwnerKind::entry:
      return document.entries[citation->owner].section;
  }
  return kNone;
}

std::string_view section_of(const Finding& finding, const Document& document) {
  const Index section = section_index_of(finding, document);
  if (section == kNone) return {};
  return document.sections[section].heading.value;
}

Snapshot snapshot_of(const Checked& checked, const FindVerdict& verdicts,
                     Time at, std::string_view version) {
  Tally tally;
  tally.add(checked);
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.version = version;
  snapshot.entries = tally.entries;
  snapshot.clean = tally.clean;
  snapshot.references = tally.references;
  snapshot.score = score_of(tally, static_cast<bool>(verdicts)).score;
  snapshot.findings = tally.findings;
  for (const auto& [name, findings] : tally.groups) {
    snapshot.groups.push_back({name, findings});
  }
  snapshot.links = count_links(checked.document, verdicts);
  return snapshot;
}

std::vector<PastFinding> past_findings(const Checked& checked) {
  std::vector<PastFinding> findings;
  if (checked.findings.empty()) return findings;
  const Places places(checked);
  findings.reserve(checked.findings.size());
  for (const Finding& finding : checked.findings) {
    auto& past = findings.emplace_back();
    past.fingerprint = finding.fingerprint;
    past.rule = finding.rule;
    past.severity = finding.severity;
    past.message = finding.message;
    past.section = section_of(finding, checked.document);
    past.line = places.at(finding.span.begin).line;
    past.told = is_told(finding);
  }
  return findings;
}

}  // namespace listlint::reports
