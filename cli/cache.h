// Results of earlier runs of check, kept in a folder of files that any run may
// read while others write: each is put in place whole, under its own name, and
// never changed. What is broken, foreign, or of another day or program is as if
// it were not there, and so is a folder that cannot be read or written: a run
// goes on without. The folder may be deleted at any time.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/cache_file.h"
#include "lint/date.h"
#include "lint/known_results.h"

namespace listlint::cli {

struct CacheOptions {
  std::string folder;
  Date today;
  ResultKey program;
  // Of all files of the folder together; the least recently used give way.
  uint64_t most_bytes = uint64_t{64} << 20;
};

// find() and keep() from many threads, the rest from one.
class Cache final : public KnownResults {
 public:
  explicit Cache(CacheOptions options);

  // Before the run, for the settings that many lists have. Borrowed.
  void add(const Settings& settings);

  ResultKey key_of(const Subject& subject) const override;
  std::optional<Result> find(const ResultKey& key,
                             const Subject& subject) override;
  void keep(const ResultKey& key, const std::vector<Finding>& findings,
            uint32_t unwritable_fixes) override;

  // Writes what is new. Answers what there is to tell, a line each.
  std::vector<std::string> end();

 private:
  struct Known {
    std::unique_ptr<CacheFile> file;
    std::atomic<bool> used = false;
  };

  void open_files();
  std::string write();
  void merge();
  void make_room(uint64_t size) const;

  const CacheOptions options_;
  CacheTime time_;
  std::string prefix_;  // of the names of the files that are good
  std::map<const Settings*, ResultKey> settings_;
  std::deque<Known> files_;
  std::atomic<uint64_t> found_ = 0;
  std::vector<std::string> broken_;  // paths
  std::vector<std::string> notes_;

  std::mutex mutex_;  // of what follows
  ResultBytes new_;
  uint64_t new_bytes_ = 0;
};

}  // namespace listlint::cli
