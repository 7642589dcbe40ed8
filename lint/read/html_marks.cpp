// Citations in HTML: the part of html_reader.h that knows marks.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "lint/ascii.h"
#include "lint/read/html_reader.h"
#include "lint/read/text_line.h"

namespace listlint::html {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view without_brackets(std::string_view text) {
  const auto strip = [&](char c) {
    return c == '[' || c == ']' || c == ' ' || c == '(' || c == ')';
  };
  while (!text.empty() && strip(text.front())) text.remove_prefix(1);
  while (!text.empty() && strip(text.back())) text.remove_suffix(1);
  return text;
}

// The group that a label is of: "note" for "note 1", "lower-alpha" for "a"; ""
// for a number.
std::string group_of(std::string_view label) {
  auto word = label;
  while (!word.empty() && is_digit(word.back())) word.remove_suffix(1);
  if (word.size() != label.size()) {
    while (word.ends_with(' ')) word.remove_suffix(1);
    return std::string(word);
  }
  if (label.empty() || label.size() > 2) return {};
  if (std::ranges::all_of(label, is_lower)) return "lower-alpha";
  if (std::ranges::all_of(label, is_upper)) return "upper-alpha";
  return {};
}

int hex(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex(text[i + 2]) : -1;
    if (text[i] == '%' && high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// The attributes of a <ref> that Parsoid keeps.
struct Tag {
  std::string name;
  std::string group;
};

Tag parsoid_tag(std::string_view data) {
  const auto json = nlohmann::json::parse(data, nullptr, false);
  if (!json.is_object()) return {};
  const auto attributes = json.find("attrs");
  if (attributes == json.end() || !attributes->is_object()) return {};
  const auto text = [&](const char* key) -> std::string {
    const auto found = attributes->find(key);
    const bool is = found != attributes->end() && found->is_string();
    return is ? found->get<std::string>() : std::string{};
  };
  return {text("name"), text("group")};
}

}  // namespace

std::string_view name_in(std::string_view target) {
  constexpr std::string_view kNote = "cite_note-";
  if (!target.starts_with(kNote)) return {};
  target.remove_prefix(kNote.size());
  const auto dash = target.rfind('-');
  if (dash == std::string_view::npos) return {};
  const auto number = target.substr(dash + 1);
  if (number.empty() || !std::ranges::all_of(number, is_digit)) return {};
  return target.substr(0, dash);
}

std::string_view Reader::target_of(const GumboAttribute& href) {
  const auto target = fragment(href.value);
  if (target.find('%') == std::string_view::npos) return target;
  auto& storage = builder_.document().decoded;
  storage.push_back(percent_decoded(target));
  return storage.back();
}

// nullopt where a link leads to no note.
std::optional<Reader::Mark> Reader::mark_of(const Node& link,
                                            std::string_view label) {
  const auto* href = find_attribute(link, "href");
  if (href == nullptr || is_back_link(link)) return std::nullopt;
  Mark mark;
  mark.target = fragment(href->value);
  if (mark.target.empty() || !survey_.is_note(mark.target)) return std::nullopt;
  mark.target = target_of(*href);
  mark.href = href;
  mark.label = without_brackets(label);
  mark.group = group_of(mark.label);
  const bool number = !mark.label.empty() && mark.group.empty() &&
                      std::ranges::all_of(mark.label, is_digit);
  if (!number && !mark.label.empty()) mark.kind = CitationKind::note;
  return mark;
}

bool Reader::read_mark(const Node& node) {
  const auto is = tag(node);
  const bool parsoid = has_word(attribute(node, "typeof"), "mw:Extension/ref");
  if (is != GUMBO_TAG_SUP && is != GUMBO_TAG_A && !parsoid) return false;
  if (is == GUMBO_TAG_A && !parsoid) {
    // The usual link leads elsewhere, and is not looked into.
    const auto target = fragment(attribute(node, "href"));
    if (target.empty() || !survey_.is_note(target)) return false;
  }
  const auto look = look_at(node);
  if (!look.is_whole) return false;
  std::vector<std::pair<const Node*, Mark>> marks;
  for (const auto* link : look.links) {
    const auto label = look.links.size() == 1 ? look.text : look_at(*link).text;
    if (auto mark = mark_of(*link, label)) marks.emplace_back(link, *mark);
  }
  if (marks.size() == 1) {
    cite(page_.span(node), marks.front().second, node);
    return true;
  }
  for (const auto& [link, mark] : marks) {
    cite(page_.span(*link), mark, *link);
  }
  if (!marks.empty()) {
    builder_.unread(page_.span(node), UnreadKind::line);
    return true;
  }
  return is != GUMBO_TAG_A && read_plain_mark(node, look.text);
}

// A mark without a link: "[citation needed]", "[12]" of a page without notes;
// ": 5", the page of a citation before it.
bool Reader::read_plain_mark(const Node& node, std::string_view text) {
  const auto size = static_cast<uint32_t>(text.size());
  const auto parsed =
      text.starts_with('[') ? text::parse_mark(text, 0, size) : std::nullopt;
  if (parsed && parsed->span.end == size) {
    Mark mark;
    mark.kind = parsed->kind;
    mark.label = parsed->label.value;
    mark.group = group_of(mark.label);
    cite(page_.span(node), mark, node);
    return true;
  }
  if (!has_class(node, "reference")) return false;
  builder_.unread(page_.span(node), UnreadKind::line);
  return true;
}

Text Reader::keep(std::string_view text, Span span) {
  if (text.empty()) return {};
  auto& storage = builder_.document().decoded;
  storage.emplace_back(text);
  return {storage.back(), span};
}

// The name of a mark, as <ref name=> has it, and its group. Notes of other
// markups have their label as the name.
Text Reader::name_of(const Mark& mark, const Node& node, Text& group) {
  const Span span = page_.span(node);
  if (const auto* data = find_attribute(node, "data-mw")) {
    const auto written = parsoid_tag(data->value);
    const Span place = page_.value(*data, builder_.document().decoded).span;
    group = keep(written.group, place);
    if (!written.name.empty()) return keep(written.name, place);
  }
  if (group.empty() && mark.kind == CitationKind::note) {
    group = keep(mark.group, span);
  }
  if (mark.href == nullptr) return keep(mark.label, span);
  const auto name = name_in(mark.target);
  auto& storage = builder_.document().decoded;
  const bool as_written =
      fragment(mark.href->value).data() == mark.target.data();
  if (!name.empty()) {
    return as_written ? page_.value(*mark.href, storage, name)
                      : keep(name, page_.value(*mark.href, storage).span);
  }
  if (!mark.target.starts_with("cite_note") || !survey_.has_note(mark.target)) {
    return keep(mark.label, span);
  }
  // Not named, but used again all the same.
  if (survey_.links_to(fragment(mark.href->value)) < 2) return {};
  return page_.value(*mark.href, storage, fragment(mark.href->value));
}

void Reader::cite(Span span, const Mark& mark, const Node& node) {
  if (apart_ == 0 && !outside_ && !inside_) {
    open_line(span);
    line_->span.end = std::max(line_->span.end, span.end);
    done_ = std::max(done_, span.end);
  }
  Text group;
  const Text name = name_of(mark, node, group);
  auto kind = mark.kind;
  if (!group.empty() && kind == CitationKind::reference) {
    kind = CitationKind::note;
  }
  const auto index = builder_.cite(span, kind, name, group);
  if (mark.target.empty()) return;
  first_use_.try_emplace(mark.target, index);
  label_.try_emplace(mark.target, mark.label);
}

}  // namespace listlint::html
