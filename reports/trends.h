// How lists were at each audit, all of them together. Keeps sums, no list. One
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lint/snapshot.h"

namespace listlint::reports {

// So many points are told at most; the first and the last are always among
// them.
inline constexpr size_t kMostPoints = 60;

struct TrendPoint {
  Time at;
  double score = 100;  // reckoned as it is now
  uint64_t lists = 0;
  uint64_t entries = 0;
  uint64_t clean = 0;
  SeverityCounts findings{};
  LinkCounts links{};  // a list counts an address once
};

class Trends {
 public:
  // What is remembered of one list. It is taken to be as it was found until the
  // next audit that found it.
  void add(const std::vector<Snapshot>& snapshots);

  // Oldest first, thinned evenly.
  std::vector<TrendPoint> points() const;

 private:
  // What is added to the sums of all lists at a time; or those sums.
  struct Sum {
    int64_t lists = 0;
    int64_t entries = 0;
    int64_t clean = 0;
    int64_t references = 0;
    std::array<int64_t, 3> findings{};
    std::array<int64_t, kStates> links{};
    std::map<std::string, std::array<int64_t, 3>, std::less<>> groups;

    void add(const Snapshot& snapshot, int64_t sign);
    void add(const Sum& other);
  };
  static TrendPoint point_of(Time at, const Sum& sum);

  std::map<Time, Sum> sums_;
};

}  // namespace listlint::reports
