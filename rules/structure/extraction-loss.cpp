#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <vector>

#include "lint/rule.h"
#include "rules/sections.h"

namespace listlint::rules {
namespace {

constexpr Option kShare = integer_option(
    "share",
    "share of sections, in per cent, that must be empty before a loss is "
    "suspected",
    10, 1, 100);
constexpr const Option* kOptions[] = {&kShare};

std::vector<Index> empty_sections(const Document& document) {
  std::vector<Index> empty;
  for (Index i = 0; i < document.sections.size(); ++i) {
    if (is_empty(document, i)) empty.push_back(i);
  }
  return empty;
}

Index smallest_filled(const Document& document) {
  Index smallest = kNone;
  for (const auto& section : document.sections) {
    if (section.entries.empty()) continue;
    smallest = std::min(smallest, section.entries.size());
  }
  return smallest;
}

// A bibliography is not lost, though no mark points to it.
bool is_unused(const Reference& reference) {
  return reference.uses == 0 && reference.kind == ReferenceKind::cited;
}

// The section in which each reference is used first; kNone where it is not.
std::vector<Index> first_sections(const Document& document) {
  std::vector<Index> first(document.references.size(), kNone);
  for (const auto& citation : document.citations) {
    if (citation.reference == kNone || first[citation.reference] != kNone) {
      continue;
    }
    if (citation.owner_kind == OwnerKind::section) {
      first[citation.reference] = citation.owner;
    } else if (citation.owner_kind == OwnerKind::entry) {
      first[citation.reference] = document.entries[citation.owner].section;
    }
  }
  return first;
}

// References are numbered by first use. One that is not used must have been
// used between those of its neighbours; those whose gap holds an empty
// section were lost with it.
std::vector<Index> lost_references(const Document& document,
                                   const std::vector<Index>& empty) {
  const auto first = first_sections(document);
  const auto& sections = document.sections;
  std::vector<Index> empty_before(sections.size() + 1, 0);
  for (const Index i : empty) empty_before[i + 1] = 1;
  std::partial_sum(empty_before.begin(), empty_before.end(),
                   empty_before.begin());
  // The next used reference of each, from the end.
  const auto last_section = static_cast<Index>(sections.size() - 1);
  std::vector<Index> next(first.size(), last_section);
  for (size_t i = first.size(); i-- > 1;) {
    next[i - 1] = first[i] == kNone ? next[i] : first[i];
  }
  std::vector<Index> lost;
  Index before = 0;
  for (Index i = 0; i < first.size(); ++i) {
    if (first[i] != kNone) {
      before = first[i];
      continue;
    }
    if (!is_unused(document.references[i]) || next[i] < before) continue;
    if (empty_before[next[i] + 1] > empty_before[before]) lost.push_back(i);
  }
  return lost;
}

std::string evidence(const Document& document, size_t empty, size_t unused,
                     size_t lost) {
  auto text = fmt::format(
      "{} of {} sections have no entries while the "
      "smallest other one has {}",
      empty, document.sections.size(), smallest_filled(document));
  if (lost > 0) {
    text += fmt::format(", and {} of the {} unused references belong to them",
                        lost, unused);
  }
  return text;
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto empty = empty_sections(document);
  constexpr size_t kFew = 3;
  const auto share = static_cast<size_t>(check.integer(kShare));
  if (empty.size() < kFew || document.entries.empty()) return;
  if (empty.size() * 100 < document.sections.size() * share) return;
  const auto lost = lost_references(document, empty);
  const auto unused = static_cast<size_t>(
      std::ranges::count_if(document.references, is_unused));
  // Two witnesses: references that lost their place to empty sections, or
  // that short sections are missing altogether.
  constexpr Index kShort = 4;
  const bool by_references =
      lost.size() >= kFew && lost.size() * 5 >= unused * 4;
  const bool by_sizes = empty.size() * 4 >= document.sections.size() &&
                        smallest_filled(document) >= kShort;
  if (!by_references && !by_sizes) return;
  auto& finding = check.report(
      document.sections[empty.front()].heading.span,
      fmt::format("entries were lost when this list was extracted: {}; "
                  "extract it again from its source",
                  evidence(document, empty.size(), unused, lost.size())));
  for (const Index i : empty) {
    finding.folds.push_back(
        {"structure/empty-section", document.sections[i].heading.span});
  }
  for (const Index i : lost) {
    finding.folds.push_back(
        {"citations/unused-reference", document.references[i].span});
  }
}

}  // namespace

extern const Rule structure_extraction_loss;
constinit const Rule structure_extraction_loss = {
    .id = "structure/extraction-loss",
    .severity = Severity::error,
    .summary = "Entries were lost when the list was extracted from a page",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
