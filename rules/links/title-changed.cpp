#include <fmt/format.h>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/link_verdicts.h"
#include "rules/page_title.h"

namespace listlint::rules {
namespace {

void check_verdict(Check& check, Index index, const CitedVerdicts& known) {
  const auto& reference = check.document.references[index];
  if (known.url == nullptr || is_given_up(reference)) return;
  if (reference.url.empty()) return;  // the front page of a site, not a source
  // Of a page that is known to have changed, links/content-drift tells.
  if (!known.url->drift.empty()) return;
  if (!has_another_title(reference, *known.url)) return;
  check.report_reference(
      index, title_place(*check.document.source, reference),
      fmt::format("the title of the page is \"{}\": see whether it is the "
                  "source still",
                  quotable(known.url->title)));
}

}  // namespace

extern const Rule links_title_changed;
constinit const Rule links_title_changed = {
    .id = "links/title-changed",
    .severity = Severity::info,
    .summary = "A page has quite another title than the cited one",
    .verdict = check_verdict,
};

}  // namespace listlint::rules
