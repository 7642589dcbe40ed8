// Edits of whole lines, for fixes.
#pragma once

#include "lint/finding.h"
#include "lint/source.h"

namespace listlint::rules {

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
