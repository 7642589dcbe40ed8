#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "rules/order.h"
#include "rules/reorder.h"

namespace listlint::rules {
namespace {

constexpr Option kTolerance = integer_option(
    "tolerance",
    "share of entries out of order, in per cent, above which the list is "
    "taken not to be sorted",
    5, 0, 50);
constexpr const Option* kOptions[] = {&kOrder, &kTolerance};

Finding& report(Check& check, Index index, Neighbours around,
                Collation& collation) {
  const auto& entries = check.document.entries;
  const auto& entry = entries[index];
  const auto name_of = [&](Index i) { return entries[i].name.value; };
  if (around.before == kNone) {
    return check.report_entry(
        index, entry.name.span,
        fmt::format("\"{}\" is out of order: it comes later in the section",
                    entry.name.value));
  }
  const bool with_next =
      around.after != kNone &&
      is_out_with_next(name_of(around.before), entry.name.value,
                       name_of(around.after), collation);
  const Index other = with_next ? around.after : around.before;
  auto& finding = check.report_entry(
      index, entry.name.span,
      fmt::format("\"{}\" is out of order {} \"{}\"", entry.name.value,
                  with_next ? "before" : "after", name_of(other)));
  finding.related.push_back({entries[other].name.span, "in order"});
  return finding;
}

// The entries of a section whose order can be told, and their names.
struct Sequence {
  std::vector<Index> entries;
  std::vector<std::string_view> names;
};

void read(const Document& document, Index section, std::string_view collation,
          Sequence& sequence) {
  sequence.entries.clear();
  sequence.names.clear();
  const Range range = document.sections[section].entries;
  for (Index i = range.begin; i < range.end; ++i) {
    const auto name = document.entries[i].name.value;
    if (has_no_order(name, collation)) continue;
    sequence.entries.push_back(i);
    sequence.names.push_back(name);
  }
}

// What is out of order by one collation.
struct Order {
  std::string collation;
  std::vector<Index> out;
  std::vector<std::pair<Index, size_t>> ends;  // section, its end in `out`
};

Order measure(const Document& document, const std::string& name) {
  Collation collation(name);
  Order order{name, {}, {}};
  Sequence sequence;
  std::vector<std::string_view> names;
  for (Index s = 0; s < document.sections.size(); ++s) {
    const Range range = document.sections[s].entries;
    if (range.size() < 2) continue;
    names.clear();
    for (Index i = range.begin; i < range.end; ++i) {
      names.push_back(document.entries[i].name.value);
    }
    auto out = out_of_order(names, collation);
    if (out.empty()) continue;  // whatever the order of each name
    read(document, s, name, sequence);
    if (sequence.names.size() < names.size()) {
      out = out_of_order(sequence.names, collation);
    }
    const auto before = order.out.size();
    for (const Index i : out) order.out.push_back(sequence.entries[i]);
    if (order.out.size() > before) order.ends.emplace_back(s, order.out.size());
  }
  return order;
}

void offer_order(Finding& finding, const Document& document, Index section,
                 Collation& collation, std::string_view name) {
  Sequence sequence;
  read(document, section, name, sequence);
  const Range range = document.sections[section].entries;
  if (sequence.entries.size() != range.size()) return;
  auto edit =
      reorder_lines(document, range, put_in_order(sequence.names, collation));
  if (!edit) return;
  finding.fix = Fix{"put the entries of the section in order",
                    Safety::unsafe,
                    {std::move(*edit)}};
}

void check_document(Check& check) {
  const auto& document = check.document;
  std::optional<Order> best;
  for (const auto& name : collations_of(document, check.choice(kOrder))) {
    auto order = measure(document, name);
    if (!best || order.out.size() < best->out.size()) best = std::move(order);
    if (best->out.empty()) return;
  }
  if (!best) return;
  const auto tolerance = static_cast<size_t>(check.integer(kTolerance));
  const auto& all = best->out;
  if (all.size() * 100 > document.entries.size() * tolerance) return;
  Collation collation(best->collation);
  size_t at = 0;
  for (const auto& [s, end] : best->ends) {
    const std::vector<Index> out(all.begin() + static_cast<ptrdiff_t>(at),
                                 all.begin() + static_cast<ptrdiff_t>(end));
    const Range range = document.sections[s].entries;
    const auto around = kept_around(out, range.begin, range.end);
    for (size_t i = 0; i < out.size(); ++i) {
      auto& finding = report(check, out[i], around[i], collation);
      if (i > 0) continue;
      offer_order(finding, document, s, collation, best->collation);
    }
    at = end;
  }
}

}  // namespace

extern const Rule structure_entry_order;
constinit const Rule structure_entry_order = {
    .id = "structure/entry-order",
    .severity = Severity::warning,
    .summary = "An entry is out of alphabetical order in its section",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
