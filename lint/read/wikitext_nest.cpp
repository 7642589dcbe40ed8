#include "lint/read/wikitext_nest.h"

#include <algorithm>

namespace listlint::wikitext {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

Nest::Nest(std::string_view bytes) : bytes_(bytes) {
  constexpr size_t kBytesPerNode = 24;  // of a list with many links
  scan_.nodes.reserve(bytes.size() / kBytesPerNode + 16);
  stack_.reserve(kMostNested + 2);
  stack_.emplace_back();
}

Index Nest::add_node(NodeKind kind, Span span) {
  const auto index = static_cast<Index>(scan_.nodes.size());
  Node node;
  node.kind = kind;
  node.span = span;
  node.inside = {span.end, span.end};
  node.next = index + 1;
  scan_.nodes.push_back(node);
  return index;
}

void Nest::report(ProblemKind kind, Span span, std::string_view what) {
  constexpr size_t kMostProblems = 10'000;
  if (scan_.problems.size() < kMostProblems) {
    scan_.problems.push_back({kind, span, what});
  }
}

void Nest::report_stray(Span span, std::string_view what) {
  report(ProblemKind::unopened, span, what);
  add_node(NodeKind::broken, span);
}

void Nest::report_opener(const Frame& frame, std::string_view what) {
  const auto& node = node_of(frame);
  report(ProblemKind::unclosed, {node.span.begin, node.inside.begin}, what);
}

bool Nest::is_full(Span opener, std::string_view what) {
  if (stack_.size() <= kMostNested) return false;
  if (!too_deep_) report(ProblemKind::too_deep, opener, what);
  too_deep_ = true;
  return true;
}

Frame& Nest::push(FrameKind kind, NodeKind node_kind, Span opener,
                  uint32_t line) {
  Frame frame;
  frame.kind = kind;
  frame.node = add_node(node_kind, opener);
  frame.line = line;
  if (kind != FrameKind::ref && kind != FrameKind::container) {
    frame.links = top().links + (kind == FrameKind::link ? 1 : 0);
    frame.calls = top().calls + (frame.is_call() ? 1 : 0);
  }
  if (kind == FrameKind::ref) open_ref_ = stack_.size();
  stack_.push_back(frame);
  return stack_.back();
}

void Nest::pop() {
  if (top().kind == FrameKind::ref) open_ref_ = 0;
  stack_.pop_back();
  if (stack_.size() > 1) return;
  too_deep_ = false;
  ignored_calls_ = ignored_links_ = 0;
}

void Nest::close(uint32_t inside_end, uint32_t end) {
  if (is_scope(top().kind)) end_quotes();
  auto& node = node_of(top());
  node.inside.end = std::max(inside_end, node.inside.begin);
  node.span.end = std::max(end, node.inside.end);
  node.next = static_cast<Index>(scan_.nodes.size());
  pop();
}

void Nest::demote(std::string_view what) {
  auto& node = node_of(top());
  if (node.kind == NodeKind::external) {
    const uint32_t begin = node.span.begin;
    report(ProblemKind::unclosed, {begin, begin + 1}, what);
  } else {
    report_opener(top(), what);
    node.kind = NodeKind::broken;
  }
  node.span.end = node.inside.begin;
  node.inside = {node.span.end, node.span.end};
  node.next = top().node + 1;
  pop();
}

uint32_t Nest::trimmed(uint32_t end, uint32_t begin) const {
  while (end > begin && is_space(bytes_[end - 1])) --end;
  return end;
}

void Nest::recover(uint32_t edge, bool enclosed) {
  const Frame& frame = top();
  const auto& node = node_of(frame);
  const uint32_t end = trimmed(edge, node.inside.begin);
  switch (frame.kind) {
    case FrameKind::call:
    case FrameKind::parameter:
      if (!enclosed) {
        if (!shrink_call()) demote("{{");
        return;
      }
      report_opener(frame, "{{");
      return close(end, end);
    case FrameKind::ref:
      forgiven_ = frame.closer;
      if (end == node.inside.begin) return demote("<ref>");
      report_opener(frame, "<ref>");
      return close(end, end);
    case FrameKind::container:
      report_opener(
          frame, node.tag == TagName::gallery ? "<gallery>" : "<references>");
      return close(end, end);
    case FrameKind::link:
      return demote("[[");
    default:
      return demote("[");
  }
}

// "{{flagicon|JPN [[Tokyo]], Japan": a call that is not closed on the line of
// an item ends before the first link in it. False where there is none.
bool Nest::shrink_call() {
  const Frame& frame = top();
  auto& nodes = scan_.nodes;
  if (!frame.on_item || !frame.piped) return false;
  for (Index i = frame.node + 1; i < nodes.size(); i = nodes[i].next) {
    if (nodes[i].kind != NodeKind::link) continue;
    report_opener(frame, "{{");
    auto& node = nodes[frame.node];
    node.inside.end = trimmed(nodes[i].span.begin, node.inside.begin);
    node.span.end = node.inside.end;
    node.next = i;
    pop();
    return true;
  }
  return false;
}

void Nest::unwind(size_t size, uint32_t edge, bool enclosed) {
  while (stack_.size() > size) recover(edge, enclosed);
}

void Nest::add_quotes(Index index) {
  scope().quotes.add(bytes_, scan_.nodes, index);
}

void Nest::report_quotes() {
  for (const Index index : scope().quotes.end(scan_.nodes)) {
    if (index == kNone) continue;
    const Span span = scan_.nodes[index].span;
    report(ProblemKind::unclosed, span, bytes_.substr(span.begin, span.size()));
  }
}

}  // namespace listlint::wikitext
