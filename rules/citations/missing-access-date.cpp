#include <fmt/format.h>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

// An archived copy does not change, so nobody needs to know when it was read.
bool is_archived(const Reference& reference) {
  return !reference.archive_url.empty() || !reference.archive_date.empty();
}

// A link beside an entry has no room for a date.
bool should_be_dated(const Reference& reference) {
  return reference.kind != ReferenceKind::link && is_web(reference);
}

void check_document(Check& check) {
  constexpr size_t kFewest = 3;  // that make it the custom of the list
  const auto& references = check.document.references;
  size_t web = 0;
  size_t dated = 0;
  for (const auto& reference : references) {
    if (!should_be_dated(reference)) continue;
    ++web;
    if (!reference.access_date.empty()) ++dated;
  }
  if (dated == web || dated < kFewest || dated * 2 <= web) return;
  for (Index i = 0; i < references.size(); ++i) {
    const auto& reference = references[i];
    if (!reference.access_date.empty()) continue;
    if (!should_be_dated(reference)) continue;
    if (is_archived(reference)) continue;
    check.report_reference(
        i, title_place(*check.document.source, reference),
        fmt::format("this source has no access date, unlike {} of the {} on "
                    "the web: say when it was read",
                    dated, web));
  }
}

}  // namespace

extern const Rule citations_missing_access_date;
constinit const Rule citations_missing_access_date = {
    .id = "citations/missing-access-date",
    .severity = Severity::warning,
    .summary = "A web reference has no access date, though most others do",
    .document = check_document,
};

}  // namespace listlint::rules
