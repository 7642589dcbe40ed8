#include "fetch/plain_page.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "fetch/page_builder.h"
#include "fetch/plain_tokens.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

constexpr size_t kMostOpen = 200;

// What kind of element a tag is for the one rule or other of HTML.
enum Trait : uint16_t {
  kVoid = 1,  // has no end tag
  kEndsParagraph = 2,
  kImplied = 4,    // its end tag may be left out
  kClosing = 8,    // its end tag puts in those that were left out
  kBoundary = 16,  // keeps paragraphs outside from being ended
  kItemBoundary = 32,
  kTablePart = 64,  // nothing but other parts, scripts and styles stands in it
  kOfHead = 128,    // stands before <body>
  kRaw = 256,       // its content is no markup
  kUnsure = 512,
  kReferences = 1024,  // of raw ones: with character references
};

constexpr auto make_traits() {
  std::array<uint16_t, GUMBO_TAG_LAST + 1> table{};
  const auto give = [&](uint16_t trait, auto... tags) {
    ((table[tags] = static_cast<uint16_t>(table[tags] | trait)), ...);
  };
  give(kVoid, GUMBO_TAG_BR, GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_HR,
       GUMBO_TAG_WBR, GUMBO_TAG_AREA, GUMBO_TAG_EMBED, GUMBO_TAG_LINK,
       GUMBO_TAG_META, GUMBO_TAG_BASE, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK,
       GUMBO_TAG_PARAM, GUMBO_TAG_COL);
  give(kEndsParagraph, GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
       GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER, GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,
       GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
       GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP,
       GUMBO_TAG_MAIN, GUMBO_TAG_MENU, GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_P,
       GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_UL, GUMBO_TAG_H1,
       GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
       GUMBO_TAG_PRE, GUMBO_TAG_FORM, GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT,
       GUMBO_TAG_TABLE, GUMBO_TAG_HR);
  give(kImplied, GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT);
  give(kClosing, GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,
       GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER, GUMBO_TAG_DIV, GUMBO_TAG_DL,
       GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION,
       GUMBO_TAG_FOOTER, GUMBO_TAG_HEADER, GUMBO_TAG_NAV, GUMBO_TAG_OL,
       GUMBO_TAG_SECTION, GUMBO_TAG_UL, GUMBO_TAG_FORM, GUMBO_TAG_H1,
       GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6,
       GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION);
  give(kBoundary, GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH,
       GUMBO_TAG_CAPTION, GUMBO_TAG_BUTTON, GUMBO_TAG_OBJECT);
  give(kItemBoundary, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_NAV,
       GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_FORM,
       GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_TABLE, GUMBO_TAG_BLOCKQUOTE,
       GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER);
  give(kTablePart, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD,
       GUMBO_TAG_TFOOT, GUMBO_TAG_TR, GUMBO_TAG_COLGROUP);
  give(kOfHead, GUMBO_TAG_TITLE, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
       GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_BASE);
  give(kRaw, GUMBO_TAG_TITLE, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
       GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME);
  give(kReferences, GUMBO_TAG_TITLE, GUMBO_TAG_TEXTAREA);
  give(kUnsure, GUMBO_TAG_MATH, GUMBO_TAG_TEMPLATE, GUMBO_TAG_FRAMESET,
       GUMBO_TAG_FRAME, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED, GUMBO_TAG_XMP,
       GUMBO_TAG_PLAINTEXT, GUMBO_TAG_LISTING, GUMBO_TAG_IMAGE,
       GUMBO_TAG_ISINDEX, GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE, GUMBO_TAG_OPTION,
       GUMBO_TAG_OPTGROUP, GUMBO_TAG_NOBR, GUMBO_TAG_RB, GUMBO_TAG_RT,
       GUMBO_TAG_RP, GUMBO_TAG_RTC, GUMBO_TAG_RUBY, GUMBO_TAG_MENUITEM,
       GUMBO_TAG_KEYGEN, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
       GUMBO_TAG_NEXTID, GUMBO_TAG_SPACER, GUMBO_TAG_MULTICOL, GUMBO_TAG_MI,
       GUMBO_TAG_MO, GUMBO_TAG_MN, GUMBO_TAG_MS, GUMBO_TAG_MTEXT,
       GUMBO_TAG_MGLYPH, GUMBO_TAG_MALIGNMARK, GUMBO_TAG_ANNOTATION_XML,
       GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_DESC);
  return table;
}
constexpr auto kTraits = make_traits();

