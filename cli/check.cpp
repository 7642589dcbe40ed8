#include <algorithm>
#include <memory>
#include <optional>

#include "cli/check_plan.h"
#include "cli/commands.h"
#include "cli/dismissals.h"
#include "cli/fix.h"
#include "cli/output.h"
#include "cli/run.h"
#include "reports/report.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

bool fails(const Checked& checked, const FailOn& fail_on) {
  if (fail_on.never) return false;
  return std::ranges::any_of(checked.findings, [&](const Finding& finding) {
    return finding.folded_into == 0 && finding.dismissal == Dismissal::none &&
           finding.severity >= fail_on.least;
  });
}

// Writes the report as the documents come.
class Reporter final : public Taker {
 public:
  Reporter(const Plan& plan, const Flags& flags, Dismissals& dismissals,
           Output& output, reports::Report& report)
      : Taker(flags),
        plan_(plan),
        flags_(flags),
        dismissals_(dismissals),
        output_(output),
        report_(report) {}

  bool failing = false;  // something at or above --fail-on

  bool end() {
    for (const auto& file : dismissals_.check_ignore_files()) write(file);
    std::string text;
    report_.end(text);
    return output_.write(text) && output_.close();
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
    failing = failing || fails(checked, fail_on.value_or(FailOn{}));
    std::string text;
    report_.add(text, checked);
    return output_.write(text);
  }

  const Plan& plan_;
  const Flags& flags_;
  Dismissals& dismissals_;
  Output& output_;
  reports::Report& report_;
};

}  // namespace

std::unique_ptr<reports::Report> begin_report(const Flags& flags,
                                              const Plan& plan) {
  static const auto rules = [] {
    std::vector<reports::RuleText> all;
    for (const auto& row : rules::table()) {
      const auto& rule = *row.rule;
      all.push_back({rule.id, rule.severity, rule.summary, row.page});
    }
    return all;
  }();
  const reports::Options options{
      .color = use_color(flags.color, flags.output),
      .show_folded = flags.show_folded,
      .show_all = flags.show_all,
      .quiet = flags.quiet,
      .show_suppressed = flags.show_suppressed,
      .verbose = flags.verbose,
      .baseline = !flags.baseline.empty(),
      .version = LISTLINT_VERSION,
      .rules = rules,
      .verdicts = plan.verdicts,
  };
  if (flags.coverage) return reports::begin_coverage(flags.format);
  if (flags.statistics) return reports::begin_statistics(options);
  return reports::find_format(flags.format)->begin(options);
}

int check_plan(const Plan& plan, const Flags& flags, reports::Report& report,
               const WriteFirst& first) {
  auto dismissals = Dismissals::load(plan, flags);
  if (!dismissals) {
    complain(dismissals.error());
    return 2;
  }
  if (flags.diff) return show_diff(plan, flags, *dismissals);
  Output output;
  if (fixes_standard_input(flags)) output.use_stderr();
  if (!plan.jobs.empty() && !output.open(flags.output)) return 2;
  if (first && !first(output)) return 2;
  Reporter reporter(plan, flags, *dismissals, output, report);
  run(plan, flags, reporter);
  const bool written = plan.jobs.empty() || reporter.end();
  for (const auto& failure : reporter.failures) complain(failure);
  const bool noted = dismissals->end(reporter.failures.empty());
  if (!reporter.failures.empty() || !written || !noted) return 2;
  return reporter.failing ? 1 : 0;
}

int check(const Flags& flags) {
  const auto plan =
      make_plan(flags, flags.coverage ? Purpose::read : Purpose::check);
  if (!plan) {
    complain(plan.error());
    return 2;
  }
  return check_plan(*plan, flags, *begin_report(flags, *plan));
}

}  // namespace listlint::cli
