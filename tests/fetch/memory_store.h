// A store for tests: all in memory, and it fails when it is told to.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/store.h"

namespace listlint::fetch {

class MemoryStore final : public Store {
 public:
  std::map<std::string, Record, std::less<>> records;
  std::map<std::string, RobotsRecord, std::less<>> robots;
  std::map<std::string, CaptureRecord, std::less<>> captures;
  std::map<std::string, std::vector<PastCheck>, std::less<>> checks;
  std::vector<Change> changed;
  std::map<std::pair<std::string, std::string>, Past> pasts;  // by path, page
  std::map<std::string, Run, std::less<>> runs;  // by scope; did not end
  size_t puts = 0;
  size_t uncommitted = 0;  // puts since the last commit
  // The next so many calls of put() work, those after fail with "disk full".
  std::optional<size_t> puts_left;

  Stored<Run> begin_run(std::string_view scope, Time now, bool fresh) override;
  Stored<void> end_run(const Run& run, Time now) override;
  Stored<std::optional<Record>> find(std::string_view url) override;
  Stored<void> commit() override;
  Stored<void> put(const Record& record, ChangeKind change) override;
  Stored<std::optional<RobotsRecord>> find_robots(
      std::string_view origin) override;
  Stored<void> put_robots(const RobotsRecord& record) override;
  Stored<std::optional<CaptureRecord>> find_capture(
      std::string_view url) override;
  Stored<void> put_capture(const CaptureRecord& capture) override;
  Stored<void> put_snapshot(const ListName& list, const Snapshot& snapshot,
                            std::span<const PastFinding> findings) override;
  Stored<Past> past(const ListName& list) override;
  Stored<std::vector<PastCheck>> history(std::string_view url) override;
  Stored<std::vector<Change>> changes(Time since) override;

  // "ok ok https://a.example/ -> https://a.example/" a record, and what else
  // is told of it.
  std::string print() const;

 private:
  int64_t last_run_ = 0;
};

}  // namespace listlint::fetch
