// What an audit found a list to be, as a whole: what the store remembers of it,
// and what a report tells trends and changes by. Plain values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lint/finding.h"
#include "lint/time.h"
#include "lint/verdict.h"

namespace listlint {

// By Severity.
using SeverityCounts = std::array<uint64_t, 3>;
// By State, of the addresses that a list cites, each once.
inline constexpr size_t kStates = 7;
using LinkCounts = std::array<uint64_t, kStates>;

// The numbers of one list at one time. Findings that another one explains or
// that are suppressed are not among them.
struct Snapshot {
  struct Group {
    std::string name;  // "countries"
    SeverityCounts findings{};

    friend bool operator==(const Group&, const Group&) = default;
  };

  Time at;
  std::string version;  // of the listlint that found it
  uint64_t entries = 0;
  uint64_t clean = 0;  // entries that no finding is about
  uint64_t references = 0;
  double score = 100;
  SeverityCounts findings{};
  std::vector<Group> groups;  // with findings, by name
  LinkCounts links{};

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// A finding as it is remembered, which outlives its list.
struct PastFinding {
  uint64_t fingerprint = 0;
  std::string rule;
  Severity severity = Severity::warning;
  std::string message;
  std::string section;  // its heading; "" for none
  uint32_t line = 0;
  // Not suppressed then, nor explained by another one.
  bool told = true;
  // The first and the last snapshot of those in a row that had it.
  Time first_seen = {};
  Time last_seen = {};

  bool was_there(Time at) const { return first_seen <= at && at <= last_seen; }
  friend bool operator==(const PastFinding&, const PastFinding&) = default;
};

// Where a list is, for the store: its path as seen from the store, and the page
// of a dump.
struct ListName {
  std::string path;
  std::string page;
};

// All that is remembered of a list.
struct Past {
  std::vector<Snapshot> snapshots;  // oldest first
  // That the last two of them had, by line, then by rule.
  std::vector<PastFinding> findings;
};

}  // namespace listlint
