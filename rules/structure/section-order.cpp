#include <fmt/format.h>
#include <vector>

#include "lint/rule.h"
#include "rules/order.h"
#include "rules/sections.h"

namespace listlint::rules {
namespace {

constexpr Option kTolerance = integer_option(
    "tolerance",
    "share of sections out of order, in per cent, above which the list is "
    "taken not to be sorted",
    5, 0, 50);
constexpr const Option* kOptions[] = {&kTolerance};

// Sections that stand under one, or all outermost ones, in text order.
void check_siblings(Check& check, const std::vector<Index>& siblings) {
  const auto& sections = check.document.sections;
  constexpr size_t kFew = 10;  // too few to tell an order from chance
  if (siblings.size() < kFew) return;
  std::vector<std::string_view> names;
  names.reserve(siblings.size());
  for (const Index i : siblings) names.push_back(sections[i].heading.value);
  Collation collation(check.document.language);
  const auto out = out_of_order(names, collation);
  const auto tolerance = static_cast<size_t>(check.integer(kTolerance));
  if (out.size() * 100 > siblings.size() * tolerance) return;
  size_t next = 0;
  Index before = kNone;
  for (Index at = 0; at < siblings.size(); ++at) {
    const Index i = siblings[at];
    if (next == out.size() || out[next] != at) {
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

void check_document(Check& check) {
  const auto& sections = check.document.sections;
  const auto parents = parents_of(sections);
  std::vector<std::vector<Index>> groups(sections.size() + 1);
  for (Index i = 0; i < sections.size(); ++i) {
    groups[parents[i] == kNone ? 0 : parents[i] + 1].push_back(i);
  }
  for (const auto& siblings : groups) check_siblings(check, siblings);
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
