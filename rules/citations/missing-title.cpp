#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  if (!is_untitled(reference)) return;
  check.report_reference(
      index, description(*check.document.source, reference),
      "this source has no title: name the page or the work that is cited");
}

}  // namespace

extern const Rule citations_missing_title;
constinit const Rule citations_missing_title = {
    .id = "citations/missing-title",
    .severity = Severity::error,
    .summary = "A reference names no title",
    .reference = check_reference,
};

}  // namespace listlint::rules
