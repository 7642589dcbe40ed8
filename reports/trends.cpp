#include "reports/trends.h"

#include <algorithm>

#include "reports/score.h"

namespace listlint::reports {
namespace {

uint64_t count_of(int64_t sum) {
  return sum < 0 ? 0 : static_cast<uint64_t>(sum);
}

}  // namespace

void Trends::Sum::add(const Snapshot& snapshot, int64_t sign) {
  const auto signed_of = [sign](uint64_t count) {
    return sign * static_cast<int64_t>(count);
  };
  lists += sign;
  entries += signed_of(snapshot.entries);
  clean += signed_of(snapshot.clean);
  references += signed_of(snapshot.references);
  for (size_t i = 0; i < findings.size(); ++i) {
    findings[i] += signed_of(snapshot.findings[i]);
  }
  for (size_t i = 0; i < links.size(); ++i) {
    links[i] += signed_of(snapshot.links[i]);
  }
  for (const auto& group : snapshot.groups) {
    auto& sums = groups[group.name];
    for (size_t i = 0; i < sums.size(); ++i) {
      sums[i] += signed_of(group.findings[i]);
    }
  }
}

void Trends::Sum::add(const Sum& other) {
  lists += other.lists;
  entries += other.entries;
  clean += other.clean;
  references += other.references;
  for (size_t i = 0; i < findings.size(); ++i) findings[i] += other.findings[i];
  for (size_t i = 0; i < links.size(); ++i) links[i] += other.links[i];
  for (const auto& [name, counts] : other.groups) {
    auto& sums = groups[name];
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += counts[i];
  }
}

void Trends::add(const std::vector<Snapshot>& snapshots) {
  const Snapshot* before = nullptr;
  for (const auto& snapshot : snapshots) {
    auto& sum = sums_[snapshot.at];
    sum.add(snapshot, 1);
    if (before != nullptr) sum.add(*before, -1);
    before = &snapshot;
  }
}

TrendPoint Trends::point_of(Time at, const Sum& sum) {
  TrendPoint point;
  point.at = at;
  point.lists = count_of(sum.lists);
  point.entries = count_of(sum.entries);
  point.clean = count_of(sum.clean);
  Tally tally;
  tally.entries = point.entries;
  tally.references = count_of(sum.references);
  for (size_t i = 0; i < sum.findings.size(); ++i) {
    point.findings[i] = count_of(sum.findings[i]);
  }
  for (size_t i = 0; i < sum.links.size(); ++i) {
    point.links[i] = count_of(sum.links[i]);
  }
  for (const auto& [name, counts] : sum.groups) {
    auto& group = tally.group(name);
    for (size_t i = 0; i < counts.size(); ++i) {
      group.findings[i] = count_of(counts[i]);
    }
  }
  // Whoever remembers lists has asked their addresses.
  point.score = score_of(tally, true).score;
  return point;
}

std::vector<TrendPoint> Trends::points() const {
  const size_t count = sums_.size();
  const size_t kept = std::min(count, kMostPoints);
  std::vector<TrendPoint> points;
  points.reserve(kept);
  Sum sum;
  size_t at = 0;
  for (const auto& [time, change] : sums_) {
    sum.add(change);
    // Of `count` points those whose share of the way is next to that of one of
    // the kept ones.
    const size_t next = points.size();
    const size_t wanted =
        kept > 1 ? (next * (count - 1) + (kept - 1) / 2) / (kept - 1) : 0;
    if (at == wanted && next < kept) points.push_back(point_of(time, sum));
    ++at;
  }
  return points;
}

}  // namespace listlint::reports
