// Nodes of a tree of HTML: what an element is, its attributes and classes, and
// where it stands in the source. For the files that read HTML. Borrows the
// source and the nodes; pure; any thread.
#pragma once

#include <deque>
#include <gumbo.h>
#include <optional>
#include <string>
#include <string_view>

#include "lint/source.h"

namespace listlint::html {

using Node = GumboNode;

// Its children, tag and attributes; null where the node is no element.
inline const GumboElement* element(const Node& node) {
  const bool is =
      node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return is ? &node.v.element : nullptr;
}

inline bool is_text(const Node& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

// GUMBO_TAG_UNKNOWN where the node is no HTML element.
inline GumboTag tag(const Node& node) {
  const auto* self = element(node);
  if (self == nullptr) return GUMBO_TAG_UNKNOWN;
  return self->tag;
}

inline const Node* child(const Node& node, unsigned index) {
  const auto* children = node.type == GUMBO_NODE_DOCUMENT
                             ? &node.v.document.children
                         : element(node) != nullptr ? &node.v.element.children
                                                    : nullptr;
  if (children == nullptr || index >= children->length) return nullptr;
  return static_cast<const Node*>(children->data[index]);
}

// A walk over the nodes below one, itself included, in document order.
// next(false) leaves out what is below the node that was given last.
class Walk {
 public:
  explicit Walk(const Node& root) : root_(&root) {}
  const Node* next(bool inside = true);

 private:
  const Node* root_;
  const Node* at_ = nullptr;
};

inline const GumboAttribute* find_attribute(const Node& node,
                                            const char* name) {
  const auto* self = element(node);
  return self == nullptr ? nullptr
                         : gumbo_get_attribute(&self->attributes, name);
}

// The decoded value; "" without one.
inline std::string_view attribute(const Node& node, const char* name) {
  const auto* found = find_attribute(node, name);
  return found == nullptr ? std::string_view{} : found->value;
}

// Whether a word is one of a list parted by spaces.
bool has_word(std::string_view list, std::string_view word);

inline bool has_class(const Node& node, std::string_view name) {
  return has_word(attribute(node, "class"), name);
}

// What an address points to on its own page: "cite_note-1" of "#cite_note-1"
// and "./Page#cite_note-1"; "" where it has no fragment.
std::string_view fragment(std::string_view href);

// Whether an address is one on the web: it has a scheme of the web, or is
// written without scheme from the host on.
bool is_web_address(std::string_view href);

// Places of the nodes of one tree in its source.
class Page {
 public:
  // `begin` is the offset in the source that the tree's bytes begin at.
  Page(const Source& source, uint32_t begin, uint32_t size)
      : source_(source), begin_(begin), end_(begin + size) {}

  const Source& source() const { return source_; }

  // From the start tag to the end tag of an element, or to where it ends
  // without one; all of a comment or text.
  Span span(const Node& node) const;

  // The start tag; empty where the parser made the element up.
  Span start_tag(const Node& node) const;

  // Where a piece of the tree's bytes stands; nullopt where it is none.
  std::optional<Span> place(const GumboStringPiece& piece) const;

  // The value of an attribute: a view into the source where it stands there as
  // it is, else kept in `storage`. `inside` is a part of the decoded value, to
  // be given alone; empty means all of it.
  Text value(const GumboAttribute& attribute, std::deque<std::string>& storage,
             std::string_view inside = {}) const;

 private:
  uint32_t clamp(uint64_t offset) const;

  const Source& source_;
  uint32_t begin_;
  uint32_t end_;
};

}  // namespace listlint::html
