// What became of findings since audits saw the lists last: which are new, which
// are fixed, which are still open. Keeps values, no document. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lint/snapshot.h"
#include "reports/report.h"

namespace listlint::reports {

struct ChangeCounts {
  uint64_t fresh = 0;  // new
  uint64_t open = 0;   // known, and still there
  uint64_t fixed = 0;

  void add(const ChangeCounts& other);
};

// Compares with the newest snapshots. Where lists are still as the newest ones
// found them, as behind a nightly audit, it compares with those before: what
// that audit came upon is the news then.
class Changes {
 public:
  // By shown finding, in their order: whether it is new.
  struct Fresh {
    std::vector<bool> since_last;
    std::vector<bool> since_before;
  };

  // `past` is what is remembered of this list.
  Fresh add(const Checked& checked, const Past& past, const Options& options);
  // A list that nothing is remembered of.
  void add_unknown() { ++unknown_; }
  // Findings that a baseline dismissed are open, others new.
  Fresh add_baseline(const Checked& checked, const Options& options);
  void end_baseline(std::vector<FixedFinding> fixed);

  // The rest once all is added.

  // Whether there was anything to compare with.
  bool any() const { return lists_ > 0; }
  bool is_baseline() const { return baseline_; }
  ChangeCounts counts() const { return chosen().counts; }
  const std::vector<FixedFinding>& fixed() const { return chosen().fixed; }
  const std::vector<bool>& fresh(const Fresh& of) const {
    return is_last() ? of.since_last : of.since_before;
  }
  // "the audit of 2026-11-01", with hour and minute where there was another one
  // on that day; "the baseline".
  std::string since() const;
  // "0.1.0": of the listlint that made those snapshots, where they are all of
  // one; else "".
  std::string version() const;
  uint64_t unknown() const { return unknown_; }

 private:
  struct Compared {
    ChangeCounts counts;
    std::vector<FixedFinding> fixed;
    std::optional<std::pair<Time, Time>> times;  // the first and the last
    std::map<std::string, uint64_t, std::less<>> versions;

    std::vector<bool> add(const Checked& checked, const Past& past,
                          const Snapshot& with, const Options& options);
  };

  bool is_last() const;
  const Compared& chosen() const { return is_last() ? last_ : before_; }

  Compared last_;
  Compared before_;
  bool has_before_ = false;
  bool is_day_enough_ = true;  // to tell the audits of a list apart
  bool baseline_ = false;
  std::string against_ = "the baseline";
  uint64_t lists_ = 0;
  uint64_t unknown_ = 0;
};

}  // namespace listlint::reports
