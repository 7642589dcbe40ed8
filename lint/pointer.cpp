#include "lint/pointer.h"

#include <algorithm>
#include <vector>

namespace listlint {
namespace {

Index node_at(const Document& document, uint32_t offset) {
  const auto& nodes = document.nodes;
  const auto next = std::ranges::upper_bound(
      nodes, offset, {}, [](const Node& node) { return node.span.begin; });
  Index holder = kNone;
  if (next != nodes.begin()) {
    holder = static_cast<Index>(next - nodes.begin()) - 1;
    while (holder != kNone && nodes[holder].span.end <= offset) {
      holder = nodes[holder].parent;
    }
  }
  // Between values stands the key of the next one, and a block of YAML begins
  // with a key.
  const bool bracket = holder != kNone && offset == nodes[holder].span.begin &&
                       document.source->bytes()[offset] == '{';
  if (bracket) return holder;
  const bool before_next =
      next != nodes.end() && next->is_member && next->parent == holder;
  return before_next && holder != kNone
             ? static_cast<Index>(next - nodes.begin())
             : holder;
}

std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

std::string json_pointer(const Document& document, uint32_t offset) {
  std::vector<Index> path;
  for (Index i = node_at(document, offset); i != kNone;
       i = document.nodes[i].parent) {
    path.push_back(i);
  }
  std::string pointer;
  for (auto i = path.rbegin(); i != path.rend(); ++i) {
    const auto& node = document.nodes[*i];
    if (node.parent == kNone) continue;
    pointer += '/';
    pointer +=
        node.is_member ? escaped(node.key) : std::to_string(node.position);
  }
  return pointer;
}

}  // namespace listlint
