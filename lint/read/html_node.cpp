#include "lint/read/html_node.h"

#include <algorithm>

#include "lint/ascii.h"

namespace listlint::html {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool starts_with(std::string_view text, std::string_view word) {
  return std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

}  // namespace

const Node* Walk::next(bool inside) {
  if (at_ == nullptr) return at_ = root_;
  if (const auto* first = inside ? child(*at_, 0) : nullptr) {
    return at_ = first;
  }
  for (const auto* node = at_; node != root_; node = node->parent) {
    const auto index = static_cast<unsigned>(node->index_within_parent);
    if (const auto* after = child(*node->parent, index + 1)) {
      return at_ = after;
    }
  }
  return nullptr;
}

bool has_word(std::string_view list, std::string_view word) {
  for (auto at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || is_blank(list[at - 1])) &&
        (end == list.size() || is_blank(list[end]))) {
      return true;
    }
  }
  return false;
}

std::string_view fragment(std::string_view href) {
  const auto hash = href.find('#');
  return hash == std::string_view::npos ? std::string_view{}
                                        : href.substr(hash + 1);
}

bool is_web_address(std::string_view href) {
  return starts_with(href, "http://") || starts_with(href, "https://") ||
         (href.starts_with("//") && href.size() > 2 && href[2] != '/');
}

uint32_t Page::clamp(uint64_t offset) const {
  return static_cast<uint32_t>(
      std::clamp<uint64_t>(begin_ + offset, begin_, end_));
}

std::optional<Span> Page::place(const GumboStringPiece& piece) const {
  const auto base = reinterpret_cast<uintptr_t>(source_.bytes().data());
  const auto at = reinterpret_cast<uintptr_t>(piece.data);
  if (piece.data == nullptr || at < base + begin_ || at > base + end_) {
    return std::nullopt;
  }
  const auto begin = static_cast<uint32_t>(at - base);
  if (piece.length > end_ - begin) return std::nullopt;
  return Span{begin, begin + static_cast<uint32_t>(piece.length)};
}

Span Page::start_tag(const Node& node) const {
  const auto* self = element(node);
  if (self == nullptr) return {};
  return place(self->original_tag).value_or(Span{});
}

Span Page::span(const Node& node) const {
  const auto* self = element(node);
  if (self == nullptr) {
    if (node.type == GUMBO_NODE_DOCUMENT) return {begin_, end_};
    return place(node.v.text.original_text).value_or(Span{});
  }
  const auto tag = place(self->original_tag);
  const uint32_t begin = tag ? tag->begin : clamp(self->start_pos.offset);
  uint32_t end = clamp(self->end_pos.offset);
  // The end tag of an outer element may have ended this one.
  auto name = self->original_end_tag;
  if (const auto closer = place(name); closer && closer->size() > 3) {
    gumbo_tag_from_original_text(&name);
    const auto length = static_cast<unsigned>(name.length);
    const bool own = self->tag == GUMBO_TAG_UNKNOWN ||
                     gumbo_tagn_enum(name.data, length) == self->tag;
    if (own) end = closer->end;
  }
  if (tag) end = std::max(end, tag->end);
  return {begin, std::max(begin, end)};
}

Text Page::value(const GumboAttribute& attribute,
                 std::deque<std::string>& storage,
                 std::string_view inside) const {
  const std::string_view decoded = attribute.value;
  if (inside.data() == nullptr) inside = decoded;
  Span span = place(attribute.original_value).value_or(Span{});
  const auto written = source_.slice(span);
  if (written.size() >= 2 && (written[0] == '"' || written[0] == '\'')) {
    span = {span.begin + 1, span.end - 1};
  }
  if (source_.slice(span) == decoded) {
    const auto at = static_cast<uint32_t>(inside.data() - decoded.data());
    span.begin += at;
    span.end = span.begin + static_cast<uint32_t>(inside.size());
    return source_.text(span);
  }
  storage.emplace_back(inside);
  return {storage.back(), span};
}

}  // namespace listlint::html
