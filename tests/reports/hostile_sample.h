// The run that every format is shown in whole, as a golden file: text that
// wants to break out of each of them, and a finding of every kind.
#pragma once

#include <memory>
#include <vector>

#include "lint/engine.h"
#include "reports/report.h"

namespace listlint::reports::sample {

// A list with most of it, a page of a dump, a file that could not be read, and
// a clean list.
struct HostileRun {
  std::unique_ptr<Verdict> verdict;  // that a finding borrows
  std::vector<Checked> documents;
};

HostileRun hostile_run();

// Rules of the run, all but "house/own", which a config adds, and some more.
std::span<const RuleText> hostile_rules();

// With a baseline, a version and the rules.
Options hostile_options();

}  // namespace listlint::reports::sample
