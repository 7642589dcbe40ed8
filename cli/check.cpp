#include <algorithm>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "cli/cache.h"
#include "cli/cache_folder.h"
#include "cli/cache_key.h"
#include "cli/check_plan.h"
#include "cli/commands.h"
#include "cli/dismissals.h"
#include "cli/fix.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "cli/run.h"
#include "cli/watch.h"
#include "lint/data_versions.h"
#include "lint/time.h"
#include "lint/time_text.h"
#include "reports/report.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

// "2026-11-24 06:00 UTC".
std::string time_of_now() {
  const auto now =
      std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
  return to_minute(now) + " UTC";
}

bool fails(const Checked& checked, const FailOn& fail_on, const Plan& plan) {
  if (fail_on.never) return false;
  const bool only_new = fail_on.only_new && plan.is_newly_dead;
  return std::ranges::any_of(checked.findings, [&](const Finding& finding) {
    if (finding.folded_into != 0 || finding.dismissal != Dismissal::none ||
        finding.severity < fail_on.least) {
      return false;
    }
    return !only_new || (finding.verdict != nullptr &&
                         finding.verdict->state == State::dead &&
                         plan.is_newly_dead(finding.verdict->url));
  });
}

// For a run whose findings only decide the exit code.
class Silent final : public reports::Report {
 public:
  void add(std::string& /*out*/, const Checked& /*checked*/) override {}
  void end(std::string& /*out*/) override {}
};

std::unique_ptr<reports::Report> begin_report(const Flags& flags,
                                              const Plan& plan,
                                              const Dismissals& dismissals,
                                              const ReportFile& file) {
  static const auto rules = [] {
    std::vector<reports::RuleText> all;
    for (const auto& row : rules::table()) {
      const auto& rule = *row.rule;
      all.push_back({rule.id, rule.severity, rule.summary, row.page});
    }
    return all;
  }();
  const reports::Options options{
      .color = use_color(flags.color, file.path),
      .show_folded = flags.show_folded,
      .show_all = flags.show_all,
      .quiet = flags.quiet,
      .show_suppressed = flags.show_suppressed,
      .verbose = flags.verbose,
      .baseline = !flags.baseline.empty() || wants_changes(flags),
      .against = wants_changes(flags) ? "what was before" : "the baseline",
      .version = LISTLINT_VERSION,
      .rules = rules,
      .data =
          file.format == "html" ? data_versions() : std::vector<DataVersion>(),
      .timestamp = flags.timestamp ? time_of_now() : "",
      .verdicts = plan.verdicts,
      .past = plan.past,
      .fixed = [&dismissals] { return dismissals.fixed(); },
  };
  if (flags.coverage) return reports::begin_coverage(file.format);
  if (flags.statistics) return reports::begin_statistics(options);
  return reports::find_format(file.format)->begin(options);
}

// The reports on their way, each to its place. One that cannot be written is
// given up, which is told once, and the others go on.
class Writers {
 public:
  bool complete = true;  // none was given up

  void open(const Plan& plan, const Flags& flags, const Dismissals& dismissals,
            const ReportFile& file, const WriteLines& lines) {
    auto& writer = writers_.emplace_back();
    if (fixes_standard_input(flags)) writer.output.use_stderr();
    writer.good = writer.output.open(file.path);
    if (lines && file.format == "jsonl" && !flags.statistics) {
      writer.report = std::make_unique<Silent>();
      writer.good = writer.good && lines(writer.output);
    } else {
      writer.report = begin_report(flags, plan, dismissals, file);
    }
    complete = complete && writer.good;
  }

  // False where there is none left to write to, as below.
  bool any() const { return std::ranges::any_of(writers_, &Writer::good); }

  bool add(const Checked& checked) {
    for (auto& writer : writers_) {
      if (!writer.good) continue;
      std::string text;
      writer.report->add(text, checked);
      writer.good = writer.output.write(text);
      complete = complete && writer.good;
    }
    return any();
  }

