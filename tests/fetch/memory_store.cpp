#include "tests/fetch/memory_store.h"

#include <fmt/format.h>

namespace listlint::fetch {
namespace {

template <typename Map>
auto look_up(const Map& map, std::string_view key) {
  using Found = std::optional<typename Map::mapped_type>;
  const auto found = map.find(key);
  return found == map.end() ? Found() : Found(found->second);
}

}  // namespace

Stored<Run> MemoryStore::begin_run(std::string_view scope, Time now,
                                   bool fresh) {
  const auto found = runs.find(scope);
  const bool goes_on = !fresh && found != runs.end() &&
                       now - found->second.started_at <= std::chrono::days(1);
  if (goes_on) {
    found->second.resumed = true;
    return found->second;
  }
  const Run run{++last_run_, now, false};
  runs.insert_or_assign(std::string(scope), run);
  return run;
}

Stored<void> MemoryStore::end_run(const Run& run, Time) {
  std::erase_if(runs, [&](const auto& row) { return row.second.id == run.id; });
  return {};
}

Stored<std::optional<Record>> MemoryStore::find(std::string_view url) {
  return look_up(records, url);
}

Stored<void> MemoryStore::commit() {
  uncommitted = 0;
  return {};
}

Stored<void> MemoryStore::put(const Record& record, ChangeKind change) {
  if (puts_left && *puts_left == 0)
    return tl::unexpected<std::string>("disk full");
  if (puts_left) --*puts_left;
  ++puts;
  ++uncommitted;
  const auto& verdict = record.verdict;
  records.insert_or_assign(verdict.url, record);
  auto& past = checks[verdict.url];
  // A check that is told again, better, takes the place of what it was.
  if (!past.empty() && past.back().checked_at == verdict.checked_at) {
    past.pop_back();
  }
  past.push_back({verdict.checked_at, verdict.state, verdict.reason,
                  verdict.status, verdict.final_url, verdict.title});
  if (change != ChangeKind::none) {
    changed.push_back({verdict.url, change, verdict.checked_at, verdict.state,
                       verdict.reason, verdict.final_url});
  }
  return {};
}

Stored<std::optional<RobotsRecord>> MemoryStore::find_robots(
    std::string_view origin) {
  return look_up(robots, origin);
}

Stored<void> MemoryStore::put_robots(const RobotsRecord& record) {
  robots.insert_or_assign(record.origin, record);
  return {};
}

Stored<std::optional<CaptureRecord>> MemoryStore::find_capture(
    std::string_view url) {
  return look_up(captures, url);
}

Stored<void> MemoryStore::put_capture(const CaptureRecord& capture) {
  captures.insert_or_assign(capture.url, capture);
  return {};
}

Stored<void> MemoryStore::put_snapshot(const ListName& list,
                                       const Snapshot& snapshot,
                                       std::span<const PastFinding> findings) {
  auto& past = pasts[{list.path, list.page}];
  past.snapshots.push_back(snapshot);
  past.findings.assign(findings.begin(), findings.end());
  return {};
}

Stored<Past> MemoryStore::past(const ListName& list) {
  const auto found = pasts.find({list.path, list.page});
  return found == pasts.end() ? Past() : found->second;
}

Stored<std::vector<PastCheck>> MemoryStore::history(std::string_view url) {
  return look_up(checks, url).value_or(std::vector<PastCheck>());
}

Stored<std::vector<Change>> MemoryStore::changes(Time since) {
  std::vector<Change> found;
  for (const auto& change : changed) {
    if (change.at >= since) found.push_back(change);
  }
  return found;
}

std::string MemoryStore::print() const {
  std::string text;
  for (const auto& [url, record] : records) {
    const auto& verdict = record.verdict;
    text += fmt::format("{} {} {}", name_of(verdict.state),
                        name_of(verdict.reason), url);
    if (!verdict.final_url.empty() && verdict.final_url != url) {
      text += " -> " + verdict.final_url;
    }
    if (verdict.failures > 0)
      text += fmt::format(" failed {}", verdict.failures);
    if (record.not_before) text += " not before " + to_text(*record.not_before);
    if (verdict.archive) text += " copy " + verdict.archive->url;
    text += '\n';
  }
  return text;
}

}  // namespace listlint::fetch
