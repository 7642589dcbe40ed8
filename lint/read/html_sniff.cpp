#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/read/html.h"

namespace listlint {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool starts_with(std::string_view text, std::string_view word) {
  return std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

// Without byte order mark, XML declaration, comments and white space.
std::string_view from_first_tag(std::string_view bytes) {
  if (bytes.starts_with("\uFEFF")) bytes.remove_prefix(3);
  while (!bytes.empty()) {
    if (is_space(bytes.front())) {
      bytes.remove_prefix(1);
      continue;
    }
    const bool comment = bytes.starts_with("<!--");
    if (!comment && !starts_with(bytes, "<?xml")) break;
    const std::string_view close = comment ? "-->" : "?>";
    const auto end = bytes.find(close);
    if (end == std::string_view::npos) return {};
    bytes.remove_prefix(end + close.size());
  }
  return bytes;
}

bool has_tag(std::string_view bytes, std::string_view tag) {
  const auto* const found =
      std::search(bytes.begin(), bytes.end(), tag.begin(), tag.end(),
                  [](char c, char wanted) { return lower(c) == wanted; });
  return found != bytes.end();
}

// A line that Markdown or wikitext begins its lists and headings with.
bool has_other_markup(std::string_view bytes) {
  constexpr std::array kBeginnings = std::to_array<std::string_view>(
      {"* ", "- ", "# ", "## ", "==", "*[[", "* [[", "{|", "{{", "```"});
  for (size_t at = 0; at < bytes.size();) {
    const auto line = bytes.substr(at);
    for (const auto beginning : kBeginnings) {
      if (line.starts_with(beginning)) return true;
    }
    const auto end = line.find('\n');
    if (end == line.npos) return false;
    at += end + 1;
  }
  return false;
}

}  // namespace

bool sniff_html(std::string_view bytes) {
  bytes = from_first_tag(bytes);
  if (starts_with(bytes, "<!doctype html") || starts_with(bytes, "<html")) {
    return true;
  }
  if (bytes.size() < 2 || bytes[0] != '<' || bytes.starts_with("<mediawiki")) {
    return false;
  }
  constexpr std::array kTags = std::to_array<std::string_view>(
      {"<ul", "<ol", "<li", "<a href", "<h1", "<h2", "<h3", "<table", "<tr",
       "<td", "<p>", "<div", "<head", "<body", "<meta "});
  const auto kinds = std::ranges::count_if(
      kTags, [&](std::string_view tag) { return has_tag(bytes, tag); });
  constexpr int kEnough = 3;
  return kinds >= kEnough && !has_other_markup(bytes);
}

}  // namespace listlint
