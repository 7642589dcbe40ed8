#include "reports/html_frame.h"

#include <algorithm>
#include <vector>

#include "lint/unicode/utf8.h"
#include "reports/frame.h"
#include "reports/html_writer.h"

namespace listlint::reports {
namespace {

constexpr size_t kMostPlaces = 4;      // of a fix
constexpr uint32_t kContext = 40;      // bytes around an edit
constexpr uint32_t kMostEdited = 400;  // bytes of one place of a fix

Span within(Span span, Span frame) {
  return {std::clamp(span.begin, frame.begin, frame.end),
          std::clamp(span.end, frame.begin, frame.end)};
}

// Text cut at the ends of the marks; what is marked twice belongs to the
// finding itself rather than to what is beside it.
void append_marked(HtmlWriter& html, std::string_view bytes, Span part,
                   std::span<const HtmlMark> marks) {
  std::vector<uint32_t> cuts{part.begin, part.end};
  for (const auto& mark : marks) {
    const auto span = within(mark.span, part);
    cuts.insert(cuts.end(), {span.begin, span.end});
  }
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  for (size_t i = 0; i < cuts.size(); ++i) {
    const auto at = cuts[i];
    for (const auto& mark : marks) {
      if (mark.primary && mark.span.empty() && mark.span.begin == at) {
        html.raw("<mark>‸</mark>");
      }
    }
    if (i + 1 == cuts.size()) break;
    bool primary = false;
    bool other = false;
    for (const auto& mark : marks) {
      if (!mark.span.contains(at)) continue;
      (mark.primary ? primary : other) = true;
    }
    if (primary) {
      html.raw("<mark>");
    } else if (other) {
      html.raw("<mark class=m>");
    }
    html.text(bytes.substr(at, cuts[i + 1] - at));
    if (primary || other) html.raw("</mark>");
  }
}

// The number 0 is not shown.
void append_row(HtmlWriter& html, std::string_view bytes, Span line,
                uint32_t number, std::span<const HtmlMark> marks) {
  const auto part = part_to_show(bytes, line, within(marks.front().span, line));
  if (number != 0) html.raw("<b>").number(uint64_t{number}).raw("</b>");
  if (part.begin > line.begin) html.raw("…");
  append_marked(html, bytes, part, marks);
  if (part.end < line.end) html.raw("…");
  for (const auto& mark : marks) {
    if (!mark.label.empty()) html.raw("<u>").text(mark.label).raw("</u>");
  }
}

uint32_t character_end(std::string_view bytes, uint32_t most, uint32_t at) {
  const auto start = character_start(bytes, 0, std::min(at, most));
  return start == std::min(at, most) ? start
                                     : start + utf8::length_at(bytes, start);
}

// Its line ends as such.
void append_lines(HtmlWriter& html, std::string_view text) {
  for (;;) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    html.text(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    if (end == text.npos) return;
    html.raw("\n");
    text.remove_prefix(end + 1);
  }
}

// Text with "…" for the middle of what is too long.
void append_cut(HtmlWriter& html, std::string_view text) {
  if (text.size() <= kMostEdited) {
    append_lines(html, text);
    return;
  }
  const auto size = static_cast<uint32_t>(text.size());
  append_lines(html, text.substr(0, character_start(text, 0, kMostEdited / 2)));
  html.raw(" … ");
  append_lines(html,
               text.substr(character_end(text, size, size - kMostEdited / 2)));
}

// Edits with what stands around them: lines are joined where one edit goes on
// over their end.
struct Place {
  Span shown;
  size_t first = 0;  // edits
  size_t last = 0;   // behind them
};

std::vector<Place> places_of(std::string_view bytes, const LineIndex& lines,
                             const std::vector<Edit>& edits) {
  std::vector<Place> places;
  for (size_t i = 0; i < edits.size(); ++i) {
    const auto span = edits[i].span;
    const auto first = lines.line(lines.line_of(span.begin));
    const auto last =
        lines.line(lines.line_of(span.empty() ? span.begin : span.end - 1));
    auto begin = span.begin > first.begin + kContext ? span.begin - kContext
                                                     : first.begin;
    begin = character_start(bytes, first.begin, begin);
    const auto end = character_end(
        bytes, std::max(last.end, span.end),
        std::min(std::max(last.end, span.end), span.end + kContext));
    if (!places.empty() && begin <= places.back().shown.end) {
      places.back().shown.end = std::max(places.back().shown.end, end);
      places.back().last = i + 1;
    } else {
      if (places.size() == kMostPlaces) break;
      places.push_back({{begin, end}, i, i + 1});
    }
  }
  return places;
}

void append_side(HtmlWriter& html, std::string_view bytes, const Place& place,
                 const std::vector<Edit>& edits, bool after) {
  uint32_t at = place.shown.begin;
  for (size_t i = place.first; i < place.last; ++i) {
    const auto& edit = edits[i];
    append_cut(html, bytes.substr(at, edit.span.begin - at));
    const auto old = bytes.substr(edit.span.begin, edit.span.size());
    const std::string_view text = after ? std::string_view(edit.text) : old;
    if (!text.empty()) {
      html.raw("<mark>");
      append_cut(html, text);
      html.raw("</mark>");
    }
    at = edit.span.end;
  }
  append_cut(html, bytes.substr(at, std::max(place.shown.end, at) - at));
}

}  // namespace

void append_html_frame(std::string& out, std::string_view bytes,
                       const LineIndex& lines, std::vector<HtmlMark> marks) {
  std::ranges::stable_sort(marks, {}, [](const HtmlMark& m) { return m.span; });
  HtmlWriter html(out);
  const auto first = lines.line_of(marks.front().span.begin);
  if (lines.line_of(marks.back().span.begin) == first) {
    html.raw("<p>");
    append_row(html, bytes, lines.line(first), 0, marks);
    return;
  }
  html.raw("<pre>");
  uint32_t last = 0;
  for (size_t i = 0; i < marks.size();) {
    const auto number = lines.line_of(marks[i].span.begin);
    size_t next = i + 1;
    while (next < marks.size() &&
           lines.line_of(marks[next].span.begin) == number) {
      ++next;
    }
    if (last != 0) html.raw("\n");
    if (last != 0 && number > last + 1) html.raw("<b>⋯</b>\n");
    append_row(html, bytes, lines.line(number), number,
               std::span(marks).subspan(i, next - i));
    last = number;
    i = next;
  }
  html.raw("</pre>");
}

bool html_diff_shows(std::string_view bytes, const LineIndex& lines,
                     const Fix& fix, std::span<const HtmlMark> marks) {
  const auto places = places_of(bytes, lines, fix.edits);
  if (places.size() != 1 || places[0].last < fix.edits.size()) return false;
  const auto shown = places[0].shown;
  return std::ranges::all_of(marks, [&](const HtmlMark& mark) {
    return mark.span.begin >= shown.begin && mark.span.end <= shown.end;
  });
}

void append_html_diff(std::string& out, std::string_view bytes,
                      const LineIndex& lines, const Fix& fix) {
  HtmlWriter html(out);
  const auto places = places_of(bytes, lines, fix.edits);
  html.raw("<pre>");
  for (const auto& place : places) {
    html.raw("<del>");
    append_side(html, bytes, place, fix.edits, false);
    html.raw("</del><ins>");
    append_side(html, bytes, place, fix.edits, true);
    html.raw("</ins>");
  }
  if (!places.empty() && places.back().last < fix.edits.size()) {
    html.raw("⋯");
  }
  html.raw("</pre>");
}

}  // namespace listlint::reports
