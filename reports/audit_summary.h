// What an audit tells people while it runs and at its end, in one line each.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "lint/verdict.h"

namespace listlint::reports {

// How many addresses there are of each verdict.
struct AuditCounts {
  std::map<std::pair<State, Reason>, uint64_t> by_verdict;

  void add(const Verdict& verdict) {
    ++by_verdict[{verdict.state, verdict.reason}];
  }
};

// "412 addresses: 371 ok, 12 moved, 9 suspect (6 soft-404, 3 parked), 8 dead
// (7 http-404, 1 dns)", with a line feed. Why is told of what readers cannot
// see: the most frequent reason first.
std::string audit_summary(const AuditCounts& counts);

struct AuditProgress {
  uint64_t targets = 0;
  uint64_t done = 0;
  uint64_t known = 0;  // of the done: told from memory, without asking
  uint64_t dead = 0;
  uint64_t suspect = 0;
  uint64_t blocked = 0;
  double seconds = 0;        // since the start
  std::string slowest_host;  // whose queue lasts longest; "" for none
  uint64_t slowest_waiting = 0;
  double slowest_seconds = 0;  // that its queue lasts at least; 0: not known
};

// "120/412 checked, 8.3/s, 3 dead, 2 suspect, 5 blocked, about 40 s left;
// waiting for slow.example (34 left)", cut to `width` columns of a terminal; no
// line feed.
std::string progress_line(const AuditProgress& progress, uint32_t width);

}  // namespace listlint::reports