  void end() {
    for (auto& writer : writers_) {
      if (!writer.good) continue;
      std::string text;
      writer.report->end(text);
      writer.good = writer.output.write(text) && writer.output.close();
      complete = complete && writer.good;
    }
  }

 private:
  struct Writer {
    Output output;
    std::unique_ptr<reports::Report> report;
    bool good = true;
  };

  std::deque<Writer> writers_;  // outputs stay where they are
};

// Writes the reports as the documents come.
class Reporter final : public Taker {
 public:
  Reporter(const Plan& plan, const Flags& flags, Dismissals& dismissals,
           Writers& writers)
      : Taker(flags),
        plan_(plan),
        flags_(flags),
        dismissals_(dismissals),
        writers_(writers) {}

  bool failing = false;  // something at or above --fail-on

  void end() {
    for (const auto& file : dismissals_.check_ignore_files()) write(file);
    writers_.end();
  }

 private:
  void prepare(Checked& checked) override { dismissals_.apply(checked); }

  bool write(const Checked& found) override {
    const auto fixed = writes_fixes(flags_) && found.is_list
                           ? fix(found, plan_, flags_, dismissals_, failures)
                           : std::nullopt;
    const auto& checked = fixed ? *fixed : found;
    dismissals_.count(checked);
    const auto fail_on = plan_.config_of[checked.job]->fail_on;
    failing = failing || fails(checked, fail_on.value_or(FailOn{}), plan_);
    return writers_.add(checked);
  }

  const Plan& plan_;
  const Flags& flags_;
  Dismissals& dismissals_;
  Writers& writers_;
};

}  // namespace

int check_plan(const Plan& plan, const Flags& flags, const WriteLines& lines) {
  auto dismissals = Dismissals::load(plan, flags);
  if (!dismissals) {
    complain(dismissals.error());
    return 2;
  }
  if (flags.diff) return show_diff(plan, flags, *dismissals);
  const auto files = report_files(flags);
  if (!files) {
    complain(files.error());
    return 2;
  }
  Writers writers;
  // Where nothing was changed, that is the result.
  const bool reports = !plan.jobs.empty() || plan.changes;
  if (reports) {
    for (const auto& file : *files) {
      writers.open(plan, flags, *dismissals, file, lines);
    }
    if (!writers.any()) return 2;
  }
  Reporter reporter(plan, flags, *dismissals, writers);
  run(plan, flags, reporter);
  if (reports) reporter.end();
  for (const auto& failure : reporter.failures) complain(failure);
  const bool noted = dismissals->end(reporter.failures.empty());
  if (!reporter.failures.empty() || !writers.complete || !noted) return 2;
  return reporter.failing ? 1 : 0;
}

namespace {

// Results of earlier runs, for the plan to use; null for runs without.
std::unique_ptr<Cache> open_cache(Plan& plan, const Flags& flags) {
  if (flags.no_cache || flags.coverage || plan.jobs.empty()) return nullptr;
  const auto program = program_key();
  if (program == ResultKey{}) return nullptr;
  auto folder = cache_folder(plan.jobs);
  if (folder.empty()) return nullptr;
  auto cache = std::make_unique<Cache>(
      CacheOptions{std::move(folder), today(), program});
  for (const auto& job : plan.jobs) cache->add(*job.settings);
  const auto files = report_files(flags);
  plan.reads_clean =
      !files || std::ranges::any_of(*files, [](const ReportFile& file) {
        return reports::find_format(file.format)->tells_of_clean;
      });
  plan.known = cache.get();
  return cache;
}

int check_once(const Flags& flags) {
  auto plan = make_plan(flags, flags.coverage ? Purpose::read : Purpose::check);
  if (!plan) {
    complain(plan.error());
    return 2;
  }
  const auto cache = open_cache(*plan, flags);
  const int exit_code = check_plan(*plan, flags);
  if (cache == nullptr) return exit_code;
  const auto notes = cache->end();
  if (flags.verbose) {
    for (const auto& note : notes) complain(note);
  }
  return exit_code;
}

}  // namespace

int check(const Flags& flags) {
  return flags.watch ? watch(flags, check_once) : check_once(flags);
}

}  // namespace listlint::cli
