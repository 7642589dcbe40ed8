#include "reports/score.h"

#include <algorithm>

#include "reports/context.h"

namespace listlint::reports {
namespace {

struct Weight {
  std::string_view group;
  uint32_t weight = 0;
};

// What readers and reusers of a list lose by: sources and facts before looks.
constexpr std::array<Weight, 8> kWeights = {{
    {"citations", 20},
    {"countries", 20},
    {"links", 20},
    {"structure", 15},
    {"duplicates", 10},
    {"unicode", 10},
    {"style", 5},
    // About the comments of who keeps the list, not about the list.
    {"suppressions", 0},
}};

bool applies(std::string_view group, const Tally& tally, bool asked) {
  if (group == "suppressions") return false;
  if (group == "links") return asked && tally.references > 0;
  if (group == "countries" || group == "duplicates") return tally.entries > 0;
  if (group == "citations") return tally.references > 0 || tally.entries > 0;
  return true;
}

uint32_t weight_of(std::string_view group) {
  const auto* row = std::ranges::find(kWeights, group, &Weight::group);
  return row == kWeights.end() ? kOtherWeight : row->weight;
}

void add_up(GroupScore& group, uint64_t entries) {
  const auto base = static_cast<double>(std::max(entries, kLeastEntries));
  for (size_t i = 0; i < kPoints.size(); ++i) {
    const auto count = static_cast<double>(group.findings[i]);
    group.lost += kPoints[i] * count * 100 / base;
  }
  group.score = std::max(0.0, 100 - group.lost);
}

}  // namespace

uint32_t Score::weight() const {
  uint32_t sum = 0;
  for (const auto& group : groups) sum += group.applies ? group.weight : 0;
  return sum;
}

Tally::Group& Tally::group(std::string_view name) {
  const auto at = std::ranges::lower_bound(groups, name, {}, &Group::name);
  if (at != groups.end() && at->name == name) return *at;
  return *groups.insert(at, {std::string(name), {}});
}

bool is_told(const Finding& finding) {
  return finding.folded_into == 0 && finding.dismissal != Dismissal::suppressed;
}

void Tally::add(const Checked& checked) {
  if (checked.source == nullptr) return;
  const auto& document = checked.document;
  std::vector<bool> marked(document.entries.size());
  for (const Finding& finding : checked.findings) {
    if (!is_told(finding)) continue;
    const auto severity = static_cast<size_t>(finding.severity);
    ++findings[severity];
    ++group(group_of(finding.rule)).findings[severity];
    const Index entry = entry_of(finding, document);
    if (entry < marked.size()) marked[entry] = true;
  }
  entries += marked.size();
  clean += static_cast<uint64_t>(std::ranges::count(marked, false));
  references += document.references.size();
}

void Tally::add(const Tally& other) {
  for (const auto& from : other.groups) {
    auto& to = group(from.name);
    for (size_t i = 0; i < 3; ++i) to.findings[i] += from.findings[i];
  }
  entries += other.entries;
  clean += other.clean;
  references += other.references;
  for (size_t i = 0; i < 3; ++i) findings[i] += other.findings[i];
}

Score score_of(const Tally& tally, bool asked) {
  Score score;
  score.entries = tally.entries;
  for (const auto& [name, weight] : kWeights) {
    score.groups.push_back({.group = std::string(name)});
  }
  for (const auto& [name, findings] : tally.groups) {
    auto found = std::ranges::find(score.groups, name, &GroupScore::group);
    if (found == score.groups.end()) {
      found = score.groups.insert(found, {.group = name});
    }
    found->findings = findings;
  }
  double sum = 0;
  for (auto& group : score.groups) {
    group.weight = weight_of(group.group);
    group.applies = applies(group.group, tally, asked);
    if (!group.applies) continue;
    add_up(group, tally.entries);
    sum += group.weight * group.score;
  }
  std::ranges::sort(score.groups, [](const auto& a, const auto& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.group < b.group;
  });
  const auto weight = score.weight();
  if (weight > 0) score.score = sum / weight;
  return score;
}

uint32_t whole(double score) {
  // What falls short of a whole number by the last bits only is that number.
  return static_cast<uint32_t>(score + 1e-9);
}

}  // namespace listlint::reports
