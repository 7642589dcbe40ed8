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

// What is out of order, into the siblings, by the collation that fits best.
struct Order {
  std::string collation;
  std::vector<Index> out;
};

Order fewest_out(Check& check, const std::vector<Index>& siblings) {
  const auto& document = check.document;
  std::optional<Order> best;
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
    if (!best || out.size() < best->out.size()) best = {name, std::move(out)};
    if (best->out.empty()) break;
  }
  return best.value_or(Order{});
}

void report(Check& check, const std::vector<Index>& siblings, Index at,
            Neighbours around, Collation& collation) {
  const auto& sections = check.document.sections;
  const auto& heading = sections[siblings[at]].heading;
  const auto heading_of = [&](Index i) {
    return sections[siblings[i]].heading;
  };
  if (around.before == kNone) {
    check.report_section(
        siblings[at], heading.span,
        fmt::format("section \"{}\" is out of order: it comes later",
                    heading.value));
    return;
  }
  const bool with_next =
      around.after != kNone &&
      is_out_with_next(heading_of(around.before).value, heading.value,
                       heading_of(around.after).value, collation);
  const auto other = heading_of(with_next ? around.after : around.before);
  auto& finding = check.report_section(
      siblings[at], heading.span,
      fmt::format("section \"{}\" is out of order {} \"{}\"", heading.value,
                  with_next ? "before" : "after", other.value));
  finding.related.push_back({other.span, "in order"});
}

// Sections that stand under one, or all outermost ones, in text order.
void check_siblings(Check& check, const std::vector<Index>& siblings) {
  constexpr size_t kFew = 10;  // too few to tell an order from chance
  if (siblings.size() < kFew) return;
  const auto [name, out] = fewest_out(check, siblings);
  const auto tolerance = static_cast<size_t>(check.integer(kTolerance));
  if (out.size() * 100 > siblings.size() * tolerance) return;
  Collation collation(name);
  const auto end = static_cast<Index>(siblings.size());
  const auto around = kept_around(out, 0, end);
  for (size_t i = 0; i < out.size(); ++i) {
    report(check, siblings, out[i], around[i], collation);
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
