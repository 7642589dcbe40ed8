#include "lint/fix.h"

#include <algorithm>
#include <map>
#include <utility>

namespace listlint {
namespace {

// The edits that are to be applied, by where they begin; none overlap.
class Edits {
 public:
  bool clash(const Edit& edit) const {
    const auto next = taken_.lower_bound(edit.span.begin);
    if (next != taken_.end()) {
      const auto& later = next->second->span;
      if (later.begin == edit.span.begin || later.begin < edit.span.end) {
        return true;
      }
    }
    if (next == taken_.begin()) return false;
    return std::prev(next)->second->span.end > edit.span.begin;
  }

  void take(const Edit& edit) { taken_.emplace(edit.span.begin, &edit); }

  std::string apply(std::string_view bytes) const {
    std::string fixed;
    uint32_t at = 0;
    for (const auto& [begin, edit] : taken_) {
      fixed += bytes.substr(at, begin - at);
      fixed += edit->text;
      at = edit->span.end;
    }
    fixed += bytes.substr(at);
    return fixed;
  }

 private:
  std::map<uint32_t, const Edit*> taken_;
};

}  // namespace

Fixed apply_fixes(std::string_view bytes, std::span<const Finding> findings,
                  Safety least) {
  std::vector<const Fix*> fixes;
  for (const auto& finding : findings) {
    if (!is_fixable(finding) || finding.fix->safety > least) continue;
    fixes.push_back(&*finding.fix);
  }
  return apply_fixes(bytes, std::move(fixes));
}

Fixed apply_fixes(std::string_view bytes, std::vector<const Fix*> fixes) {
  std::ranges::stable_sort(
      fixes, {}, [](const Fix* fix) { return fix->edits.front().span; });
  Fixed fixed;
  Edits edits;
  for (const auto* fix : fixes) {
    const auto clashes = [&](const Edit& edit) { return edits.clash(edit); };
    if (std::ranges::any_of(fix->edits, clashes)) {
      ++fixed.waiting;
      continue;
    }
    for (const auto& edit : fix->edits) edits.take(edit);
    ++fixed.applied;
  }
  fixed.bytes = edits.apply(bytes);
  return fixed;
}

}  // namespace listlint
