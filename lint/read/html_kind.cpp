#include "lint/read/html_kind.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "lint/read/html_text.h"

namespace listlint::html {
namespace {

using enum UnreadKind;

struct Word {
  std::string_view word;
  UnreadKind kind;
};

// In order. Of MediaWiki and its gadgets, then of pages at large.
constexpr std::array kClasses = std::to_array<Word>({
    {"Z3988", code},
    {"ambox", box},
    {"breadcrumb", navigation},
    {"breadcrumbs", navigation},
    {"catlinks", navigation},
    {"cs1-hidden-error", box},
    {"cs1-maint", box},
    {"cs1-visible-error", box},
    {"footer", navigation},
    {"gallery", media},
    {"geo-nondefault", box},
    {"hatnote", box},
    {"header-container", navigation},
    {"infobox", box},
    {"interlanguage-link", navigation},
    {"mbox-small", box},
    {"menu", navigation},
    {"metadata", box},
    {"mw-editsection", navigation},
    {"mw-editsection-like", navigation},
    {"mw-hidden-catlinks", navigation},
    {"mw-indicators", navigation},
    {"mw-jump-link", navigation},
    {"mw-portlet", navigation},
    {"nav", navigation},
    {"navbar", navigation},
    {"navbox", box},
    {"navbox-styles", box},
    {"navigation", navigation},
    {"noprint", box},
    {"pagination", navigation},
    {"portalbox", box},
    {"printfooter", navigation},
    {"shortdescription", box},
    {"side-box", box},
    {"sidebar", box},
    {"site-footer", navigation},
    {"site-header", navigation},
    {"sistersitebox", box},
    {"skip-link", navigation},
    {"thumb", media},
    {"thumbinner", media},
    {"tmbox", box},
    {"toc", navigation},
    {"toccolours", box},
    {"toclimit", navigation},
    {"vector-menu", navigation},
    {"vertical-navbox", box},
});

constexpr std::array kIds = std::to_array<std::string_view>({
    "catlinks",
    "contentSub",
    "coordinates",
    "firstHeading",
    "footer",
    "jump-to-nav",
    "mw-head",
    "mw-navigation",
    "mw-panel",
    "p-lang",
    "siteNotice",
    "siteSub",
    "toc",
});

constexpr std::array kRoles = std::to_array<std::string_view>({
    "banner",
    "complementary",
    "contentinfo",
    "menu",
    "menubar",
    "navigation",
    "search",
});

constexpr auto kShapes = [] {
  std::array<Shape, GUMBO_TAG_LAST + 1> shapes = {};
  const auto set = [&](Shape shape, std::initializer_list<GumboTag> tags) {
    for (const auto tag : tags) shapes[tag] = shape;
  };
  set(Shape::bold, {GUMBO_TAG_B, GUMBO_TAG_STRONG});
  set(Shape::line_break, {GUMBO_TAG_BR});
  set(Shape::heading, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4,
                       GUMBO_TAG_H5, GUMBO_TAG_H6});
  set(Shape::list, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_DIR,
                    GUMBO_TAG_MENU});
  set(Shape::item, {GUMBO_TAG_LI, GUMBO_TAG_DD});
  set(Shape::term, {GUMBO_TAG_DT});
  set(Shape::table, {GUMBO_TAG_TABLE});
  set(Shape::block,
      {GUMBO_TAG_HTML,    GUMBO_TAG_HEAD,       GUMBO_TAG_BODY,
       GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,
       GUMBO_TAG_CAPTION, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,
       GUMBO_TAG_DETAILS, GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION,
       GUMBO_TAG_DIV,     GUMBO_TAG_FIGURE,     GUMBO_TAG_FOOTER,
       GUMBO_TAG_FORM,    GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,
       GUMBO_TAG_HR,      GUMBO_TAG_LEGEND,     GUMBO_TAG_MAIN,
       GUMBO_TAG_NAV,     GUMBO_TAG_P,          GUMBO_TAG_PRE,
       GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,    GUMBO_TAG_TBODY,
       GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,      GUMBO_TAG_TR,
       GUMBO_TAG_TD,      GUMBO_TAG_TH});
  return shapes;
}();

bool is_blank_char(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

std::optional<UnreadKind> by_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
      return code;
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
      return navigation;
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_APPLET:
    case GUMBO_TAG_MAP:
      return media;
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_OPTION:
      return box;
    default:
      return std::nullopt;
  }
}

