// Descriptions of sources in HTML: the part of html_reader.h that knows lists
// of notes and references.
#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_set>

#include "lint/read/archive_address.h"
#include "lint/read/html_reader.h"
#include "lint/read/list_finish.h"
#include "lint/read/text_line.h"
#include "lint/read/text_reference.h"

namespace listlint::html {
namespace {

constexpr std::array<std::string_view, 2> kCarets = {"^", "\u2191"};

uint32_t caret_length(std::string_view text) {
  for (const auto caret : kCarets) {
    if (text.starts_with(caret)) return static_cast<uint32_t>(caret.size());
  }
  return 0;
}

constexpr std::array<std::string_view, 6> kQuotes = {
    "\"", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};

bool has_quote(std::string_view text) {
  return std::ranges::any_of(kQuotes, [&](std::string_view quote) {
    return text.find(quote) != std::string_view::npos;
  });
}

bool ends_in_quote(std::string_view text) {
  return std::ranges::any_of(
      kQuotes, [&](std::string_view quote) { return text.ends_with(quote); });
}

// Without one quotation mark at each end, and spaces.
Span without_quotes(std::string_view bytes, Span span) {
  span = text::trim(bytes, span);
  const auto text = bytes.substr(span.begin, span.size());
  for (const auto open : kQuotes) {
    if (!text.starts_with(open)) continue;
    for (const auto close : kQuotes) {
      if (!text.ends_with(close) || text.size() < open.size() + close.size()) {
        continue;
      }
      span.begin += static_cast<uint32_t>(open.size());
      span.end -= static_cast<uint32_t>(close.size());
      return span;
    }
  }
  return span;
}

}  // namespace

void Reader::read_note(const Node& node, bool is_general) {
  end_line();
  render_note(node);
  const auto bytes = note_.bytes();
  const Span all{0, note_.size()};
  text::ReferenceHead head;
  if (back_links_.count == 0) {
    // A list whose links back are gone, as in "^ a b …".
    if (const auto written = text::parse_reference_head(bytes, all, false)) {
      head = *written;
    }
  } else if (const auto caret = caret_length(bytes); caret != 0) {
    head.body = caret;
    back_links_.span.begin =
        std::min(back_links_.span.begin, note_.place({0, caret}).begin);
  }
  head.title = title_in_note(head.body);
  Reference reference;
  if (!all.empty()) reference = text::parse_reference(note_, all, head);
  reference.span = page_.span(node);
  if (back_links_.count != 0) {
    reference.backlinks_span = back_links_.span;
    // Footnotes of other pages lead back to their first use alone.
    const bool counts = back_links_.of_mediawiki || back_links_.count > 1;
    reference.backlinks = counts ? back_links_.count : 0;
  }
  take_addresses(reference);
  if (!is_general) return place_note(node, std::move(reference));
  if (all.empty()) return;
  builder_.general(std::move(reference));
}

void Reader::render_note(const Node& node) {
  note_.clear();
  links_.clear();
  back_links_ = {};
  flow_ = Flow(note_);
  inside_ = true;
  walk(node);
  inside_ = false;
}

// "^ a b c": each link is a use; a caret that is a link, too, is none where
// letters follow it.
void Reader::add_back_links(const Node& node) {
  const Span span = page_.span(node);
  uint32_t links = 0;
  uint32_t carets = 0;
  Walk walk(node);
  while (const auto* inner = walk.next()) {
    if (tag(*inner) != GUMBO_TAG_A) continue;
    ++links;
    const auto text = look_at(*inner).text;
    if (caret_length(text) == text.size() && !text.empty()) ++carets;
  }
  const uint32_t uses = links > carets ? links - carets : carets;
  const bool of_mediawiki =
      tag(node) != GUMBO_TAG_A || has_class(node, "mw-cite-backlink") ||
      has_word(attribute(node, "rel"), "mw:referencedBy") ||
      fragment(attribute(node, "href")).starts_with("cite_ref");
  if (back_links_.count == 0) {
    back_links_ = {span, std::max(uses, 1U), of_mediawiki};
  } else {
    back_links_.span.begin = std::min(back_links_.span.begin, span.begin);
    back_links_.span.end = std::max(back_links_.span.end, span.end);
    back_links_.count += uses;
  }
}

// What the first link is shown by, unless the title stands elsewhere: in
// quotation marks before it, or nowhere, where the link shows its address.
Span Reader::title_in_note(uint32_t body) const {
  const auto bytes = note_.bytes();
  for (const auto& link : links_) {
    if (link.text.empty() || link.text.begin < body) continue;
    const Span title = without_quotes(bytes, link.text);
    const auto text = note_.slice(title);
    const bool address = text.find("://") != text.npos ||
                         text.starts_with("www.") || text.starts_with('[');
    if (text.empty() || address || text == "the original" ||
        text.starts_with("Archived")) {
      return {};
    }
    // The grammar of references knows what to do with spaces in there.
    if (text::trim(bytes, title) != title) return {};
    const auto before = bytes.substr(body, link.text.begin - body);
    if (has_quote(before) && !ends_in_quote(before)) return {};
    return title;
  }
  return {};
}

// Of what it links to, the first page and the first copy in an archive.
void Reader::take_addresses(Reference& reference) {
  Text copy;
  bool has_page = false;
  for (const auto& link : links_) {
    const std::string_view written = link.href->value;
    auto& place = is_archive(written) ? copy : reference.url;
    const bool taken = is_archive(written) ? !copy.empty() : has_page;
    if (taken) continue;
    if (&place == &reference.url) has_page = true;
    place = address(*link.href);
  }
  if (copy.empty()) return;
  if (has_page) {
    reference.archive_url = copy;
  } else {
    reference.url = copy;
  }
}

// The address of a link; "//a.org" means HTTPS.
Text Reader::address(const GumboAttribute& href) {
  auto& storage = builder_.document().decoded;
  Text url = page_.value(href, storage);
  if (url.value.starts_with("//")) {
    storage.push_back("https:" + std::string(url.value));
    url.value = storage.back();
  }
  return url;
}

void Reader::place_note(const Node& node, Reference reference) {
  builder_.reference_list();
  if (node.parent != note_list_) {
    note_list_ = node.parent;
    note_number_ = 0;
    numbered_ = tag(node) == GUMBO_TAG_LI;
  }
  ++note_number_;
  const auto* id_attribute = find_attribute(node, "id");
  const std::string_view id =
      id_attribute == nullptr ? std::string_view{} : id_attribute->value;
  auto& shown = shown_[reference.span.begin];
  if (const auto label = label_.find(id);
      label != label_.end() && !label->second.empty()) {
    shown = label->second;
    // Letters and words are marks of another group.
    numbered_ = numbered_ && shown == std::to_string(note_number_);
  } else if (numbered_) {
    shown = std::to_string(note_number_);
  }
  if (const auto use = first_use_.find(id); use != first_use_.end()) {
    return builder_.describe(use->second, std::move(reference));
  }
  Text name;
  if (const auto written = name_in(id); !written.empty()) {
    name = page_.value(*id_attribute, builder_.document().decoded, written);
  }
  builder_.define(name, {}, std::move(reference));
}

void Reader::show_marks(Document& document) const {
  std::vector<std::string> ids;
  std::unordered_set<std::string> taken;
  bool differ = false;
  for (const auto& reference : document.references) {
    const auto found = shown_.find(reference.span.begin);
    const bool known = found != shown_.end() && !found->second.empty();
    ids.push_back(known ? found->second : reference.id);
    differ = differ || ids.back() != reference.id;
    const std::string group(reference.group.value);
    // Not if it would give two the same.
    if (!taken.insert(group + '\0' + ids.back()).second) return;
  }
  if (!differ) return;
  auto& references = document.references;
  std::vector<Index> order(references.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](Index i) {
    return std::pair(!references[i].group.empty(), references[i].span.begin);
  });
  std::vector<Reference> sorted;
  std::vector<Index> place(references.size());
  for (const Index old : order) {
    place[old] = static_cast<Index>(sorted.size());
    sorted.push_back(std::move(references[old]));
    sorted.back().id = ids[old];
  }
  references = std::move(sorted);
  for (auto& citation : document.citations) {
    if (citation.reference == kNone) continue;
    citation.reference = place[citation.reference];
    citation.label.value = references[citation.reference].id;
  }
  note_text_order(document);
}

}  // namespace listlint::html
