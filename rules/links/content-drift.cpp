#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  if (known.url == nullptr || known.url->drift.empty()) return;
  if (reference.url.empty()) return;  // the front page of a site, not a source
  const auto state = known.url->state;
  if (state != State::ok && state != State::moved) return;
  if (is_given_up(reference)) return;
  tell(check, index,
       fmt::format("the page changed since it was first fetched ({}): see "
                   "whether it says still what is cited",
                   quotable(known.url->drift)));
}

}  // namespace

extern const Rule links_content_drift;
constinit const Rule links_content_drift = {
    .id = "links/content-drift",
    .severity = Severity::info,
    .summary = "A page changed much since it was first fetched",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
