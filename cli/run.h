// A run of the engine over what the command line names: which lists, under
// which config, and how they are opened. check, show and urls share it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/changes.h"
#include "cli/configs.h"
#include "cli/flags.h"
#include "lint/engine.h"
#include "lint/snapshot.h"

namespace listlint::cli {

// How much a walk over folders left out.
struct LeftOut {
  size_t ignored = 0;   // by git: lists and folders
  size_t excluded = 0;  // by a config or by default: lists
};

// The lists of a run, in the order of their names, each with its config.
struct Plan {
  Configs configs;  // jobs point to their settings
  std::vector<Job> jobs = {};
  std::vector<const Config*> config_of = {};  // by job
  std::vector<std::string> failures = {};     // of the walk over folders
  LeftOut left_out = {};
  // What is known of addresses: set by an audit.
  FindVerdict verdicts = {};
  // What is remembered of lists: set by a report. Empty for nothing.
  std::function<std::optional<Past>(const Checked& checked)> past = {};
  // Whether a dead address died since the audit before: set by an audit.
  std::function<bool(std::string_view url)> is_newly_dead = {};
  // The bytes of "-" for a run that reads twice.
  std::optional<std::string> standard_input = std::nullopt;
  // Results of earlier runs, and whether the reports tell of lists without
  // findings, too; null where the run does without. Set by check.
  KnownResults* known = nullptr;
  bool reads_clean = true;
  // What git knows of the lists, where only what was changed counts.
  std::shared_ptr<const Changes> changes = nullptr;
};

// The first broken config is the error, also where there is no list.
tl::expected<Plan, std::string> make_plan(const Flags& flags, Purpose purpose);

Date today();  // UTC

// Takes the documents of a run, and keeps account of it.
class Taker : public Sink {
 public:
  explicit Taker(const Flags& flags) : flags_(flags) {}

  bool take(Checked checked) final;
  void end_dump(const std::string& name, const DumpCounts& counts) final;

  // What could not be read, to be told behind the output.
  std::vector<std::string> failures;
  uint64_t documents = 0;  // that could be read

 protected:
  // Each document that could be read, before it is written.
  virtual void prepare(Checked& /*checked*/) {}
  // Each document, also those that could not be read. False ends the run.
  virtual bool write(const Checked& checked) = 0;

 private:
  const Flags& flags_;
};

// What the flags and the plan say of reading and checking.
EngineOptions engine_options(const Flags& flags, const Plan& plan);

// Runs the plan; taker.failures holds what could not be read.
void run(const Plan& plan, const Flags& flags, Taker& taker);

}  // namespace listlint::cli
