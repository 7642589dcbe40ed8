#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::redirected_home);
  if (seen == nullptr) return;
  tell(check, index,
       fmt::format("{}: if the site has it nowhere else, {}",
                   what_was_seen(*seen),
                   way_out(check.document, reference, known, "dead")));
}

}  // namespace

extern const Rule links_redirected_home;
constinit const Rule links_redirected_home = {
    .id = "links/redirected-home",
    .severity = Severity::warning,
    .summary = "An address leads to a front page, not to the source",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
