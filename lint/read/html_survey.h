// What has to be known of a page before it is read: where its content is, what
// its footnotes are, how often they are pointed to. One walk over the tree.
// Borrows the tree and the page; one thread.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "lint/read/html_node.h"

namespace listlint::html {

class Survey {
 public:
  Survey(const Page& page, const Node& document);

  // The element with the content, all else being the frame of the site; null
  // where the page does not tell.
  const Node* content() const { return content_; }
  bool is_mediawiki() const { return is_mediawiki_; }

  // The <h1> that is the title of the page rather than a part of the list.
  const Node* title() const { return h1_count_ == 1 ? h1_ : nullptr; }

  // The attribute with the language of the content; null without one.
  const GumboAttribute* language() const { return language_; }

  // Whether an element holds what a mark points to.
  bool is_note(const Node& node) const { return notes_.contains(&node); }
  // The same by the fragment of an address.
  bool is_note(std::string_view fragment) const {
    return fragment.starts_with("cite_note") || ids_.contains(fragment);
  }
  // Whether the page has that note.
  bool has_note(std::string_view id) const { return ids_.contains(id); }
  // How many links lead to a note, back-links aside.
  unsigned links_to(std::string_view fragment) const;

  // Whether a table lays out lists or headings rather than data.
  bool is_layout(const Node& table) const { return layout_.contains(&table); }

 private:
  void look(const Page& page, const Node& node);
  void look_for_content(const Page& page, const Node& node);
  void mark_layout(const Node& node);

  const Node* content_ = nullptr;
  const Node* main_ = nullptr;
  size_t mains_ = 0;
  uint32_t content_size_ = 0;
  bool is_mediawiki_ = false;
  const Node* h1_ = nullptr;
  size_t h1_count_ = 0;
  bool has_heading_ = false;
  const GumboAttribute* language_ = nullptr;
  std::unordered_set<const Node*> notes_;
  std::unordered_set<std::string_view> ids_;
  std::unordered_map<std::string_view, unsigned> links_;
  std::unordered_set<const Node*> layout_;
};

// Whether a link leads back from a note to a mark, or an element holds such
// links.
bool is_back_link(const Node& node);

}  // namespace listlint::html
