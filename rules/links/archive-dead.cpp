#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  if (!is_copy_lost(known)) return;
  const auto& copy = reference.archive_url;
  auto& finding = check.report_reference(
      index,
      copy.span.empty() ? address_place(*check.document.source, reference)
                        : copy.span,
      fmt::format("the archived copy is lost: {}: link another copy",
                  what_was_seen(*known.archive)));
  finding.verdict = known.archive;
}

}  // namespace

extern const Rule links_archive_dead;
constinit const Rule links_archive_dead = {
    .id = "links/archive-dead",
    .severity = Severity::warning,
    .summary = "An archived copy is not there",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
