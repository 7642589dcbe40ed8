#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/read/archive_address.h"
#include "lint/rule.h"

namespace listlint::rules {
namespace {

constexpr Option kShare = integer_option(
    "share", "per cent of the web references that must have an archived copy",
    50, 1, 99);
constexpr const Option* kOptions[] = {&kShare};

// Only an address leads to a copy.
bool can_be_archived(const Reference& reference) {
  return reference.kind != ReferenceKind::link && !reference.url.empty();
}

bool has_archive(const Reference& reference) {
  return !reference.archive_url.empty() || !reference.archive_date.empty() ||
         is_archive(reference.url.value);
}

// Of several addresses in one description, it may be another that is dead.
bool is_marked_dead(const Source& source, const Reference& reference) {
  constexpr std::string_view kDead = "dead";
  constexpr std::string_view kSign = "://";
  if (!std::ranges::equal(reference.url_status.value, kDead, {}, lower)) {
    return false;
  }
  const auto text = source.slice(reference.span);
  const auto first = text.find(kSign);
  return first == text.npos || text.find(kSign, first + 1) == text.npos;
}

void report_dead(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  auto& finding = check.report_reference(
      index, title_place(*check.document.source, reference),
      "this page is marked as dead and has no archived copy: add one, or cite "
      "another source");
  finding.severity = std::max(finding.severity, Severity::warning);
}

void check_document(Check& check) {
  constexpr size_t kFewest = 3;  // that make it the custom of the list
  const auto& references = check.document.references;
  size_t web = 0;
  size_t archived = 0;
  for (const auto& reference : references) {
    if (!can_be_archived(reference)) continue;
    ++web;
    if (has_archive(reference)) ++archived;
  }
  const auto share = static_cast<size_t>(check.integer(kShare));
  const bool is_custom = archived >= kFewest && archived * 100 > web * share;
  for (Index i = 0; i < references.size(); ++i) {
    const auto& reference = references[i];
    if (!can_be_archived(reference) || has_archive(reference)) continue;
    if (is_marked_dead(*check.document.source, reference)) {
      report_dead(check, i);
    } else if (is_custom) {
      check.report_reference(
          i, title_place(*check.document.source, reference),
          fmt::format("this page has no archived copy, unlike {} of the {} on "
                      "the web: add one",
                      archived, web));
    }
  }
}

}  // namespace

extern const Rule citations_no_archive;
constinit const Rule citations_no_archive = {
    .id = "citations/no-archive",
    .severity = Severity::info,
    .summary = "A web reference has no archived copy, though most others do",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
