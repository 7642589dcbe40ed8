#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  if (reference.uses != 0) return;
  // A bibliography is for reading; no mark has to point to it.
  if (reference.kind == ReferenceKind::general) return;
  check.report_reference(
      index, reference.span,
      fmt::format("reference {} is cited nowhere: cite it or remove it",
                  reference.id));
}

}  // namespace

extern const Rule citations_unused_reference;
constinit const Rule citations_unused_reference = {
    .id = "citations/unused-reference",
    .severity = Severity::error,
    .summary = "A reference is cited nowhere",
    .reference = check_reference,
};

}  // namespace listlint::rules
