#include "reports/html_rules.h"

#include <algorithm>
#include <array>

#include "reports/html_writer.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// One inline construct at text[at]; answers its length, or 0 for none.
size_t append_construct(HtmlWriter& html, std::string_view text, size_t at) {
  const auto rest = text.substr(at);
  if (rest.front() == '`') {
    const auto end = rest.find('`', 1);
    if (end == rest.npos) return 0;
    html.raw("<code>").text(rest.substr(1, end - 1)).raw("</code>");
    return end + 1;
  }
  if (rest.starts_with("**")) {
    const auto end = rest.find("**", 2);
    if (end == rest.npos) return 0;
    html.raw("<strong>").text(rest.substr(2, end - 2)).raw("</strong>");
    return end + 2;
  }
  if (rest.front() == '[') {
    const auto middle = rest.find("](");
    const auto end = rest.find(')');
    if (middle == rest.npos || end == rest.npos || end < middle) return 0;
    auto words = std::string(rest.substr(1, middle - 1));
    std::erase(words, '`');
    html.text(words);
    return end + 1;
  }
  return 0;
}

void append_inline(HtmlWriter& html, std::string_view text) {
  size_t from = 0;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '`' || c == '*' || c == '[') {
      html.text(text.substr(from, at - from));
      from = at;
      const auto length = append_construct(html, text, at);
      at += length;
      from = at;
      if (length > 0) continue;
    }
    ++at;
  }
  html.text(text.substr(from));
}

// Blocks, line by line: at most one is open.
class Blocks {
 public:
  explicit Blocks(std::string& out) : html_(out) {}

  void add(std::string_view line) {
    if (in_code_) {
      add_code(line);
    } else if (line.starts_with("```")) {
      end();
      html_.raw("<pre><code>");
      in_code_ = true;
    } else if (line.empty()) {
      end();
    } else if (line.starts_with('#')) {
      end();
      line.remove_prefix(line.find_first_not_of('#'));
      html_.raw("<h4>");
      append_inline(html_, line.substr(std::min<size_t>(1, line.size())));
      html_.raw("</h4>");
    } else if (line.starts_with("- ")) {
      add_item(line.substr(2));
    } else {
      text_ += text_.empty() ? "" : " ";
      text_ += line.substr(std::min(line.find_first_not_of(' '), line.size()));
    }
  }

  void end() {
    if (in_code_) html_.raw("</code></pre>");
    in_code_ = false;
    if (in_list_) {
      flush_item();
      html_.raw("</ul>");
    } else if (!text_.empty()) {
      html_.raw("<p>");
      append_inline(html_, text_);
      html_.raw("</p>");
    }
    in_list_ = false;
    text_.clear();
  }

 private:
  void add_code(std::string_view line) {
    if (line.starts_with("```")) {
      end();
    } else {
      html_.text(line).raw("\n");
    }
  }
  void add_item(std::string_view line) {
    if (!in_list_) {
      end();
      html_.raw("<ul>");
      in_list_ = true;
    } else {
      flush_item();
    }
    text_ = line;
  }
  void flush_item() {
    html_.raw("<li>");
    append_inline(html_, text_);
    text_.clear();
  }

  HtmlWriter html_;
  std::string text_;  // of the open paragraph or item
  bool in_list_ = false;
  bool in_code_ = false;
};

// The parts of a page that a reader of findings asks for: not the examples.
std::string essentials(std::string_view page) {
  constexpr std::array<std::string_view, 2> kParts = {"## Why it matters",
                                                      "## Fix safety"};
  std::string out;
  bool wanted = true;
  bool in_code = false;
  while (!page.empty()) {
    const auto line = take_line(page);
    if (line.starts_with("```")) in_code = !in_code;
    if (!in_code && line.starts_with("# ")) continue;
    if (!in_code && line.starts_with("## ")) {
      wanted = std::ranges::find(kParts, line) != kParts.end();
    }
    if (!wanted) continue;
    out += line;
    out += '\n';
  }
  return out;
}

}  // namespace

void append_markdown(std::string& out, std::string_view markdown) {
  Blocks blocks(out);
  while (!markdown.empty()) blocks.add(take_line(markdown));
  blocks.end();
}

void append_rule_page(std::string& out, const RuleText& rule, size_t number,
                      uint64_t count) {
  HtmlWriter html(out);
  html.raw("<details class=rule><summary><h3>").text(rule.id).raw("</h3> ");
  html.raw("<span class=soft>").text(counted(count, "finding"));
  html.raw("</span></summary><p id=r").number(uint64_t{number});
  html.raw("><strong>").text(rule.summary).raw("</strong></p>");
  append_markdown(out, essentials(rule.page));
}

}  // namespace listlint::reports
