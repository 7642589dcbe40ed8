#include <algorithm>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// A reference without a title is the finding of citations/missing-title.
bool says_where(const Reference& reference) {
  return !reference.site.empty() || !reference.url.empty() ||
         is_untitled(reference);
}

// A book or a newspaper on paper has no site, and nobody "retrieves" it.
bool may_be_print(const Reference& reference) {
  return reference.access_date.empty() &&
         (!reference.page.empty() || !reference.publisher.empty());
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  const auto without = std::ranges::count_if(
      references, [](const Reference& r) { return !says_where(r); });
  // Where most have none, it is the style of the list.
  if (static_cast<size_t>(without) * 2 > references.size()) return;
  for (Index i = 0; without > 0 && i < references.size(); ++i) {
    const auto& reference = references[i];
    if (says_where(reference) || may_be_print(reference)) continue;
    check.report_reference(i, title_place(*check.document.source, reference),
                           "this source has neither a site nor an address: "
                           "say where it was published");
  }
}

}  // namespace

extern const Rule citations_missing_site;
constinit const Rule citations_missing_site = {
    .id = "citations/missing-site",
    .severity = Severity::warning,
    .summary = "A reference names neither a site nor an address",
    .document = check_document,
};

}  // namespace listlint::rules
