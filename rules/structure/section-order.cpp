#include <fmt/format.h>
#include <vector>

#include "lint/rule.h"
#include "rules/order.h"

namespace listlint::rules {
namespace {

constexpr Option kTolerance = integer_option(
    "tolerance",
    "share of sections out of order, in per cent, above which the list is "
    "taken not to be sorted",
    5, 0, 50);
constexpr const Option* kOptions[] = {&kTolerance};

void check_document(Check& check) {
  const auto& sections = check.document.sections;
  constexpr size_t kFew = 10;  // too few to tell an order from chance
  if (sections.size() < kFew) return;
  std::vector<std::string_view> names;
  names.reserve(sections.size());
  for (const auto& section : sections) {
    if (section.level != sections.front().level) return;
    names.push_back(section.heading.value);
  }
  Collation collation(check.document.language);
  const auto out = out_of_order(names, collation);
  const auto tolerance = static_cast<size_t>(check.integer(kTolerance));
  if (out.size() * 100 > sections.size() * tolerance) return;
  size_t next = 0;
  Index before = kNone;
  for (Index i = 0; i < sections.size(); ++i) {
    if (next == out.size() || out[next] != i) {
      before = i;
      continue;
    }
    ++next;
    const auto& heading = sections[i].heading;
    auto& finding = check.report_section(
        i, heading.span,
        before == kNone
            ? fmt::format("section \"{}\" is out of order: it comes later",
                          heading.value)
            : fmt::format("section \"{}\" is out of order after \"{}\"",
                          heading.value, sections[before].heading.value));
    if (before != kNone) {
      finding.related.push_back({sections[before].heading.span, "in order"});
    }
  }
}

}  // namespace

extern const Rule structure_section_order;
constinit const Rule structure_section_order = {
    .id = "structure/section-order",
    .severity = Severity::warning,
    .summary = "A section is out of alphabetical order",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
