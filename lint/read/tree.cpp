#include "lint/read/tree.h"

#include <algorithm>

namespace listlint {

Text Tree::text_of(Index node) const {
  const auto& value = values_[node];
  Span span = document_.nodes[node].span;
  if (value.quotes != Quotes::none) {
    ++span.begin;
    --span.end;
  }
  return {value.text, span};
}

Span Tree::member_span(Index node) const {
  Span span = document_.nodes[node].span;
  if (!document_.nodes[node].is_member) return span;
  const Span key = values_[node].key_span;
  if (key.begin < span.begin) span.begin = key.begin;
  const auto bytes = source().bytes();
  const bool quoted = span.begin > 0 && (bytes[span.begin - 1] == '"' ||
                                         bytes[span.begin - 1] == '\'');
  if (quoted) --span.begin;
  return span;
}

void Tree::key(const Scalar& key) {
  if (!is_too_deep()) frames_.back().key = key;
  has_key_.back() = true;
}

Index Tree::add(ValueKind kind, Span span) {
  Node node;
  node.span = span;
  Value value;
  value.kind = kind;
  const auto index = static_cast<Index>(values_.size());
  value.end = index + 1;
  if (frames_.empty()) {
    node.position = roots_++;
  } else {
    auto& frame = frames_.back();
    node.parent = frame.node;
    node.position = frame.children++;
    if (objects_.back()) {
      node.is_member = true;
      node.key = frame.key.text.value;
      value.key_span = frame.key.text.span;
      value.ambiguous_key = frame.key.ambiguous;
      // YAML may have an object for a key.
      value.has_text_key = frame.key.kind != ValueKind::alias;
    }
  }
  if (!has_key_.empty()) has_key_.back() = false;
  document_.nodes.push_back(node);
  values_.push_back(value);
  return index;
}

Index Tree::scalar(const Scalar& scalar) {
  if (is_too_deep()) {
    has_key_.back() = false;
    return kNone;
  }
  const Index index = add(scalar.kind, scalar.span);
  auto& value = values_[index];
  value.quotes = scalar.quotes;
  value.ambiguous = scalar.ambiguous;
  value.text = scalar.text.value;
  return index;
}

void Tree::open(ValueKind kind, uint32_t begin) {
  if (objects_.size() < kDeepestTree) {
    Frame frame;
    frame.node = add(kind, {begin, begin});
    frame.begin = begin;
    frames_.push_back(frame);
  } else if (objects_.size() == kDeepestTree) {
    too_deep_ = begin;
    // Once a file: a hostile one has millions.
    if (!has_too_deep_) {
      builder_.problem(ProblemKind::too_deep, {begin, begin + 1}, "");
    }
    has_too_deep_ = true;
    has_key_.back() = false;
  } else {
    has_key_.back() = false;
  }
  objects_.push_back(kind == ValueKind::object);
  has_key_.push_back(false);
}

void Tree::close(uint32_t end) {
  const bool too_deep = is_too_deep();
  const bool is_object = objects_.back();
  objects_.pop_back();
  has_key_.pop_back();
  if (too_deep) {
    if (!is_too_deep()) {
      builder_.unread({too_deep_, end}, UnreadKind::broken);
    }
    return;
  }
  const Index node = frames_.back().node;
  frames_.pop_back();
  document_.nodes[node].span.end = end;
  values_[node].end = size();
  if (is_object) find_duplicate_keys(node);
}

void Tree::close_all(uint32_t end) {
  for (const auto& frame : frames_) values_[frame.node].is_cut = true;
  while (is_open()) close(end);
}

void Tree::report_duplicate(Index first, Index again) {
  builder_.problem(ProblemKind::duplicate_key, values_[again].key_span,
                   document_.nodes[again].key, values_[first].key_span);
}

void Tree::find_duplicate_keys(Index object) {
  constexpr size_t kFew = 12;  // that are compared each with each
  members_.clear();
  for (Index i = first_child(object); i < values_[object].end; i = next(i)) {
    if (values_[i].has_text_key) members_.push_back(i);
  }
  const auto key = [this](Index i) { return document_.nodes[i].key; };
  if (members_.size() > kFew) {
    std::ranges::stable_sort(members_, {}, key);
    Index first = members_.front();
    for (size_t i = 1; i < members_.size(); ++i) {
      if (key(members_[i]) == key(first)) {
        report_duplicate(first, members_[i]);
      } else {
        first = members_[i];
      }
    }
    return;
  }
  for (size_t i = 1; i < members_.size(); ++i) {
    const auto before = members_.begin() + static_cast<ptrdiff_t>(i);
    const auto wanted = key(members_[i]);
    const auto first = std::ranges::find_if(
        members_.begin(), before, [&](Index j) { return key(j) == wanted; });
    if (first != before) report_duplicate(*first, members_[i]);
  }
}

}  // namespace listlint