bool has(GumboTag tag, int traits) { return (kTraits[tag] & traits) != 0; }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\t\r\f") == std::string_view::npos;
}

class PlainReader {
 public:
  explicit PlainReader(std::string_view html)
      : tokens_(html), builder_(html.size()) {}

  std::optional<Page> read() {
    for (;;) {
      const auto& token = tokens_.next();
      switch (token.kind) {
        case TokenKind::text:
          if (!text(token.text)) return std::nullopt;
          break;
        case TokenKind::start:
          if (!start(token)) return std::nullopt;
          break;
        case TokenKind::end:
          if (!end(token)) return std::nullopt;
          break;
        case TokenKind::unsure:
          return std::nullopt;
        case TokenKind::done:
          if (captures()) return std::nullopt;
          return builder_.take();
      }
    }
  }

 private:
  struct Open {
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    std::string_view name;
    // Whether a paragraph or an item is open that an element inside may end.
    bool in_paragraph = false;
    bool in_item = false;
    bool in_term = false;
    // What is below is hidden, set aside or told apart: its end has to be
    // certain.
    bool matters = false;
  };

  GumboTag top() const {
    return stack_.empty() ? GUMBO_TAG_BODY : stack_.back().tag;
  }
  bool captures() const { return heading_at_ != 0 || noscript_at_ != 0; }

  bool text(std::string_view text);
  bool start(const Token& token);
  bool start_document(const Token& token);
  bool start_table_part(const Token& token);
  bool may_stand_here(GumboTag tag);
  bool make_room(GumboTag tag);
  bool start_raw(const Token& token);
  bool skip_select(const Token& token);
  bool skip_drawing(const Token& token);
  bool open(const Token& token);
  bool end(const Token& token);
  bool end_document(GumboTag tag);
  bool end_table_part(GumboTag tag);

  void pop();
  bool pop_left_out();
  bool pop_implied(GumboTag but = GUMBO_TAG_BODY);
  bool pop_cell();

  PlainTokens tokens_;
  PageBuilder builder_;
  std::vector<Open> stack_;  // below <body>
  Lines capture_;            // of a heading or <noscript>
  // How many elements are open below these, themselves included; 0: none.
  size_t skip_at_ = 0;
  size_t aside_at_ = 0;
  size_t heading_at_ = 0;
  size_t noscript_at_ = 0;
  bool begun_ = false;  // something stands before
  bool has_html_ = false;
  bool has_head_ = false;
  bool head_ended_ = false;
  bool in_body_ = false;
  bool in_link_ = false;
  bool in_button_ = false;
  bool in_form_ = false;
};

bool PlainReader::text(std::string_view text) {
  if (!in_body_) {
    if (is_blank(text)) return true;
    if (!stack_.empty()) return false;
    in_body_ = true;
  }
  if (has(top(), kTablePart) && !is_blank(text)) return false;
  if (captures()) capture_.add(text);
  if (skip_at_ == 0) builder_.text(text);
  return true;
}

bool PlainReader::start(const Token& token) {
  const auto tag = token.tag;
  if (has(tag, kUnsure) || stack_.size() > kMostOpen) return false;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_BODY) {
    return start_document(token);
  }
  begun_ = true;
  if (!may_stand_here(tag)) return false;
  switch (tag) {
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return start_table_part(token);
    case GUMBO_TAG_SELECT:
      return skip_select(token);
    case GUMBO_TAG_SVG:
      return skip_drawing(token);
    default:
      break;
  }
  if (has(tag, kRaw)) return start_raw(token);
  return make_room(tag) && open(token);
}

