#include "lint/read/html_survey.h"

#include <algorithm>
#include <array>

#include "lint/read/html_kind.h"

namespace listlint::html {
namespace {

constexpr std::array kNoteLists = std::to_array<std::string_view>({
    "endnotes",
    "footnote",
    "footnotes",
    "mw-references",
    "references",
});

bool is_note_list(const Node* node) {
  if (node == nullptr || element(*node) == nullptr) return false;
  const auto classes = attribute(*node, "class");
  return std::ranges::any_of(
             kNoteLists,
             [&](std::string_view name) { return has_word(classes, name); }) ||
         attribute(*node, "role") == "doc-endnotes" ||
         find_attribute(*node, "data-footnotes") != nullptr;
}

// "cite_note-1" of MediaWiki, "fn1" and "fn:1" of Markdown, "user-content-fn-1"
// of GitHub.
bool is_note_id(std::string_view id) {
  if (id.starts_with("cite_note")) return true;
  if (id.starts_with("user-content-")) id.remove_prefix(13);
  for (const std::string_view word : {"fn", "footnote", "endnote"}) {
    if (!id.starts_with(word) || id.size() == word.size()) continue;
    const char c = id[word.size()];
    if ((c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_') {
      return !id.substr(word.size() + 1).starts_with("ref");
    }
  }
  return false;
}

bool can_be_note(const Node& node) {
  switch (tag(node)) {
    case GUMBO_TAG_LI:
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_ASIDE:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool is_back_link(const Node& node) {
  const auto classes = attribute(node, "class");
  if (has_word(classes, "mw-cite-backlink") ||
      has_word(attribute(node, "rel"), "mw:referencedBy")) {
    return true;
  }
  if (tag(node) != GUMBO_TAG_A) return false;
  const auto target = fragment(attribute(node, "href"));
  return target.starts_with("cite_ref") || target.starts_with("fnref") ||
         target.starts_with("user-content-fnref") ||
         has_word(classes, "footnote-back") ||
         has_word(classes, "footnote-backref") ||
         has_word(classes, "reversefootnote") ||
         attribute(node, "role") == "doc-backlink";
}

Survey::Survey(const Page& page, const Node& document) {
  Walk walk(document);
  while (const auto* node = walk.next()) {
    if (element(*node) != nullptr) look(page, *node);
  }
  if (content_ == nullptr && mains_ == 1) content_ = main_;
  for (const auto* node = content_; node != nullptr; node = node->parent) {
    if (const auto* found = find_attribute(*node, "lang")) {
      language_ = found;
      break;
    }
  }
}

void Survey::look(const Page& page, const Node& node) {
  const auto is = tag(node);
  if (is == GUMBO_TAG_HTML) language_ = find_attribute(node, "lang");
  if (is == GUMBO_TAG_LI || heading_level(node) != 0) mark_layout(node);
  if (heading_level(node) == 1) {
    if (!has_heading_) h1_ = &node;
    ++h1_count_;
  }
  if (heading_level(node) != 0) has_heading_ = true;
  look_for_content(page, node);
  if (node.v.element.attributes.length == 0 && is != GUMBO_TAG_LI) return;
  const auto id = attribute(node, "id");
  if (can_be_note(node)) {
    const bool in_list =
        is == GUMBO_TAG_LI &&
        (is_note_list(node.parent) ||
         (node.parent != nullptr && is_note_list(node.parent->parent)));
    if (in_list || is_note_id(id)) {
      notes_.insert(&node);
      if (!id.empty()) ids_.insert(id);
    }
  }
  if (is == GUMBO_TAG_A && !is_back_link(node)) {
    const auto target = fragment(attribute(node, "href"));
    if (!target.empty()) ++links_[target];
  }
}

void Survey::look_for_content(const Page& page, const Node& node) {
  const bool has_attributes = node.v.element.attributes.length != 0;
  if (tag(node) != GUMBO_TAG_MAIN && !has_attributes) return;
  if (has_class(node, "mw-parser-output")) {
    const auto size = page.span(node).size();
    if (content_ == nullptr || size > content_size_) {
      content_ = &node;
      content_size_ = size;
    }
    is_mediawiki_ = true;
  }
  if (tag(node) == GUMBO_TAG_MAIN || attribute(node, "role") == "main") {
    main_ = &node;
    ++mains_;
  }
  if (tag(node) == GUMBO_TAG_SUP &&
      has_word(attribute(node, "typeof"), "mw:Extension/ref")) {
    is_mediawiki_ = true;
  }
}

// Tables that were marked have their outer ones marked, too.
void Survey::mark_layout(const Node& node) {
  for (const auto* outer = node.parent; outer != nullptr;
       outer = outer->parent) {
    if (tag(*outer) != GUMBO_TAG_TABLE) continue;
    if (!layout_.insert(outer).second) return;
  }
}

unsigned Survey::links_to(std::string_view fragment) const {
  const auto found = links_.find(fragment);
  return found == links_.end() ? 0 : found->second;
}

}  // namespace listlint::html
