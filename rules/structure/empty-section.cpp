#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/sections.h"

namespace listlint::rules {
namespace {

// "B" over the towns that begin with it heads no entries of its own.
bool is_letter_heading(const Section& section) {
  return section.heading.value.size() < 2;
}

void check_section(Check& check, Index index) {
  const auto& section = check.document.sections[index];
  if (is_letter_heading(section) || !is_empty(check.document, index)) return;
  const bool cited = !section.citations.empty();
  const auto name = section.heading.value;
  auto& finding = check.report_section(
      index, section.heading.span,
      cited ? fmt::format("section \"{}\" has a citation but no entries: add "
                          "them or remove it",
                          name)
            : fmt::format("section \"{}\" has neither entries nor a citation: "
                          "fill or remove it",
                          name));
  if (!cited && finding.severity == Severity::warning) {
    finding.severity = Severity::error;
  }
}

}  // namespace

extern const Rule structure_empty_section;
constinit const Rule structure_empty_section = {
    .id = "structure/empty-section",
    .severity = Severity::warning,
    .summary = "A section has no entries",
    .section = check_section,
};

}  // namespace listlint::rules