bool PlainReader::start_document(const Token& token) {
  if (token.tag == GUMBO_TAG_BODY) {
    if (in_body_ || !stack_.empty()) return false;
    in_body_ = true;
    return !builder_.enter(token.tag, token.attributes).is_aside;
  }
  if (in_body_ || has_head_ || begun_) return false;
  if (token.tag == GUMBO_TAG_HTML) {
    return !std::exchange(has_html_, true);
  }
  has_head_ = true;
  return true;
}

// What no parser would move elsewhere.
bool PlainReader::may_stand_here(GumboTag tag) {
  if (!in_body_) {
    // In a <noscript> of the head.
    if (!stack_.empty()) {
      return tag == GUMBO_TAG_LINK || tag == GUMBO_TAG_META ||
             tag == GUMBO_TAG_STYLE;
    }
    const bool of_head =
        has(tag, kOfHead) || (tag == GUMBO_TAG_NOSCRIPT && !head_ended_);
    in_body_ = !of_head;
  }
  if (!has(top(), kTablePart)) return true;
  switch (tag) {
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
      return true;
    default:
      return false;
  }
}

// Ends what cannot go on around an element. False: unsure.
bool PlainReader::make_room(GumboTag tag) {
  if (tag == GUMBO_TAG_A && in_link_) return false;
  if (tag == GUMBO_TAG_BUTTON && in_button_) return false;
  if (tag == GUMBO_TAG_FORM && in_form_) return false;
  const bool is_term = tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT;
  if (tag == GUMBO_TAG_LI || is_term) {
    if (top() == GUMBO_TAG_P && !pop_left_out()) return false;
    const bool ends = is_term ? top() == GUMBO_TAG_DD || top() == GUMBO_TAG_DT
                              : top() == GUMBO_TAG_LI;
    if (ends && !pop_left_out()) return false;
    if (!stack_.empty() &&
        (is_term ? stack_.back().in_term : stack_.back().in_item)) {
      return false;
    }
  }
  if (has(tag, kEndsParagraph) && !stack_.empty() &&
      stack_.back().in_paragraph) {
    if (top() != GUMBO_TAG_P || !pop_left_out()) return false;
  }
  if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
    if (top() >= GUMBO_TAG_H1 && top() <= GUMBO_TAG_H6) return false;
  }
  return true;
}

// Ends the parts that a new one cannot be in.
bool PlainReader::start_table_part(const Token& token) {
  const auto tag = token.tag;
  if (top() == GUMBO_TAG_COLGROUP && tag != GUMBO_TAG_COL) {
    if (!pop_left_out()) return false;
  }
  const bool is_cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
  const bool is_row = tag == GUMBO_TAG_TR;
  const bool is_body = tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD ||
                       tag == GUMBO_TAG_TFOOT;
  if ((is_cell || is_row || is_body) && !pop_cell()) return false;
  if ((is_row || is_body) && top() == GUMBO_TAG_TR && !pop_left_out()) {
    return false;
  }
  const bool in_rows = top() == GUMBO_TAG_TBODY || top() == GUMBO_TAG_THEAD ||
                       top() == GUMBO_TAG_TFOOT;
  if (is_body && in_rows && !pop_left_out()) return false;
  const bool in_table = top() == GUMBO_TAG_TABLE;
  const bool fits = is_cell  ? in_table || in_rows || top() == GUMBO_TAG_TR
                    : is_row ? in_table || in_rows
                    : tag == GUMBO_TAG_COL
                        ? in_table || top() == GUMBO_TAG_COLGROUP
                        : in_table;
  return fits && open(token);
}

