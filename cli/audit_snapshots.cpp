#include "cli/audit_snapshots.h"

#include <filesystem>
#include <utility>

#include "cli/dismissals.h"
#include "cli/paths.h"
#include "reports/snapshot.h"

namespace listlint::cli {
namespace {

class Rememberer final : public Taker {
 public:
  Rememberer(const Plan& plan, const Flags& flags, Dismissals& dismissals,
             fetch::Store& store, Time now)
      : Taker(flags),
        plan_(plan),
        flags_(flags),
        dismissals_(dismissals),
        store_(store),
        now_(now) {}

  std::string failure;  // of the store

 private:
  void prepare(Checked& checked) override { dismissals_.apply(checked); }

  bool write(const Checked& checked) override {
    if (checked.source == nullptr) return true;  // the report tells of it
    if (!is_remembered(checked, plan_, flags_)) return true;
    const auto put = store_.put_snapshot(
        list_name(flags_.audit.store, checked),
        reports::snapshot_of(checked, plan_.verdicts, now_, LISTLINT_VERSION),
        reports::past_findings(checked));
    if (!put) failure = put.error();
    return put.has_value();
  }

  const Plan& plan_;
  const Flags& flags_;
  Dismissals& dismissals_;
  fetch::Store& store_;
  Time now_;
};

}  // namespace

ListName list_name(const std::string& store, const Checked& checked) {
  std::filesystem::path folder = folder_of(store);
  if (folder.filename() == ".listlint") folder = folder.parent_path();
  return {path_from(folder.string(), checked.path), checked.source->page()};
}

bool is_remembered(const Checked& checked, const Plan& plan,
                   const Flags& flags) {
  if (!checked.is_list) return false;
  return plan.jobs[checked.job].path != "-" ||
         flags.stdin_filename != Flags().stdin_filename;
}

tl::expected<void, std::string> remember_lists(const Plan& plan,
                                               const Flags& flags,
                                               fetch::Store& store, Time now) {
  Flags whole = flags;
  whole.command = Command::report;
  whole.select.clear();
  whole.ignore.clear();
  whole.verbose = false;
  auto rules = make_plan(whole, Purpose::report);
  if (!rules) return tl::unexpected(rules.error());
  rules->verdicts = plan.verdicts;
  rules->standard_input = plan.standard_input;
  // What the baseline knows is there nevertheless.
  Flags without = whole;
  without.baseline.clear();
  without.update_baseline = false;
  auto dismissals = Dismissals::load(*rules, without);
  if (!dismissals) return tl::unexpected(dismissals.error());
  Rememberer rememberer(*rules, whole, *dismissals, store, now);
  run(*rules, whole, rememberer);
  if (!rememberer.failure.empty()) return tl::unexpected(rememberer.failure);
  return store.commit();
}

}  // namespace listlint::cli
