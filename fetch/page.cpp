#include "fetch/page.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fetch/page_builder.h"
#include "fetch/plain_page.h"
#include "lint/ascii.h"
#include "lint/read/html_node.h"
#include "lint/read/html_tree.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

using html::Node;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' ||
         c == '\v';
}

// One walk over its attributes is cheaper than a search for each. The first of
// a name counts; gumbo leaves out the others.
Attributes attributes_of(const Node& node) {
  Attributes found;
  const auto* const element = html::element(node);
  if (element == nullptr) return found;
  using Value = std::pair<std::string_view, std::string_view Attributes::*>;
  constexpr auto kValues =
      std::to_array<Value>({{"style", &Attributes::style},
                            {"role", &Attributes::role},
                            {"src", &Attributes::src},
                            {"data", &Attributes::data},
                            {"type", &Attributes::type},
                            {"content", &Attributes::content},
                            {"property", &Attributes::property},
                            {"name", &Attributes::name},
                            {"http-equiv", &Attributes::http_equiv}});
  for (unsigned i = 0; i < element->attributes.length; ++i) {
    const auto& attribute =
        *static_cast<const GumboAttribute*>(element->attributes.data[i]);
    const std::string_view name = attribute.name;
    if (equal_letters(name, "hidden")) found.hidden = true;
    for (const auto& [known, value] : kValues) {
      if (equal_letters(name, known)) found.*value = attribute.value;
    }
  }
  return found;
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

class Reader {
 public:
  explicit Reader(size_t size) : builder_(size) {}

  Page read(const Node& document) {
    html::Walk walk(document);
    bool inside = true;
    while (const auto* node = walk.next(inside)) {
      // Nodes come in order, so the part that is set aside ends where the node
      // behind it comes.
      if (node == after_aside_) {
        builder_.leave_aside();
        after_aside_ = nullptr;
      }
      if (html::is_text(*node)) {
        builder_.text(node->v.text.text);
        inside = true;
      } else {
        inside = take_element(*node);
      }
    }
    return builder_.take();
  }

 private:
  static const Node* node_after(const Node& node) {
    for (const auto* at = &node; at->parent != nullptr; at = at->parent) {
      const auto index = static_cast<unsigned>(at->index_within_parent);
      if (const auto* next = html::child(*at->parent, index + 1)) return next;
    }
    return nullptr;
  }

  // Whether what is below is to be read.
  bool take_element(const Node& node) {
    if (html::element(node) == nullptr) return true;
    const auto tag = html::tag(node);
    const auto attributes = attributes_of(node);
    const auto entered = builder_.enter(tag, attributes);
    if (entered.is_aside) after_aside_ = node_after(node);
    if (entered.is_read) {
      if (is_heading(tag)) builder_.heading(text_below(node));
      return true;
    }
    if (tag == GUMBO_TAG_NOSCRIPT) {
      builder_.noscript(text_below(node));
    } else if (tag == GUMBO_TAG_SCRIPT) {
      const auto* const code = html::child(node, 0);
      const bool is_code = code != nullptr && html::is_text(*code);
      builder_.script(attributes.src, is_code ? code->v.text.text : "");
    } else if (tag == GUMBO_TAG_TITLE &&
               node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML) {
      // Drawings have titles too.
      builder_.title(text_below(node));
    }
    return false;
  }

  PageBuilder builder_;
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
  auto page = read_plain_page(html);
  return page ? std::move(*page) : read_tangled_page(html);
}

Page read_tangled_page(std::string_view html) {
  const html::Tree tree(html.substr(0, kMostParsed));
  if (tree.document() == nullptr) return {};
  return Reader(html.size()).read(*tree.document());
}

}  // namespace listlint::fetch
