#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/link_verdicts.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  const auto* seen = find_trouble(reference, known, Trouble::certificate);
  if (seen == nullptr) return;
  tell(check, index,
       fmt::format("{}: browsers warn their readers; see whether the site is "
                   "still the one that was cited",
                   what_was_seen(*seen)));
}

}  // namespace

extern const Rule links_certificate;
constinit const Rule links_certificate = {
    .id = "links/certificate",
    .severity = Severity::warning,
    .summary = "The certificate of an address is not to be trusted",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
