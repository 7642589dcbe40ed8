#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::soft_404);
  if (seen == nullptr) return;
  tell(check, index,
       fmt::format("{}: if the source is not there, {}", what_was_seen(*seen),
                   way_out(check.document, reference, known, "dead")));
}

}  // namespace

extern const Rule links_soft_404;
constinit const Rule links_soft_404 = {
    .id = "links/soft-404",
    .severity = Severity::warning,
    .summary = "An address answers with something other than the source",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
