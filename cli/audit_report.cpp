// `listlint report`: a check that also tells what audits remember.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "cli/audit_snapshots.h"
#include "cli/check_plan.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "fetch/sqlite_store.h"

namespace listlint::cli {
namespace {

// Verdicts out of the store, each read once: documents are checked by many
// threads, and the store is for one.
class Remembered {
 public:
  explicit Remembered(std::unique_ptr<fetch::Store> store)
      : store_(std::move(store)) {}

  const Verdict* find(std::string_view url) {
    const std::lock_guard hold(mutex_);
    const auto [at, is_new] = known_.try_emplace(std::string(url));
    if (is_new) {
      auto record = store_->find(url);
      if (!record) {
        if (failure_.empty()) failure_ = record.error();
      } else if (*record) {
        at->second = std::move((*record)->verdict);
      }
    }
    return at->second ? &*at->second : nullptr;
  }

  // Called while documents are checked, as above.
  Past past(const ListName& list) {
    const std::lock_guard hold(mutex_);
    auto past = store_->past(list);
    if (past) return std::move(*past);
    if (failure_.empty()) failure_ = past.error();
    return {};
  }

  // The first, once the run has ended; "" for none.
  const std::string& failure() const { return failure_; }

 private:
  std::mutex mutex_;
  std::unique_ptr<fetch::Store> store_;
  std::unordered_map<std::string, std::optional<Verdict>> known_;
  std::string failure_;
};

// What is remembered of a list, but for findings of rules that this run does
// not look for: they are not fixed.
Past past_of(const Checked& checked, const Plan& plan, const Flags& flags,
             Remembered& remembered) {
  auto past = remembered.past(list_name(flags.audit.store, checked));
  const auto& rules = plan.config_of[checked.job]->settings.rules;
  std::erase_if(past.findings, [&rules](const PastFinding& finding) {
    return std::ranges::none_of(rules, [&](const RuleSetting& setting) {
      return setting.rule->id == finding.rule;
    });
  });
  return past;
}

}  // namespace

int report(const Flags& flags) {
  auto plan = make_plan(flags, Purpose::report);
  if (!plan) {
    complain(plan.error());
    return 2;
  }
  std::optional<Remembered> remembered;
  std::error_code error;
  if (std::filesystem::exists(flags.audit.store, error)) {
    auto store =
        fetch::open_sqlite_store(flags.audit.store, fetch::StoreUse::history);
    if (!store) {
      complain(store.error());
      return 2;
    }
    remembered.emplace(std::move(*store));
    plan->verdicts = [&remembered](std::string_view url) {
      return remembered->find(url);
    };
    plan->past = [&](const Checked& checked) -> std::optional<Past> {
      if (!is_remembered(checked, *plan, flags)) return std::nullopt;
      return past_of(checked, *plan, flags, *remembered);
    };
  } else if (flags.audit.store != AuditFlags().store &&
             flags.audit.report.empty()) {
    // The report of an audit may be of lists that cite nothing.
    complain(
        fmt::format("there is no {}: the report has nothing of audits; "
                    "`listlint audit` makes it, or --store names another",
                    flags.audit.store));
  }
  const int code = check_plan(*plan, flags);
  if (remembered && !remembered->failure().empty()) {
    complain(remembered->failure());
    return 2;
  }
  return code;
}

}  // namespace listlint::cli
