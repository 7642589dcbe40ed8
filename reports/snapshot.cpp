#include "reports/snapshot.h"

#include <set>

#include "reports/context.h"
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

}  // namespace

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
