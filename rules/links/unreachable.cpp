#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::unreachable);
  if (seen == nullptr) return;
  tell(
      check, index,
      fmt::format("{}: ask again before it is given up", what_was_seen(*seen)));
}

}  // namespace

extern const Rule links_unreachable;
constinit const Rule links_unreachable = {
    .id = "links/unreachable",
    .severity = Severity::info,
    .summary = "An address gave no proper answer this time",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
