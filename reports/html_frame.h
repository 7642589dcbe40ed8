// The code frame and the fix of a finding as HTML: lines of source with their
// numbers, the places marked in them, long lines cut as in the frame of `text`.
// Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/finding.h"
#include "lint/line_index.h"

namespace listlint::reports {

struct HtmlMark {
  Span span;
  std::string_view label;  // of what is beside it; may be hostile
  bool primary = false;
};

// Appends the lines of all marks, in line order: <pre> with their numbers, or
// <p> where it is but one, whose number stands in its row.
void append_html_frame(std::string& out, std::string_view bytes,
                       const LineIndex& lines, std::vector<HtmlMark> marks);

// Appends <pre> with what the fix takes away and what it puts there, a few
// places of it.
void append_html_diff(std::string& out, std::string_view bytes,
                      const LineIndex& lines, const Fix& fix);

// Whether the diff shows all that is marked, so that no frame is needed.
bool html_diff_shows(std::string_view bytes, const LineIndex& lines,
                     const Fix& fix, std::span<const HtmlMark> marks);

}  // namespace listlint::reports
