#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <utility>
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
constexpr const Option* kOptions[] = {&kOrder, &kTolerance};

// What is out of order by the collation that fits best, into `siblings`.
std::vector<Index> fewest_out(Check& check,
                              const std::vector<Index>& siblings) {
  const auto& document = check.document;
  std::optional<std::vector<Index>> best;
  for (const auto& name : collations_of(document, check.choice(kOrder))) {
    std::vector<Index> judged;
    std::vector<std::string_view> names;
    for (Index at = 0; at < siblings.size(); ++at) {
      const auto heading = document.sections[siblings[at]].heading.value;
      if (has_no_order(heading, name)) continue;
      judged.push_back(at);
      names.push_back(heading);
    }
    Collation collation(name);
    auto out = out_of_order(names, collation);
    for (auto& i : out) i = judged[i];
    if (!best || out.size() < best->size()) best = std::move(out);
    if (best->empty()) break;
  }
  return best.value_or(std::vector<Index>{});
}

// Sections that stand under one, or all outermost ones, in text order.
void check_siblings(Check& check, const std::vector<Index>& siblings) {
  const auto& sections = check.document.sections;
  constexpr size_t kFew = 10;  // too few to tell an order from chance
  if (siblings.size() < kFew) return;
  const auto out = fewest_out(check, siblings);
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
