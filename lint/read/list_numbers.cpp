// The second half of ListBuilder: references get their numbers and places.
#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "lint/read/guess_language.h"
#include "lint/read/list_builder.h"
#include "lint/read/list_finish.h"

namespace listlint {
namespace {

// "a", "b", … "z", "aa": how a group of letters shows its n-th mark.
std::string letters(Index number) {
  std::string text;
  for (; number > 0; number = (number - 1) / 26) {
    text.insert(text.begin(), static_cast<char>('a' + (number - 1) % 26));
  }
  return text;
}

// What a citation shows, as MediaWiki's Cite extension does.
std::string shown_id(std::string_view group, Index number) {
  if (group.empty()) return std::to_string(number);
  if (group == "lower-alpha") return letters(number);
  return fmt::format("{} {}", group, number);
}

}  // namespace

// Uses in text order number the slots of each group.
void ListBuilder::number_slots() {
  std::unordered_map<std::string_view, Index> last;
  for (Index i = 0; i < document_.citations.size(); ++i) {
    const Index at = slot_of_citation_[i];
    if (at == kNone) continue;
    if (document_.citations[i].kind == CitationKind::definition) continue;
    auto& slot = slots_[at];
    ++slot.uses;
    // A mark that nothing describes shows its name.
    if (slot.number != 0 || slot.description == kNone) continue;
    slot.number = ++last[slot.group.value];
  }
  // What is not used comes after what is.
  std::vector<Index> unused;
  for (Index i = 0; i < slots_.size(); ++i) {
    const auto& slot = slots_[i];
    if (slot.description != kNone && slot.number == 0) unused.push_back(i);
  }
  std::ranges::stable_sort(unused, {}, [&](Index i) {
    return descriptions_[slots_[i].description].span;
  });
  for (const Index i : unused) {
    slots_[i].number = ++last[slots_[i].group.value];
  }
}

// Moves the described slots into the document: the usual group first, each by
// number.
void ListBuilder::place_references() {
  std::vector<Index> order;
  for (Index i = 0; i < slots_.size(); ++i) {
    if (slots_[i].description != kNone) order.push_back(i);
  }
  std::unordered_map<std::string_view, Index> rank;
  rank[{}] = 0;
  for (const Index i : order) {
    rank.try_emplace(slots_[i].group.value, static_cast<Index>(rank.size()));
  }
  std::ranges::sort(order, {}, [&](Index i) {
    return std::pair(rank[slots_[i].group.value], slots_[i].number);
  });
  std::vector<Index> reference_of(slots_.size(), kNone);
  bool in_order = true;
  for (Index at = 0; at < order.size(); ++at) {
    const auto& slot = slots_[order[at]];
    reference_of[order[at]] = at;
    in_order = in_order && slot.description == at;
    auto& reference = descriptions_[slot.description];
    reference.name = slot.name;
    reference.group = slot.group;
    reference.uses = slot.uses;
    reference.id = shown_id(slot.group.value, slot.number);
  }
  // Mostly they stand as they are described. They are the larger part of a
  // document, which nobody wants twice in memory.
  if (in_order && order.size() == descriptions_.size()) {
    document_.references = std::move(descriptions_);
  } else {
    document_.references.reserve(order.size());
    for (const Index i : order) {
      document_.references.push_back(
          std::move(descriptions_[slots_[i].description]));
    }
  }
  for (Index i = 0; i < document_.citations.size(); ++i) {
    const Index at = slot_of_citation_[i];
    if (at == kNone || reference_of[at] == kNone) continue;
    auto& citation = document_.citations[i];
    citation.reference = reference_of[at];
    const auto& id = document_.references[citation.reference].id;
    citation.label = {
        id, citation.label.empty() ? citation.span : citation.label.span};
  }
}

Document ListBuilder::finish(std::string_view language) {
  number_slots();
  place_references();
  if (rows_are_mixed_) group_entries(document_);
  level_sections(document_);
  tidy_unread(document_);
  note_text_order(document_);
  std::ranges::stable_sort(document_.problems, {}, &Problem::span);
  document_.language = language.empty() ? guess_language(document_) : language;
  return std::move(document_);
}

}  // namespace listlint
