#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::parked);
  if (seen == nullptr) return;
  tell(check, index,
       fmt::format("{}: {}", what_was_seen(*seen),
                   way_out(check.document, reference, known, "usurped")));
}

}  // namespace

extern const Rule links_parked;
constinit const Rule links_parked = {
    .id = "links/parked",
    .severity = Severity::warning,
    .summary = "The domain of an address is for sale or in other hands",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
