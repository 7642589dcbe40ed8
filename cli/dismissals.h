// What a run of check is not to tell: the ignore files of its lists, the
// baseline, and what was there before a change. One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/caused.h"
#include "cli/flags.h"
#include "cli/run.h"
#include "lint/baseline.h"
#include "lint/engine.h"
#include "lint/ignore_file.h"
#include "reports/report.h"

namespace listlint::cli {

class Dismissals {
 public:
  // Reads what holds for the lists of the plan; borrows plan and flags. A
  // broken file is the error, and nothing is written.
  static tl::expected<Dismissals, std::string> load(const Plan& plan,
                                                    const Flags& flags);

  // Dismisses the findings of one list, before and after its fixes.
  void apply(Checked& checked);
  // Counts what is left in the end.
  void count(const Checked& checked);
  // Behind the lists: what is wrong with the ignore files, those with nothing
  // wrong left out.
  std::vector<Checked> check_ignore_files();
  // What the baseline knows and the lists have no more.
  std::vector<reports::FixedFinding> fixed() const;
  // Writes the baseline if that is asked for, and tells on stderr what became
  // of it. `complete`: every list was read. False: it cannot be written.
  bool end(bool complete);

 private:
  struct File {
    std::string folder;  // that its paths are seen from
    size_t job = 0;      // the first that it holds for
    std::optional<IgnoreFile> parsed;
  };

  Dismissals(const Plan& plan, const Flags& flags)
      : plan_(&plan), flags_(&flags) {}
  std::string load_ignore_files();
  std::string load_baseline();
  void apply_baseline(Checked& checked);

  const Plan* plan_;
  const Flags* flags_;
  std::map<std::string, File> files_;  // by absolute path
  std::vector<File*> file_of_;         // by job; null where there is none
  std::optional<Caused> caused_;
  std::optional<Baseline> baseline_;
  std::string baseline_folder_;
  uint64_t known_ = 0;  // findings in the baseline
  uint64_t new_ = 0;
};

// The ignore file that holds for a list, or "".
std::string ignore_file_of(const std::string& list);

}  // namespace listlint::cli
