#include "rules/reorder.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "rules/line_edit.h"

namespace listlint::rules {
namespace {

// What makes a line an item of its list: "**" in wikitext, "  -" in Markdown.
// False for a line that is none, or has a number.
bool find_marker(std::string_view format, std::string_view line,
                 std::string_view& marker) {
  if (format == "wikitext") {
    const auto end = std::min(line.find_first_not_of("*#:;"), line.size());
    marker = line.substr(0, end);
    return end > 0;
  }
  if (format == "markdown") {
    const auto end = line.find_first_not_of(" \t");
    if (end == line.npos) return false;
    marker = line.substr(0, end + 1);
    return std::string_view("-*+|").find(line[end]) != std::string_view::npos;
  }
  marker = {};
  return true;
}

// Whether a line goes with the item above it.
bool belongs(std::string_view format, std::string_view line,
             std::string_view marker) {
  if (format == "wikitext") {
    return line.size() > marker.size() && line.starts_with(marker) &&
           std::string_view("*#:;").find(line[marker.size()]) !=
               std::string_view::npos;
  }
  if (format != "markdown" || marker.ends_with('|')) return false;
  const auto indent = line.find_first_not_of(" \t\r\n");
  return indent != line.npos && indent >= marker.size();
}

// Behind the line that begins at `begin`, its line end included.
size_t behind_line(std::string_view bytes, size_t begin) {
  const auto feed = bytes.find('\n', begin);
  return feed == bytes.npos ? bytes.size() : feed + 1;
}

size_t without_line_end(std::string_view bytes, size_t begin, size_t end) {
  if (end > begin && bytes[end - 1] == '\n') --end;
  if (end > begin && bytes[end - 1] == '\r') --end;
  return end;
}

// Behind the lines from `begin` on that go with an item.
size_t behind_belonging(const Document& document, std::string_view marker,
                        size_t begin, size_t limit) {
  const auto bytes = document.source->bytes();
  while (begin < limit) {
    const auto end = behind_line(bytes, begin);
    const auto line = bytes.substr(begin, end - begin);
    if (!belongs(document.format, line, marker)) break;
    begin = end;
  }
  return begin;
}

// Blocks of lines, one an entry, each right behind the one before it.
std::vector<Span> blocks_of(const Document& document, Range entries) {
  const auto bytes = document.source->bytes();
  std::vector<Span> blocks;
  std::string_view marker;
  for (Index i = entries.begin; i < entries.end; ++i) {
    const auto& entry = document.entries[i];
    if (!is_one_line(document, entry)) return {};
    const auto begin = bytes.rfind('\n', entry.span.begin) + 1;
    const auto end = behind_line(bytes, begin);
    std::string_view own;
    if (!find_marker(document.format, bytes.substr(begin, end - begin), own)) {
      return {};
    }
    if (blocks.empty()) {
      marker = own;
    } else {
      auto& last = blocks.back();
      if (own != marker || begin < last.end) return {};
      last.end = static_cast<uint32_t>(
          behind_belonging(document, marker, last.end, begin));
      if (last.end != begin) return {};
    }
    blocks.push_back(
        {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  if (!blocks.empty()) {
    blocks.back().end = static_cast<uint32_t>(
        behind_belonging(document, marker, blocks.back().end, bytes.size()));
  }
  return blocks;
}

// Whether a comment of several lines, or broken markup, is in there: it may
// reach from one entry into the next.
bool has_loose_ends(const Document& document, Span span) {
  const auto comment = std::ranges::lower_bound(
      document.comments, span.begin, {}, [](const Span& s) { return s.end; });
  for (auto at = comment; at != document.comments.end(); ++at) {
    if (at->begin >= span.end) break;
    const auto text = document.source->slice(*at);
    if (text.find('\n') != text.npos) return true;
  }
  const auto problem =
      std::ranges::lower_bound(document.problems, span.begin, {},
                               [](const Problem& p) { return p.span.begin; });
  return problem != document.problems.end() && problem->span.begin < span.end;
}

}  // namespace

std::optional<Edit> reorder_lines(const Document& document, Range entries,
                                  const std::vector<Index>& order) {
  const auto blocks = blocks_of(document, entries);
  size_t first = 0;
  size_t behind = order.size();
  while (first < behind && order[first] == first) ++first;
  while (behind > first && order[behind - 1] == behind - 1) --behind;
  if (blocks.size() != order.size() || first == behind) return std::nullopt;
  const auto bytes = document.source->bytes();
  Edit edit;
  edit.span = {blocks[first].begin, blocks[behind - 1].end};
  if (has_loose_ends(document, edit.span)) return std::nullopt;
  for (size_t i = first; i < behind; ++i) {
    const auto& block = blocks[order[i]];
    const auto end = without_line_end(bytes, block.begin, block.end);
    edit.text += bytes.substr(block.begin, end - block.begin);
    const auto& here = blocks[i];
    const auto line_end = without_line_end(bytes, here.begin, here.end);
    edit.text += bytes.substr(line_end, here.end - line_end);
  }
  return edit;
}

}  // namespace listlint::rules