bool PlainReader::open(const Token& token) {
  const auto tag = token.tag;
  if (captures() && breaks_line(tag)) capture_.add(" ");
  PageBuilder::Entered entered;
  const bool is_seen = skip_at_ == 0;
  if (is_seen) entered = builder_.enter(tag, token.attributes);
  if (has(tag, kVoid)) {
    if (entered.is_aside) builder_.leave_aside();
    return true;
  }
  Open element{.tag = tag, .name = token.name};
  if (!stack_.empty() && !has(tag, kBoundary)) {
    element.in_paragraph = stack_.back().in_paragraph;
  }
  if (!stack_.empty() && !has(tag, kItemBoundary)) {
    element.in_item = stack_.back().in_item;
    element.in_term = stack_.back().in_term;
  }
  if (tag == GUMBO_TAG_P) element.in_paragraph = true;
  if (tag == GUMBO_TAG_LI) element.in_item = true;
  if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) element.in_term = true;
  in_link_ = in_link_ || tag == GUMBO_TAG_A;
  in_button_ = in_button_ || tag == GUMBO_TAG_BUTTON;
  in_form_ = in_form_ || tag == GUMBO_TAG_FORM;
  const auto size = stack_.size() + 1;
  if (is_seen && !entered.is_read) skip_at_ = size;
  if (entered.is_aside) aside_at_ = size;
  const bool is_told = is_seen && (tag == GUMBO_TAG_NOSCRIPT ||
                                   (is_heading(tag) && entered.is_read));
  if (is_told && captures()) return false;
  if (is_told) (is_heading(tag) ? heading_at_ : noscript_at_) = size;
  element.matters =
      is_told || entered.is_aside || (is_seen && !entered.is_read);
  stack_.push_back(element);
  return true;
}

bool PlainReader::start_raw(const Token& token) {
  const auto tag = token.tag;
  PageBuilder::Entered entered{.is_read = false};
  if (skip_at_ == 0) entered = builder_.enter(tag, token.attributes);
  // The token's values are gone with the content read.
  const std::string source(token.attributes.src);
  std::string_view content;
  if (!tokens_.take_raw(token.name, has(tag, kReferences), content)) {
    return false;
  }
  if (captures()) capture_.add(content);
  if (skip_at_ != 0) return true;
  if (entered.is_read) builder_.text(content);
  if (entered.is_aside) builder_.leave_aside();
  if (tag == GUMBO_TAG_TITLE) {
    Lines line;
    line.add(content);
    builder_.title(line.take());
  } else if (tag == GUMBO_TAG_SCRIPT) {
    if (content.find('\r') != std::string_view::npos) return false;
    builder_.script(source, content);
  }
  return true;
}

// A list to choose from shows nothing of a page.
bool PlainReader::skip_select(const Token& token) {
  if (skip_at_ == 0) builder_.enter(token.tag, token.attributes);
  for (;;) {
    const auto& inside = tokens_.next();
    const bool is_option =
        inside.tag == GUMBO_TAG_OPTION || inside.tag == GUMBO_TAG_OPTGROUP;
    switch (inside.kind) {
      case TokenKind::text:
        if (captures() && !is_blank(inside.text)) return false;
        break;
      case TokenKind::start:
        if (!is_option) return false;
        break;
      case TokenKind::end:
        if (inside.tag == GUMBO_TAG_SELECT) return true;
        if (!is_option) return false;
        break;
      default:
        return false;
    }
  }
}

