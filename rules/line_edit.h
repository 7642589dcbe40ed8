// Edits of whole lines, for fixes.
#pragma once

#include <algorithm>

#include "lint/document.h"
#include "lint/finding.h"
#include "lint/source.h"

namespace listlint::rules {

// Whether an entry is all of the line that it begins on, so that it can go with
// the line: no element of a tree, and nothing that goes on below.
inline bool is_one_line(const Document& document, const Entry& entry) {
  const auto bytes = document.source->bytes();
  const auto begin = bytes.rfind('\n', entry.span.begin) + 1;
  const auto end = std::min(bytes.find('\n', begin), bytes.size());
  const auto line = bytes.substr(begin, end - begin);
  for (Index i = entry.citations.begin; i < entry.citations.end; ++i) {
    if (document.citations[i].span.end > end) return false;
  }
  if (entry.span.end > end || line.empty()) return false;
  const auto format = document.format;
  if (format == "text" || format == "markdown") return true;
  if (format == "wikitext") return line[0] == '*' || line[0] == '#';
  return (format == "csv" || format == "tsv") && line.find('"') == line.npos;
}

// Removes the line that holds `offset`, its line end included; the last line
// of a file without a final line end takes the line end before it.
inline Edit remove_line(const Source& source, uint32_t offset) {
  const auto bytes = source.bytes();
  const auto before =
      offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
  Span span;
  span.begin =
      before == std::string_view::npos ? 0 : static_cast<uint32_t>(before) + 1;
  const auto feed = bytes.find('\n', offset);
  if (feed != std::string_view::npos) {
    span.end = static_cast<uint32_t>(feed) + 1;
    return {span, ""};
  }
  span.end = source.size();
  if (span.begin > 0) --span.begin;
  if (span.begin > 0 && bytes[span.begin - 1] == '\r') --span.begin;
  return {span, ""};
}

}  // namespace listlint::rules
