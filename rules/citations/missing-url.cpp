#include <fmt/format.h>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"

namespace listlint::rules {
namespace {

constexpr Option kShare = integer_option(
    "share", "per cent of the web references that must have an address", 50, 1,
    99);
constexpr const Option* kOptions[] = {&kShare};

// Whether a description in words gives a page, as of a newspaper: ", p. 3".
bool names_page(const Source& source, const Reference& reference) {
  if (!reference.page.empty()) return true;
  const auto text = source.slice(reference.span);
  return text.find(" p. ") != text.npos || text.find(" pp. ") != text.npos;
}

// A page of the web: its site is a host, or somebody went to see it on a day.
// Newspapers are read on a day as well, and have pages.
bool is_of_web(const Source& source, const Reference& reference) {
  if (reference.kind == ReferenceKind::link) return false;
  if (is_web(reference)) return true;
  return !reference.access_date.empty() && !names_page(source, reference);
}

bool has_url(const Reference& reference) {
  return !reference.url.empty() || !reference.archive_url.empty();
}

void check_document(Check& check) {
  constexpr size_t kFewest = 3;  // that make it the custom of the list
  const auto& source = *check.document.source;
  const auto& references = check.document.references;
  size_t web = 0;
  size_t linked = 0;
  for (const auto& reference : references) {
    if (!is_of_web(source, reference)) continue;
    ++web;
    if (has_url(reference)) ++linked;
  }
  const auto share = static_cast<size_t>(check.integer(kShare));
  if (linked == web || linked < kFewest || linked * 100 <= web * share) return;
  for (Index i = 0; i < references.size(); ++i) {
    const auto& reference = references[i];
    if (!is_of_web(source, reference) || has_url(reference)) continue;
    const Span place = title_place(source, reference);
    auto& finding = check.report_reference(
        i, place,
        fmt::format("this source has no address, unlike {} of the {} on the "
                    "web: add it",
                    linked, web));
    finding.folds.push_back({"citations/missing-site", place});
  }
}

}  // namespace

extern const Rule citations_missing_url;
constinit const Rule citations_missing_url = {
    .id = "citations/missing-url",
    .severity = Severity::warning,
    .summary = "A web reference has no address, though most others do",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
