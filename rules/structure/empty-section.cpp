#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

// "B" over the towns that begin with it heads no entries of its own.
bool is_letter_heading(const Section& section) {
  return section.heading.value.size() < 2;
}

void check_section(Check& check, Index index) {
  const auto& sections = check.document.sections;
  const auto& section = sections[index];
  if (!section.entries.empty() || is_letter_heading(section)) return;
  // A section with deeper ones below it holds those.
  const bool parent =
      index + 1 < sections.size() && sections[index + 1].level > section.level;
  if (parent) return;
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
