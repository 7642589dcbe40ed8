#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr Option kTolerance = integer_option(
    "tolerance",
    "share of numbers out of order, in per cent, above which no order is meant",
    5, 0, 50);
constexpr const Option* kOptions[] = {&kTolerance};

// The first mark with a number.
struct FirstUse {
  Index number = 0;
  Index citation = 0;
};

std::optional<Index> number_of(std::string_view label) {
  Index number = 0;
  const auto* end = label.data() + label.size();
  const auto [rest, error] = std::from_chars(label.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

// Whether the back-links tell of a use that is no longer in the list: it may
// have been the first one.
bool lost_a_use(const Reference& reference) {
  return reference.backlinks > reference.uses;
}

// In text order. A mark without a reference is a defect of its own and tells
// no order.
std::vector<FirstUse> first_uses(const Document& document) {
  std::vector<FirstUse> uses;
  std::vector<bool> seen(document.references.size(), false);
  for (Index i = 0; i < document.citations.size(); ++i) {
    const auto& citation = document.citations[i];
    if (citation.kind != CitationKind::reference) continue;
    if (citation.reference == kNone || seen[citation.reference]) continue;
    seen[citation.reference] = true;
    if (lost_a_use(document.references[citation.reference])) continue;
    if (const auto number = number_of(citation.label.value)) {
      uses.push_back({*number, i});
    }
  }
  return uses;
}

// Which uses are in the longest run of rising numbers.
std::vector<bool> longest_run(const std::vector<FirstUse>& uses) {
  std::vector<size_t> tails;                   // of the best run of each length
  std::vector<size_t> before(uses.size(), 0);  // in its run
  for (size_t i = 0; i < uses.size(); ++i) {
    const auto at = std::ranges::lower_bound(
        tails, uses[i].number, {},
        [&](size_t tail) { return uses[tail].number; });
    if (at != tails.begin()) before[i] = *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> in_run(uses.size(), false);
  size_t at = tails.empty() ? 0 : tails.back();
  for (size_t left = tails.size(); left > 0; --left) {
    in_run[at] = true;
    at = before[at];
  }
  return in_run;
}

void report_use(Check& check, const FirstUse& use, const FirstUse& other) {
  const auto& citations = check.document.citations;
  const bool late = other.number > use.number;
  auto& finding = report_at(
      check, citations[use.citation].span,
      fmt::format("reference {} is first cited {} reference {}: number the "
                  "references in the order of their first citations",
                  use.number, late ? "after" : "before", other.number));
  finding.related.push_back({citations[other.citation].span, "in order"});
}

void check_document(Check& check) {
  const auto& document = check.document;
  // Other markups number their references when they are shown.
  if (document.format != "text") return;
  const auto uses = first_uses(document);
  if (std::ranges::is_sorted(uses, {}, &FirstUse::number)) return;
  const auto in_run = longest_run(uses);
  const auto out = static_cast<size_t>(std::ranges::count(in_run, false));
  const auto tolerance = static_cast<size_t>(check.integer(kTolerance));
  if (out * 100 > uses.size() * tolerance) return;
  const FirstUse* before = nullptr;  // the last one in order
  for (size_t i = 0; i < uses.size(); ++i) {
    if (in_run[i]) {
      before = &uses[i];
      continue;
    }
    // One of its neighbours in the run contradicts it, else it were in it.
    const bool late = before != nullptr && before->number > uses[i].number;
    const auto next = std::ranges::find(
        in_run.begin() + static_cast<ptrdiff_t>(i), in_run.end(), true);
    const auto after = static_cast<size_t>(next - in_run.begin());
    if (late || after < uses.size()) {
      report_use(check, uses[i], late ? *before : uses[after]);
    }
  }
}

}  // namespace

extern const Rule citations_first_use_order;
constinit const Rule citations_first_use_order = {
    .id = "citations/first-use-order",
    .severity = Severity::info,
    .summary = "References are not numbered in the order of their citations",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
