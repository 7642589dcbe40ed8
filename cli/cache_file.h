// One file of remembered results: written whole and never changed, so that any
// number of runs may read it. Owns its descriptor; find() from many threads.
//
//   header   which program and day it is of, how many results, a checksum
//   rows     by key: where the bytes of a result stand, and their checksum
//   results  as the cache made them
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lint/known_results.h"

namespace listlint::cli {

// Results are good for one program and, since rules look at the date, one day.
struct CacheTime {
  ResultKey program;
  uint32_t day = 0;  // 20261128

  friend bool operator==(const CacheTime&, const CacheTime&) = default;
};

using ResultBytes = std::map<ResultKey, std::string>;

// The file of these results.
std::string cache_file_bytes(const CacheTime& time, const ResultBytes& results);

class CacheFile {
 public:
  // Null where it is not there, not whole, or of another program or day.
  static std::unique_ptr<CacheFile> open(const std::string& path,
                                         const CacheTime& time);
  ~CacheFile();
  CacheFile(const CacheFile&) = delete;
  CacheFile& operator=(const CacheFile&) = delete;

  // nullopt where it is not there, or broken.
  std::optional<std::string> find(const ResultKey& key) const;
  // Adds all that is not broken.
  void add_to(ResultBytes& results) const;
  // Marks it as used now.
  void touch() const;

  const std::string& path() const { return path_; }
  uint64_t size() const { return size_; }

 private:
  struct Row {
    ResultKey key;
    uint64_t offset = 0;
    uint64_t size = 0;
    uint64_t sum = 0;
  };
  struct Header;

  CacheFile(std::string path, int file) : path_(std::move(path)), file_(file) {}
  bool load(const CacheTime& time);
  bool read(void* to, uint64_t size, uint64_t offset) const;
  std::optional<std::string> read(const Row& row) const;

  friend std::string cache_file_bytes(const CacheTime& time,
                                      const ResultBytes& results);

  std::string path_;
  int file_;
  uint64_t size_ = 0;
  std::vector<Row> rows_;  // by key
};

}  // namespace listlint::cli
