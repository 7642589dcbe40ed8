#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

bool is_source(const Citation& citation) {
  return citation.kind == CitationKind::reference;
}

bool any_source(const Document& document, Range range) {
  for (Index i = range.begin; i < range.end; ++i) {
    if (is_source(document.citations[i])) return true;
  }
  return false;
}

bool is_cited(const Document& document, const Section& section) {
  if (any_source(document, section.citations)) return true;
  for (Index i = section.entries.begin; i < section.entries.end; ++i) {
    if (any_source(document, document.entries[i].citations)) return true;
  }
  return false;
}

// What none of has a source.
std::string entries_of(size_t count) {
  return count == 1 ? "its only entry"
                    : fmt::format("any of its {} entries", count);
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto& sections = document.sections;
  if (document.entries.empty()) return;
  if (document.references.empty() &&
      std::ranges::none_of(document.citations, is_source)) {
    // One remark for a list that carries no sources at all: its format may
    // have no room for them.
    auto& finding =
        check.report(sections.front().heading.span,
                     fmt::format("this list cites no source for {}",
                                 entries_of(document.entries.size())));
    finding.severity = Severity::info;
    return;
  }
  for (Index i = 0; i < sections.size(); ++i) {
    const auto& section = sections[i];
    if (section.entries.empty() || section.heading.empty()) continue;
    if (is_cited(document, section)) continue;
    check.report_section(
        i, section.heading.span,
        fmt::format("no source is cited for \"{}\" nor for {}: cite one",
                    section.heading.value, entries_of(section.entries.size())));
  }
}

}  // namespace

extern const Rule citations_uncited_section;
constinit const Rule citations_uncited_section = {
    .id = "citations/uncited-section",
    .severity = Severity::warning,
    .summary = "A section with entries cites no source",
    .document = check_document,
};

}  // namespace listlint::rules