std::optional<UnreadKind> by_class(std::string_view classes) {
  size_t at = 0;
  while (at < classes.size()) {
    while (at < classes.size() && is_blank_char(classes[at])) ++at;
    const auto begin = at;
    while (at < classes.size() && !is_blank_char(classes[at])) ++at;
    const auto word = classes.substr(begin, at - begin);
    const auto found =
        std::ranges::lower_bound(kClasses, word, {}, &Word::word);
    if (found != kClasses.end() && found->word == word) return found->kind;
  }
  return std::nullopt;
}

// "display: none" in a style, with any space in it.
bool is_hidden(const Node& node) {
  if (find_attribute(node, "hidden") != nullptr) return true;
  std::string_view left = "display:none";
  for (const char c : attribute(node, "style")) {
    if (is_blank_char(c)) continue;
    if (c == left[0]) {
      left.remove_prefix(1);
      if (left.empty()) return true;
    } else if (left.size() != 12) {
      left = "display:none";
      if (c == left[0]) left.remove_prefix(1);
    }
  }
  return false;
}

const Node* first_element(const Node& parent) {
  for (unsigned i = 0; const auto* node = child(parent, i); ++i) {
    if (element(*node) != nullptr) return node;
  }
  return nullptr;
}

bool is_list(const Node& node) { return shape(node) == Shape::list; }

}  // namespace

Shape shape(const Node& node) {
  const auto* self = element(node);
  if (self == nullptr || self->tag_namespace != GUMBO_NAMESPACE_HTML) {
    return Shape::text;
  }
  return kShapes[self->tag];
}

uint32_t heading_level(const Node& node) {
  const auto is = tag(node);
  if (is < GUMBO_TAG_H1 || is > GUMBO_TAG_H6) return 0;
  return static_cast<uint32_t>(is - GUMBO_TAG_H1) + 1;
}

std::optional<UnreadKind> apart(const Node& node) {
  const auto* self = element(node);
  if (self == nullptr) return std::nullopt;
  if (const auto kind = by_tag(self->tag)) return kind;
  if (self->attributes.length == 0) return std::nullopt;
  // What holds the whole page is read, whatever its class.
  if (self->tag == GUMBO_TAG_HTML || self->tag == GUMBO_TAG_BODY) {
    return std::nullopt;
  }
  if (const auto kind = by_class(attribute(node, "class"))) return kind;
  const auto in = [](const auto& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  if (in(kIds, attribute(node, "id"))) return navigation;
  if (in(kRoles, attribute(node, "role"))) return navigation;
  if (is_hidden(node)) return box;
  return std::nullopt;
}

bool is_hatnote(const Node& node) { return has_class(node, "hatnote"); }

bool is_flag(const Node& node) { return has_class(node, "flagicon"); }

bool is_contents(const Node& list) {
  constexpr size_t kFew = 2;
  size_t links = 0;
  const Node* link = nullptr;  // the one that is being walked over
  Walk walk(list);
  bool inside = true;
  while (const auto* node = walk.next(inside)) {
    inside = true;
    if (tag(*node) == GUMBO_TAG_A) {
      link = node;
      if (!attribute(*node, "href").starts_with('#')) return false;
      ++links;
      inside = false;
    } else if (is_text(*node) && !is_blank(*node)) {
      return false;
    }
  }
  return link != nullptr && links >= kFew;
}

bool is_before_list(const Node& block) {
  const auto index = static_cast<unsigned>(block.index_within_parent);
  if (block.parent == nullptr) return false;
  for (unsigned i = index + 1; const auto* node = child(*block.parent, i);
       ++i) {
    if (is_text(*node) && is_blank(*node)) continue;
    if (node->type == GUMBO_NODE_COMMENT) continue;
    if (element(*node) == nullptr) return false;
    // Styles stand before the columns that they are for.
    if (tag(*node) == GUMBO_TAG_STYLE || tag(*node) == GUMBO_TAG_LINK) continue;
    if (is_list(*node)) return true;
    const bool holds =
        tag(*node) == GUMBO_TAG_DIV || tag(*node) == GUMBO_TAG_TD;
    const auto* first = holds ? first_element(*node) : nullptr;
    return first != nullptr && is_list(*first);
  }
  return false;
}

}  // namespace listlint::html
