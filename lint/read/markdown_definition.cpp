#include "lint/read/markdown_definition.h"

#include <algorithm>

#include "lint/read/markdown_line.h"
#include "lint/unicode/code_point.h"

namespace listlint::markdown {
namespace {

constexpr uint32_t kLongestUrl = 8192;
constexpr uint32_t kLongestTitle = 2000;
constexpr uint32_t kLongestLabel = 999;  // CommonMark's own
constexpr uint32_t kMostParentheses = 32;

bool is_space(char c) { return is_blank(c) || c == '\n'; }

std::optional<Part> pointed_destination(std::string_view bytes, uint32_t at,
                                        uint32_t end) {
  const uint32_t begin = at + 1;
  for (at = begin; at < end; ++at) {
    const char c = bytes[at];
    if (c == '>') return Part{{begin, at}, at + 1};
    if (c == '<' || c == '\n') return std::nullopt;
    if (c == '\\') ++at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Part> destination(std::string_view bytes, uint32_t at,
                                uint32_t end) {
  end = std::min(end, at + kLongestUrl);
  if (at >= end) return std::nullopt;
  if (bytes[at] == '<') return pointed_destination(bytes, at, end);
  const uint32_t begin = at;
  uint32_t open = 0;
  for (; at < end; ++at) {
    const char c = bytes[at];
    if (is_space(c)) break;
    if (c == '\\' && at + 1 < end && !is_space(bytes[at + 1])) {
      ++at;
    } else if (c == '(') {
      if (++open > kMostParentheses) return std::nullopt;
    } else if (c == ')') {
      if (open == 0) break;
      --open;
    }
  }
  at = std::min(at, end);
  if (open != 0 || at == begin) return std::nullopt;
  return Part{{begin, at}, at};
}

std::optional<Part> link_title(std::string_view bytes, uint32_t at,
                               uint32_t end) {
  end = std::min(end, at + kLongestTitle);
  if (at >= end) return std::nullopt;
  const char open = bytes[at];
  if (open != '"' && open != '\'' && open != '(') return std::nullopt;
  const char close = open == '(' ? ')' : open;
  const uint32_t begin = at + 1;
  for (at = begin; at < end; ++at) {
    const char c = bytes[at];
    if (c == close) return Part{{begin, at}, at + 1};
    if (c == '(' && open == '(') return std::nullopt;
    if (c == '\\') ++at;
  }
  return std::nullopt;
}

std::optional<Part> label(std::string_view bytes, uint32_t at, uint32_t end) {
  const uint32_t begin = at + 1;
  end = std::min(end, begin + kLongestLabel);
  for (at = begin; at < end; ++at) {
    const char c = bytes[at];
    if (c == ']') return Part{{begin, at}, at + 1};
    if (c == '[') return std::nullopt;
    if (c == '\\') ++at;
  }
  return std::nullopt;
}

uint32_t skip_space(std::string_view bytes, uint32_t at, uint32_t end) {
  while (at < end && is_space(bytes[at])) ++at;
  return at;
}

std::string label_key(std::string_view label) {
  std::string words(label);
  std::ranges::replace_if(words, is_space, ' ');
  return unicode::fold(words);
}

std::optional<Definition> definition(std::string_view bytes, Span line) {
  if (line.empty() || bytes[line.begin] != '[') return std::nullopt;
  const auto name = label(bytes, line.begin, line.end);
  if (!name || trim(bytes, name->span).empty()) return std::nullopt;
  if (name->after >= line.end || bytes[name->after] != ':') return std::nullopt;
  if (bytes[name->span.begin] == '^') return std::nullopt;
  uint32_t at = skip_space(bytes, name->after + 1, line.end);
  const auto url = destination(bytes, at, line.end);
  if (!url) return std::nullopt;
  at = skip_space(bytes, url->after, line.end);
  if (at < line.end) {
    const auto title = link_title(bytes, at, line.end);
    if (!title || at == url->after) return std::nullopt;
    at = skip_space(bytes, title->after, line.end);
  }
  if (at < line.end) return std::nullopt;
  return Definition{trim(bytes, line), name->span, url->span};
}

bool is_comment(std::string_view bytes, const Definition& definition) {
  const auto url = bytes.substr(definition.url.begin, definition.url.size());
  const auto label =
      bytes.substr(definition.label.begin, definition.label.size());
  return url.empty() || (url == "#" && (label == "//" || label == "comment"));
}

}  // namespace listlint::markdown
