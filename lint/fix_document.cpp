#include "lint/fix_document.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string_view>
#include <utility>

namespace listlint {
namespace {

// Far more than fixes ever need that come to rest at all.
constexpr size_t kMostPasses = 50;

using Rules = std::set<std::string_view>;

// What a safe fix may not make fewer.
bool has_lost(const Document& before, const Document& after) {
  return after.entries.size() < before.entries.size() ||
         after.references.size() < before.references.size() ||
         after.citations.size() < before.citations.size();
}

std::string told(const Rules& rules) {
  return fmt::format("{}", fmt::join(rules, " and "));
}

class Fixing {
 public:
  Fixing(const Checked& first, const CheckAgain& check_again)
      : first_(first), check_again_(check_again) {}

  FixedDocument run(Safety least) {
    while (!stopped_ && passes_.size() < kMostPasses) {
      if (pass(Safety::safe)) continue;
      if (least == Safety::safe || !pass(Safety::unsafe)) {
        if (now_) now_->applied_fixes = applied_;
        return {std::move(now_), std::move(failures_)};
      }
    }
    if (!stopped_) {
      stop(fmt::format("the fixes of {} never come to rest",
                       told(passes_.back().rules)));
    }
    return {std::nullopt, std::move(failures_)};
  }

 private:
  struct Pass {
    std::string before;
    Rules rules;
  };

  const Checked& now() const { return now_ ? *now_ : first_; }

  void stop(std::string why) {
    failures_.push_back(std::move(why) + "; it is left as it was");
    stopped_ = true;
  }

  std::vector<const Fix*> fixes(Safety safety, std::string_view only,
                                Rules& rules) const {
    std::vector<const Fix*> fixes;
    for (const auto& finding : now().findings) {
      if (!is_fixable(finding) || finding.fix->safety != safety) continue;
      if (!only.empty() && finding.rule != only) continue;
      if (left_out_.contains(finding.rule)) continue;
      rules.insert(finding.rule);
      fixes.push_back(&*finding.fix);
    }
    return fixes;
  }

  // False where there is nothing to do.
  bool pass(Safety safety) {
    Rules rules;
    const auto bytes = now().source->bytes();
    auto fixed = apply_fixes(bytes, fixes(safety, {}, rules));
    if (fixed.applied == 0) return false;
    passes_.push_back({std::string(bytes), rules});
    if (is_going_round(fixed.bytes)) return true;
    auto next = check_again_(std::move(fixed.bytes));
    if (!next.source) {
      stop(fmt::format("what the fixes of {} make of it cannot be read",
                       told(rules)));
      return true;
    }
    if (safety == Safety::safe && has_lost(now().document, next.document)) {
      leave_out_who_loses(rules);
      return true;
    }
    applied_ += fixed.applied;
    now_ = std::move(next);
    return true;
  }

  bool is_going_round(std::string_view bytes) {
    const auto same = std::ranges::find(passes_, bytes, &Pass::before);
    if (same == passes_.end()) return false;
    Rules rules;
    for (auto at = same; at != passes_.end(); ++at) {
      rules.insert(at->rules.begin(), at->rules.end());
    }
    stop(fmt::format("the fixes of {} undo each other", told(rules)));
    return true;
  }

  void leave_out_who_loses(const Rules& rules) {
    Rules losing;
    for (const auto rule : rules) {
      Rules unused;
      const auto alone = check_again_(
          apply_fixes(now().source->bytes(), fixes(Safety::safe, rule, unused))
              .bytes);
      if (!alone.source || has_lost(now().document, alone.document)) {
        losing.insert(rule);
      }
    }
    if (losing.empty()) losing = rules;
    left_out_.insert(losing.begin(), losing.end());
    failures_.push_back(
        fmt::format("the safe fixes of {} would lose entries, references or "
                    "citations; they are left out",
                    told(losing)));
  }

  const Checked& first_;
  const CheckAgain& check_again_;
  std::optional<Checked> now_;
  std::vector<Pass> passes_;
  Rules left_out_;
  std::vector<std::string> failures_;
  uint32_t applied_ = 0;
  bool stopped_ = false;
};

}  // namespace

FixedDocument fix_document(const Checked& checked, Safety least,
                           const CheckAgain& check_again) {
  if (!checked.source) return {};
  return Fixing(checked, check_again).run(least);
}

}  // namespace listlint
