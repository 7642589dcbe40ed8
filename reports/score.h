// The score of a list, from 0 to 100, and how it comes about: a group of rules
// loses points by its findings per 100 entries, and the whole is the mean of
// the groups by their weights. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine.h"

namespace listlint::reports {

// Points that a group loses for one finding per 100 entries; by Severity.
inline constexpr std::array<double, 3> kPoints = {0.2, 2, 5};

// A shorter list counts as if it had so many: one slip among three entries does
// not make it worthless.
inline constexpr uint64_t kLeastEntries = 25;

// Of a group that is not named in score.cpp, such as those of a config.
inline constexpr uint32_t kOtherWeight = 10;

struct GroupScore {
  std::string group;  // "countries"
  uint32_t weight = 0;
  bool applies = false;                // else it weighs nothing
  std::array<uint64_t, 3> findings{};  // by Severity
  double lost = 0;                     // points, as they add up
  double score = 100;                  // 100 - lost, and no less than 0
};

struct Score {
  std::vector<GroupScore> groups;  // by weight, then by name
  uint64_t entries = 0;
  double score = 100;

  // What the groups together weigh.
  uint32_t weight() const;
};

// Whether a finding counts: it is not explained by another one or suppressed.
bool is_told(const Finding& finding);

// What one list, or several, have; sums of what is to be told of them.
struct Tally {
  struct Group {
    std::string name;
    std::array<uint64_t, 3> findings{};  // by Severity
  };

  std::vector<Group> groups;  // by name
  uint64_t entries = 0;
  uint64_t clean = 0;  // entries that no finding is about (context.h)
  uint64_t references = 0;
  std::array<uint64_t, 3> findings{};  // by Severity

  // Only findings that are told count; known ones are.
  void add(const Checked& checked);
  void add(const Tally& other);
  Group& group(std::string_view name);
};

// `asked`: addresses were asked, so that rules about them have something to
// say.
Score score_of(const Tally& tally, bool asked);

// 99 for 99.9: only what is whole is told as 100.
uint32_t whole(double score);

}  // namespace listlint::reports
