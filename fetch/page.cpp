#include "fetch/page.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/read/html_node.h"
#include "lint/read/html_tree.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

using html::Node;

constexpr size_t kMostText = 300'000;
constexpr size_t kMostLine = 400;
constexpr size_t kMostTitle = 1000;
constexpr size_t kMostHeadings = 8;
constexpr size_t kMostScripts = 20'000;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' ||
         c == '\v';
}

// Text that is collected with white space collapsed. A break is a line feed
// before the next text.
class Lines {
 public:
  void add(std::string_view text) {
    if (text_.size() > kMostText) return;
    for (const char c : text) {
      if (is_space(c)) {
        waits_ = waits_ == '\n' ? '\n' : ' ';
        continue;
      }
      if (waits_ != '\0' && !text_.empty()) text_ += waits_;
      waits_ = '\0';
      text_ += c;
    }
  }
  void end_line() { waits_ = '\n'; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  char waits_ = '\0';
};

bool is_one_of(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

bool breaks_line(GumboTag tag) {
  return is_one_of(tag,
                   {GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_BR,
                    GUMBO_TAG_LI,      GUMBO_TAG_TR,      GUMBO_TAG_TD,
                    GUMBO_TAG_TH,      GUMBO_TAG_H1,      GUMBO_TAG_H2,
                    GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,
                    GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,
                    GUMBO_TAG_TABLE,   GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                    GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,  GUMBO_TAG_NAV,
                    GUMBO_TAG_MAIN,    GUMBO_TAG_FORM,    GUMBO_TAG_PRE,
                    GUMBO_TAG_HR,      GUMBO_TAG_DL,      GUMBO_TAG_DT,
                    GUMBO_TAG_DD,      GUMBO_TAG_CENTER,  GUMBO_TAG_BLOCKQUOTE,
                    GUMBO_TAG_ADDRESS, GUMBO_TAG_ASIDE,   GUMBO_TAG_BODY});
}

bool is_aside(const Node& node, GumboTag tag) {
  return is_one_of(tag, {GUMBO_TAG_A, GUMBO_TAG_NAV, GUMBO_TAG_FOOTER,
                         GUMBO_TAG_BUTTON, GUMBO_TAG_LABEL}) ||
         html::attribute(node, "role") == "navigation";
}

bool contains_letters(std::string_view text, std::string_view small) {
  return !std::ranges::search(text, small, {}, lower).empty();
}

bool is_hidden(const Node& node) {
  if (html::find_attribute(node, "hidden") != nullptr) return true;
  const auto style = html::attribute(node, "style");
  if (style.empty()) return false;
  std::string tight;
  for (const char c : style.substr(0, kMostLine)) {
    if (!is_space(c)) tight += lower(c);
  }
  return tight.find("display:none") != std::string::npos ||
         tight.find("visibility:hidden") != std::string::npos;
}

// The text below a node, on one line.
std::string text_below(const Node& node) {
  Lines lines;
  html::Walk walk(node);
  while (const auto* at = walk.next()) {
    if (html::is_text(*at)) lines.add(at->v.text.text);
    if (breaks_line(html::tag(*at))) lines.add(" ");
  }
  return lines.take();
}

void add_line(std::string& lines, std::string_view line) {
  if (line.empty() || lines.size() > kMostScripts) return;
  lines += line.substr(0, kMostLine);
  lines += '\n';
}

class Reader {
 public:
  Page read(const Node& document) {
    html::Walk walk(document);
    bool inside = true;
    while (const auto* node = walk.next(inside)) {
      while (aside_ != nullptr && !is_below(*node)) aside_ = nullptr;
      inside = html::is_text(*node) ? take_text(*node) : take_element(*node);
    }
    page_.text = text_.take();
    page_.prose = prose_.take();
    page_.noscript = noscript_.take();
    return std::move(page_);
  }

 private:
  // Nodes come in order, so the part that is set aside has ended where the
  // parent of a node is none of it; its end is known when it begins.
  bool is_below(const Node& node) const { return &node != after_aside_; }

  bool take_text(const Node& node) {
    text_.add(node.v.text.text);
    if (aside_ == nullptr) prose_.add(node.v.text.text);
    return true;
  }

  static const Node* node_after(const Node& node) {
    for (const auto* at = &node; at->parent != nullptr; at = at->parent) {
      const auto index = static_cast<unsigned>(at->index_within_parent);
      if (const auto* next = html::child(*at->parent, index + 1)) return next;
    }
    return nullptr;
  }

  bool take_element(const Node& node) {
    const auto tag = html::tag(node);
    if (html::element(node) == nullptr) return true;
    if (tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_HTML) return true;
    if (take_apart(node, tag)) return false;
    if (is_hidden(node)) {
      if (tag != GUMBO_TAG_BODY) return false;
    }
    if (breaks_line(tag)) {
      text_.end_line();
      if (aside_ == nullptr) prose_.end_line();
    }
    if (aside_ == nullptr && is_aside(node, tag)) {
      aside_ = &node;
      after_aside_ = node_after(node);
      prose_.add(" ");
    }
    count(node, tag);
    return true;
  }

  // What shows no text of its own: true where nothing below is to be read.
  bool take_apart(const Node& node, GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_TITLE:
        // Drawings have titles too.
        if (page_.title.empty() &&
            node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML) {
          page_.title = one_line(clip(text_below(node), kMostTitle));
        }
        return true;
      case GUMBO_TAG_META:
        take_meta(node);
        return true;
      case GUMBO_TAG_SCRIPT:
        ++page_.script_count;
        add_line(page_.scripts, html::attribute(node, "src"));
        if (const auto* code = html::child(node, 0);
            code != nullptr && html::is_text(*code)) {
          add_line(page_.scripts, code->v.text.text);
        }
        return true;
      case GUMBO_TAG_NOSCRIPT:
        noscript_.add(text_below(node));
        noscript_.end_line();
        return true;
      case GUMBO_TAG_STYLE:
      case GUMBO_TAG_TEMPLATE:
      case GUMBO_TAG_SELECT:
      case GUMBO_TAG_LINK:
      case GUMBO_TAG_BASE:
      case GUMBO_TAG_TEXTAREA:
        return true;
      case GUMBO_TAG_SVG:
        ++page_.media_count;
        return true;
      default:
        return false;
    }
  }

  void take_meta(const Node& node) {
    const auto content = html::attribute(node, "content");
    const auto property = html::attribute(node, "property");
    const auto name = html::attribute(node, "name");
    if (equal_letters(html::attribute(node, "http-equiv"), "refresh")) {
      if (!page_.refresh) page_.refresh = parse_refresh(content);
    } else if (property == "og:title" || name == "og:title") {
      page_.og_title = one_line(clip(content, kMostTitle));
    } else if (property == "article:published_time" ||
               (property == "og:type" && content == "article")) {
      page_.is_article = true;
    } else if (equal_letters(name, "robots")) {
      page_.is_noindex = contains_letters(content, "noindex");
    }
  }

  void count(const Node& node, GumboTag tag) {
    if (tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2) {
      if (page_.headings.size() >= kMostHeadings) return;
      auto heading = text_below(node);
      if (!heading.empty()) {
        page_.headings.emplace_back(clip(heading, kMostLine));
      }
    } else if (tag == GUMBO_TAG_A) {
      ++page_.link_count;
      add_line(page_.links, html::attribute(node, "href"));
    } else if (tag == GUMBO_TAG_INPUT) {
      if (equal_letters(html::attribute(node, "type"), "password")) {
        page_.has_password = true;
      }
    } else if (tag == GUMBO_TAG_FRAMESET) {
      page_.has_frameset = true;
    } else if (is_one_of(tag, {GUMBO_TAG_IMG, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO,
                               GUMBO_TAG_CANVAS, GUMBO_TAG_OBJECT,
                               GUMBO_TAG_EMBED, GUMBO_TAG_IFRAME})) {
      take_media(node, tag);
    }
  }

  void take_media(const Node& node, GumboTag tag) {
    ++page_.media_count;
    const auto source = html::attribute(node, "src");
    if (tag == GUMBO_TAG_IFRAME) add_line(page_.scripts, source);
    if (contains_letters(source, ".pdf") ||
        contains_letters(html::attribute(node, "data"), ".pdf") ||
        html::attribute(node, "type") == "application/pdf") {
      page_.embeds_pdf = true;
    }
  }

  Page page_;
  Lines text_;
  Lines prose_;
  Lines noscript_;
  const Node* aside_ = nullptr;
  const Node* after_aside_ = nullptr;  // the first node behind it
};

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    const bool white = point.value != utf8::kIllFormed &&
                       (unicode::properties(point.value).flags &
                        (unicode::kWhiteSpace | unicode::kControl)) != 0;
    if (!white) {
      line += point.value == utf8::kIllFormed ? "\uFFFD"
                                              : text.substr(at, point.length);
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
    at += point.length;
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string_view clip(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) {
    --most;
  }
  return text.substr(0, most);
}

std::optional<Refresh> parse_refresh(std::string_view value) {
  const auto skip_space = [&] {
    while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
  };
  skip_space();
  Refresh refresh;
  size_t digits = 0;
  while (digits < value.size() && is_digit(value[digits])) {
    if (digits < 6) {
      refresh.seconds =
          refresh.seconds * 10 + static_cast<uint32_t>(value[digits] - '0');
    }
    ++digits;
  }
  if (digits == 0 && !value.starts_with('.')) return std::nullopt;
  value.remove_prefix(digits);
  while (!value.empty() && (is_digit(value[0]) || value[0] == '.')) {
    value.remove_prefix(1);
  }
  skip_space();
  if (value.empty()) return refresh;
  if (value.front() == ';' || value.front() == ',') value.remove_prefix(1);
  skip_space();
  if (equal_letters(value.substr(0, 3), "url")) {
    auto rest = value.substr(3);
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    if (rest.starts_with('=')) {
      value = rest.substr(1);
      skip_space();
    }
  }
  if (value.starts_with('"') || value.starts_with('\'')) {
    const char quote = value.front();
    value.remove_prefix(1);
    value = value.substr(0, value.find(quote));
  }
  while (!value.empty() && is_space(value.back())) value.remove_suffix(1);
  refresh.target = value;
  return refresh;
}

Page read_page(std::string_view html) {
  const html::Tree tree(html.substr(0, kMostParsed));
  if (tree.document() == nullptr) return {};
  return Reader().read(*tree.document());
}

}  // namespace listlint::fetch
