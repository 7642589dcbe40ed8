#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

// Where a template has a copy and no word of the page, its readers get the
// copy: all is well but for who reads the source of the list.
bool leads_to_copy(const Document& document, const Reference& reference,
                   const CitedVerdicts& known) {
  return document.format == "wikitext" && !reference.archive_url.empty() &&
         reference.url_status.empty() && !is_copy_lost(known);
}

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& document = check.document;
  const auto& reference = document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::dead);
  if (seen == nullptr) return;
  const std::string_view status =
      seen->reason == Reason::parked ? "usurped" : "dead";
  auto& finding =
      tell(check, index,
           fmt::format("{}: {}", what_was_seen(*seen),
                       way_out(document, reference, known, status)));
  if (leads_to_copy(document, reference, known)) {
    finding.severity = Severity::info;
  }
}

}  // namespace

extern const Rule links_dead;
constinit const Rule links_dead = {
    .id = "links/dead",
    .severity = Severity::error,
    .summary = "An address is dead",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