// A drawing counts, and what it is made of does not. Elements of HTML would end
// it.
bool PlainReader::skip_drawing(const Token& token) {
  if (skip_at_ == 0) builder_.enter(token.tag, token.attributes);
  if (token.closes_itself) return true;
  std::vector<std::string_view> inside{token.name};
  while (!inside.empty()) {
    const auto& part = tokens_.next();
    switch (part.kind) {
      case TokenKind::text:
        if (captures() && !is_blank(part.text)) return false;
        break;
      case TokenKind::start:
        // Titles are HTML again: only text may be in them.
        if (equal_letters(inside.back(), "title")) return false;
        if (part.tag != GUMBO_TAG_UNKNOWN && part.tag != GUMBO_TAG_TITLE) {
          return false;
        }
        if (inside.size() > kMostOpen) return false;
        if (!part.closes_itself) inside.push_back(part.name);
        break;
      case TokenKind::end:
        if (!equal_letters(inside.back(), part.name)) return false;
        inside.pop_back();
        break;
      default:
        return false;
    }
  }
  return true;
}

bool PlainReader::end(const Token& token) {
  const auto tag = token.tag;
  switch (tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_BODY:
      return end_document(tag);
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
      return end_table_part(tag);
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
      if (!pop_implied(tag)) return false;
      break;
    default:
      if (has(tag, kClosing) && !pop_implied()) return false;
      // Of an element that is never open.
      if (has(tag, kVoid)) return tag != GUMBO_TAG_BR && in_body_;
      break;
  }
  if (stack_.empty() || top() != tag) return false;
  if (tag == GUMBO_TAG_UNKNOWN &&
      !equal_letters(stack_.back().name, token.name)) {
    return false;
  }
  pop();
  return true;
}

bool PlainReader::end_document(GumboTag tag) {
  if (tag == GUMBO_TAG_HEAD) {
    if (in_body_ || head_ended_ || !stack_.empty()) return false;
    begun_ = true;
    return head_ended_ = true;
  }
  // What comes behind it stands in the body all the same.
  return in_body_ && std::ranges::none_of(stack_, &Open::matters) &&
         !has(top(), kTablePart);
}

bool PlainReader::end_table_part(GumboTag tag) {
  if (top() == GUMBO_TAG_COLGROUP && !pop_left_out()) return false;
  if (!pop_cell()) return false;
  if (tag != GUMBO_TAG_TR && top() == GUMBO_TAG_TR && !pop_left_out()) {
    return false;
  }
  const bool in_rows = top() == GUMBO_TAG_TBODY || top() == GUMBO_TAG_THEAD ||
                       top() == GUMBO_TAG_TFOOT;
  if (tag == GUMBO_TAG_TABLE && in_rows && !pop_left_out()) return false;
  if (stack_.empty() || top() != tag) return false;
  pop();
  return true;
}

void PlainReader::pop() {
  const auto size = stack_.size();
  const auto tag = top();
  if (size == heading_at_) {
    builder_.heading(capture_.take());
    heading_at_ = 0;
  }
  if (size == noscript_at_) {
    builder_.noscript(capture_.take());
    noscript_at_ = 0;
  }
  if (size == aside_at_) {
    builder_.leave_aside();
    aside_at_ = 0;
  }
  if (size == skip_at_) skip_at_ = 0;
  if (tag == GUMBO_TAG_A) in_link_ = false;
  if (tag == GUMBO_TAG_BUTTON) in_button_ = false;
  if (tag == GUMBO_TAG_FORM) in_form_ = false;
  stack_.pop_back();
}

// Whose end tag is left out.
bool PlainReader::pop_left_out() {
  if (stack_.back().matters) return false;
  pop();
  return true;
}

bool PlainReader::pop_implied(GumboTag but) {
  while (!stack_.empty() && top() != but && has(top(), kImplied)) {
    if (!pop_left_out()) return false;
  }
  return true;
}

bool PlainReader::pop_cell() {
  if (!pop_implied()) return false;
  const bool is_cell = top() == GUMBO_TAG_TD || top() == GUMBO_TAG_TH;
  return !is_cell || pop_left_out();
}

}  // namespace

std::optional<Page> read_plain_page(std::string_view html) {
  return PlainReader(html.substr(0, kMostParsed)).read();
}

}  // namespace listlint::fetch
