#include "reports/changes.h"

#include <algorithm>
#include <unordered_map>

#include "lint/time_text.h"
#include "reports/places.h"
#include "reports/score.h"

namespace listlint::reports {
void ChangeCounts::add(const ChangeCounts& other) {
  fresh += other.fresh;
  open += other.open;
  fixed += other.fixed;
}

std::vector<bool> Changes::Compared::add(const Checked& checked,
                                         const Past& past, const Snapshot& with,
                                         const Options& options) {
  std::unordered_map<uint64_t, bool> known;  // whether it is found now
  for (const auto& finding : past.findings) {
    if (finding.was_there(with.at)) known.emplace(finding.fingerprint, false);
  }
  std::vector<bool> fresh;
  for (const Finding& finding : checked.findings) {
    const auto found = known.find(finding.fingerprint);
    const bool is_known = found != known.end();
    if (is_known) found->second = true;
    const bool is_new = !is_known && is_told(finding);
    if (is_told(finding)) ++(is_new ? counts.fresh : counts.open);
    if (is_shown(finding, options)) fresh.push_back(is_new);
  }
  for (const auto& finding : past.findings) {
    if (!finding.told || !finding.was_there(with.at)) continue;
    if (known.at(finding.fingerprint)) continue;
    ++counts.fixed;
    fixed.push_back({place_name(*checked.source), finding.rule, finding.message,
                     finding.section, finding.line, finding.last_seen});
  }
  if (!times) times = {with.at, with.at};
  times->first = std::min(times->first, with.at);
  times->second = std::max(times->second, with.at);
  ++versions[with.version];
  return fresh;
}

Changes::Fresh Changes::add(const Checked& checked, const Past& past,
                            const Options& options) {
  ++lists_;
  const auto count = past.snapshots.size();
  has_before_ = has_before_ || count > 1;
  const auto& last = past.snapshots.back();
  const auto& before = count > 1 ? past.snapshots[count - 2] : last;
  is_day_enough_ =
      is_day_enough_ && (count == 1 || to_day(last.at) != to_day(before.at));
  return {last_.add(checked, past, last, options),
          before_.add(checked, past, before, options)};
}

Changes::Fresh Changes::add_baseline(const Checked& checked,
                                     const Options& options) {
  against_ = options.against;
  ++lists_;
  baseline_ = true;
  Fresh fresh;
  for (const Finding& finding : checked.findings) {
    const bool is_new =
        is_told(finding) && finding.dismissal == Dismissal::none;
    if (is_told(finding)) ++(is_new ? last_.counts.fresh : last_.counts.open);
    if (is_shown(finding, options)) fresh.since_last.push_back(is_new);
  }
  return fresh;
}

void Changes::end_baseline(std::vector<FixedFinding> fixed) {
  last_.counts.fixed = fixed.size();
  last_.fixed = std::move(fixed);
}

bool Changes::is_last() const {
  const auto& counts = last_.counts;
  return baseline_ || !has_before_ || counts.fresh + counts.fixed > 0;
}

std::string Changes::since() const {
  if (baseline_) return against_;
  const auto& times = chosen().times;
  if (!times) return {};
  std::string (*const text)(Time) = is_day_enough_ ? to_day : to_minute;
  const auto first = text(times->first);
  const auto last = text(times->second);
  if (first == last) return "the audit of " + last;
  return "the audits of " + first + " to " + last;
}

std::string Changes::version() const {
  const auto& versions = chosen().versions;
  return versions.size() == 1 ? versions.begin()->first : std::string();
}

}  // namespace listlint::reports
