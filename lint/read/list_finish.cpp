#include "lint/read/list_finish.h"

#include <algorithm>
#include <numeric>

namespace listlint {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// All that is a node of the model, by where it begins.
std::vector<Span> node_spans(const Document& document) {
  std::vector<Span> spans;
  spans.reserve(document.citations.size() + document.references.size() +
                document.comments.size());
  for (const auto& citation : document.citations) {
    spans.push_back(citation.span);
  }
  for (const auto& reference : document.references) {
    spans.push_back(reference.span);
  }
  spans.insert(spans.end(), document.comments.begin(), document.comments.end());
  std::ranges::sort(spans);
  return spans;
}

void keep_trimmed(std::string_view bytes, Unread piece,
                  std::vector<Unread>& out) {
  auto& [begin, end] = piece.span;
  while (begin < end && is_space(bytes[begin])) ++begin;
  while (begin < end && is_space(bytes[end - 1])) --end;
  if (begin < end) out.push_back(piece);
}

template <typename Item, typename SpanOf>
std::vector<Index> text_order(const std::vector<Item>& items, SpanOf span_of) {
  if (std::ranges::is_sorted(items, {}, span_of)) return {};
  std::vector<Index> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {},
                           [&](Index i) { return span_of(items[i]); });
  return order;
}

}  // namespace

bool same_description(const Reference& a, const Reference& b) {
  const auto same = [&](Text Reference::*field) {
    return (a.*field).value == (b.*field).value;
  };
  return same(&Reference::title) && same(&Reference::url) &&
         same(&Reference::site) && same(&Reference::author) &&
         same(&Reference::publisher) && same(&Reference::page) &&
         a.date.written.value == b.date.written.value;
}

void tidy_unread(Document& document) {
  auto& unread = document.unread;
  if (unread.empty()) return;
  const auto bytes = document.source->bytes();
  std::ranges::stable_sort(unread, {}, &Unread::span);
  const auto nodes = node_spans(document);
  std::vector<Unread> tidy;
  tidy.reserve(unread.size());
  size_t node = 0;
  uint32_t done = 0;  // all before it is dealt with
  for (auto piece : unread) {
    piece.span.begin = std::max(piece.span.begin, done);
    while (piece.span.begin < piece.span.end) {
      while (node < nodes.size() && nodes[node].end <= piece.span.begin) ++node;
      const bool none =
          node == nodes.size() || nodes[node].begin >= piece.span.end;
      Unread before = piece;
      if (!none) before.span.end = std::max(nodes[node].begin, done);
      if (before.span.begin < before.span.end) {
        keep_trimmed(bytes, before, tidy);
      }
      piece.span.begin =
          none ? piece.span.end
               : std::max(piece.span.begin,
                          std::min(nodes[node].end, piece.span.end));
      if (!none && nodes[node].end <= piece.span.end) ++node;
    }
    done = std::max(done, piece.span.end);
  }
  unread = std::move(tidy);
}

void level_sections(Document& document) {
  auto& sections = document.sections;
  if (sections.empty()) return;
  const auto least =
      std::ranges::min_element(sections, {}, &Section::level)->level;
  for (auto& section : sections) section.level -= least - 1;
}

void group_entries(Document& document) {
  auto& entries = document.entries;
  std::vector<Index> order(entries.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {},
                           [&](Index i) { return entries[i].section; });
  std::vector<Entry> sorted;
  std::vector<Index> new_index(entries.size());
  sorted.reserve(entries.size());
  for (const Index old : order) {
    new_index[old] = static_cast<Index>(sorted.size());
    sorted.push_back(entries[old]);
  }
  entries = std::move(sorted);
  for (auto& citation : document.citations) {
    if (citation.owner_kind == OwnerKind::entry) {
      citation.owner = new_index[citation.owner];
    }
  }
  for (auto& flag : document.flags) flag.entry = new_index[flag.entry];
  std::ranges::sort(document.flags, {}, &Flag::entry);
  Index at = 0;
  for (Index i = 0; i < document.sections.size(); ++i) {
    auto& range = document.sections[i].entries;
    range.begin = at;
    while (at < entries.size() && entries[at].section == i) ++at;
    range.end = at;
  }
}

void note_text_order(Document& document) {
  document.entry_order = text_order(
      document.entries, [](const Entry& entry) { return entry.span; });
  document.reference_order =
      text_order(document.references,
                 [](const Reference& reference) { return reference.span; });
}

}  // namespace listlint
