#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::blocked);
  if (seen == nullptr) return;
  tell(
      check, index,
      fmt::format("{}: open it in a browser to see whether the source is there",
                  what_was_seen(*seen)));
}

}  // namespace

extern const Rule links_blocked;
constinit const Rule links_blocked = {
    .id = "links/blocked",
    .severity = Severity::info,
    .summary = "A site does not tell a program whether the source is there",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
