#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::other_site);
  if (seen == nullptr) return;
  tell(
      check, index,
      fmt::format("{}: see whether the source is there", what_was_seen(*seen)));
}

}  // namespace

extern const Rule links_other_site;
constinit const Rule links_other_site = {
    .id = "links/other-site",
    .severity = Severity::info,
    .summary = "An address leads to another site",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
