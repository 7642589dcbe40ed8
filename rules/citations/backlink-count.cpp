#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

std::string counted(uint32_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// Whether the back-links of the list count uses at all: some extractors keep
// one "^" and drop the letters.
bool letters_are_kept(const Document& document) {
  const auto several = [](const Reference& r) { return r.backlinks > 1; };
  return std::ranges::any_of(document.references, several);
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  if (!letters_are_kept(check.document)) return;
  for (Index i = 0; i < references.size(); ++i) {
    const auto& reference = references[i];
    if (reference.backlinks == 0 || reference.uses == 0) continue;
    if (reference.backlinks == reference.uses) continue;
    const bool lost = reference.backlinks > reference.uses;
    const uint32_t gap = lost ? reference.backlinks - reference.uses
                              : reference.uses - reference.backlinks;
    check.report_reference(
        i, reference.backlinks_span,
        fmt::format("reference {} has {} but {}: {}", reference.id,
                    counted(reference.backlinks, "back-link"),
                    counted(reference.uses, "citation"),
                    lost ? counted(gap, "citation") + " lost"
                         : counted(gap, "back-link") + " missing"));
  }
}

}  // namespace

extern const Rule citations_backlink_count;
constinit const Rule citations_backlink_count = {
    .id = "citations/backlink-count",
    .severity = Severity::warning,
    .summary = "A reference has more or fewer back-links than citations",
    .document = check_document,
};

}  // namespace listlint::rules
