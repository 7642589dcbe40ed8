#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "cli/man_pages.h"
#include "cli/roff.h"
#include "lint/ascii.h"
#include "lint/settings.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

using Text = RoffText;

// The Markdown of rule pages: what they use, and no more.
class Converter {
 public:
  explicit Converter(RoffPage& page) : page_(page) {}

  void convert(std::string_view markdown) {
    while (!markdown.empty()) {
      const auto end = std::min(markdown.find('\n'), markdown.size());
      line(markdown.substr(0, end));
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    end_block();
  }

 private:
  void line(std::string_view text);
  void end_block();
  void row(std::string_view text);

  RoffPage& page_;
  std::string block_;  // a paragraph, an item or the lines within a fence
  std::string mark_;   // of the item
  std::string fence_;  // what opened it
  std::vector<std::string> header_;  // of the table
};

// The end of `text` before `mark`, past which `text` is moved; whether there
// is a mark.
bool cut(std::string_view& text, std::string_view mark,
         std::string_view& before) {
  const auto at = text.find(mark);
  if (at == std::string_view::npos) return false;
  before = text.substr(0, at);
  text.remove_prefix(at + mark.size());
  return true;
}

// A span that opens here: code, strong or a link; none where `text` stays.
bool take_span(std::string_view& text, Text& out) {
  auto rest = text;
  std::string_view inner;
  const auto ticks = std::min(rest.find_first_not_of('`'), rest.size());
  if (ticks > 0) {
    const auto mark = rest.substr(0, ticks);
    rest.remove_prefix(ticks);
    if (!cut(rest, mark, inner)) return false;
    if (ticks > 1 && inner.size() > 2 && inner.starts_with(' ')) {
      inner = inner.substr(1, inner.size() - 2);
    }
    out += Text::bold(inner);
  } else if (rest.starts_with("**")) {
    rest.remove_prefix(2);
    if (!cut(rest, "**", inner)) return false;
    out += Text::bold(inner);
  } else {
    rest.remove_prefix(1);
    std::string_view target;
    if (!cut(rest, "](", inner) || !cut(rest, ")", target)) return false;
    out += Text::plain(inner);
    if (target.find("://") != std::string_view::npos) {
      out += Text::plain(fmt::format(" ({})", target));
    }
  }
  text = rest;
  return true;
}

Text inline_text(std::string_view text) {
  Text out;
  while (!text.empty()) {
    const auto at = std::min(text.find_first_of("`*["), text.size());
    out += Text::plain(text.substr(0, at));
    text.remove_prefix(at);
    if (text.empty() || take_span(text, out)) continue;
    out += Text::plain(text.substr(0, 1));
    text.remove_prefix(1);
  }
  return out;
}

std::string_view trimmed(std::string_view text) { return trim(text, " "); }

std::vector<std::string> cells(std::string_view text) {
  std::vector<std::string> found;
  std::string_view cell;
  text.remove_prefix(1);
  while (cut(text, "|", cell)) found.emplace_back(trimmed(cell));
  return found;
}

// What stands above the lines of a fence.
std::string_view label_of(std::string_view kind) {
  if (kind == "findings") return "Findings:";
  if (kind == "fixed") return "Fixed:";
  if (kind == "config") return "With this config:";
  if (kind == "verdicts") return "What an audit knows:";
  return "";
}

// A row as a term with what is between in brackets, and its last cell.
void Converter::row(std::string_view text) {
  const auto found = cells(text);
  if (header_.empty()) {
    header_ = found;
    return;
  }
  if (found.empty() || found[0].starts_with("--")) return;
  auto tag = Text::bold(found[0]);
  for (size_t i = 1; i + 1 < std::min(found.size(), header_.size()); ++i) {
    tag += Text::plain(fmt::format(" ({}: {})", header_[i], found[i]));
  }
  page_.tagged(tag, inline_text(found.back()));
}

void Converter::end_block() {
  if (!block_.empty()) {
    if (mark_.empty()) {
      page_.paragraph(inline_text(block_));
    } else {
      page_.bullet(mark_, inline_text(block_));
    }
  }
  block_.clear();
  mark_.clear();
  header_.clear();
}

void Converter::line(std::string_view text) {
  if (!fence_.empty()) {
    if (text == fence_) {
      page_.lines(block_);
      block_.clear();
      fence_.clear();
    } else {
      block_.append(text) += '\n';
    }
  } else if (text.starts_with("```")) {
    end_block();
    const auto ticks = std::min(text.find_first_not_of('`'), text.size());
    fence_ = text.substr(0, ticks);
    const auto label = label_of(text.substr(ticks));
    if (!label.empty()) page_.paragraph(Text::plain(label));
  } else if (text.starts_with('#')) {
    end_block();
    page_.paragraph(Text::bold(trimmed(
        text.substr(std::min(text.find_first_not_of('#'), text.size())))));
  } else if (text.starts_with('|')) {
    if (header_.empty()) end_block();
    row(text);
  } else if (text.empty()) {
    end_block();
  } else if (text.starts_with("- ")) {
    end_block();
    mark_ = "*";
    block_ = text.substr(2);
  } else {
    block_.append(block_.empty() ? "" : " ").append(trimmed(text));
  }
}

// Without its title, which is the heading here.
std::string_view body_of(std::string_view page) {
  return page.substr(std::min(page.find('\n'), page.size()));
}

}  // namespace

ManPage rules_page() {
  RoffPage page("LISTLINT-RULES", "7", "listlint " LISTLINT_VERSION,
                "Made by the build from the pages of the rules.");
  page.heading("NAME");
  page.name("listlint-rules", "the rules of listlint");
  page.heading("DESCRIPTION");
  page.paragraph(Text::plain(
      "What each rule flags, why that matters, examples, options and how safe "
      "its fixes are. \"listlint explain RULE\" prints the page of one rule, "
      "\"listlint rules\" lists all. --select and --ignore take rules and "
      "whole groups; a config sets severities and options."));
  std::string_view group;
  for (const auto& [rule, text] : rules::table()) {
    const auto its_group = rule->id.substr(0, rule->id.find('/'));
    if (its_group != group) page.heading(its_group);
    group = its_group;
    page.subheading(rule->id);
    page.paragraph(Text::italic(name_of(rule->severity)) + Text::plain(": ") +
                   Text::plain(rule->summary));
    Converter(page).convert(body_of(text));
  }
  page.heading("SEE ALSO");
  page.paragraph(Text::bold("listlint") + Text::plain("(1), ") +
                 Text::bold("listlint-check") + Text::plain("(1), ") +
                 Text::bold("listlint-explain") + Text::plain("(1)"));
  return {"listlint-rules.7", page.written()};
}

}  // namespace listlint::cli
