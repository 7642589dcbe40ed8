#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr char32_t kFormFeed = 0x0C;
constexpr uint32_t kLongestLine = 400;  // bytes to either side

bool is_separator(char32_t c) {
  return c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0B || c == kFormFeed;
}

// A run of separators and what stands around it.
struct Place {
  Span span;
  char32_t first = 0;
  size_t count = 1;
  char32_t before = 0;
  char32_t after = 0;

  bool at_edge() const { return is_line_edge(before) || is_line_edge(after); }
};

bool is_blank(char32_t c) { return (flags_of(c) & unicode::kWhiteSpace) != 0; }

std::string_view rest_of_line(std::string_view bytes, uint32_t from) {
  const auto rest = bytes.substr(from, kLongestLine);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

std::string_view start_of_line(std::string_view bytes, uint32_t to) {
  const uint32_t from = to - std::min(to, kLongestLine);
  const auto before = bytes.substr(from, to - from);
  const auto edge = before.find_last_of("\r\n");
  return edge == before.npos ? before : before.substr(edge + 1);
}

// Whether what follows is a line of its own: it starts as one in the markup,
// or, in plain text, both parts look like entries.
bool parts_lines(const Document& document, Span span) {
  const auto bytes = document.source->bytes();
  const auto after = rest_of_line(bytes, span.end);
  const auto& format = document.format;
  if (format == "wikitext") {
    return after.starts_with('*') || after.starts_with('#') ||
           after.starts_with('=') || after.starts_with('|');
  }
  if (format == "markdown") {
    return after.starts_with("* ") || after.starts_with("- ") ||
           after.starts_with('#');
  }
  constexpr std::string_view kComma = " , ";
  return format == "text" && after.find(kComma) != after.npos &&
         start_of_line(bytes, span.begin).find(kComma) != after.npos;
}

void report_place(Check& check, const Place& place) {
  const auto bytes = check.document.source->bytes();
  std::string what = unicode::name_code_point(place.first);
  if (place.count > 1) what += fmt::format(" and {} more", place.count - 1);
  what += shown_joint(bytes, place.span);
  std::string_view remedy = "write a space";
  std::string_view text = " ";
  if (place.at_edge() || is_blank(place.before) || is_blank(place.after)) {
    remedy = place.count > 1 ? "remove them" : "remove it";
    text = "";
  } else if (parts_lines(check.document, place.span)) {
    remedy = "end the line with a line feed";
    text = "\n";
  }
  report_at(check, place.span,
            fmt::format("{} is no line end to most programs: {}", what, remedy))
      .fix =
      Fix{std::string(remedy), Safety::safe, {{place.span, std::string(text)}}};
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  const auto& notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    if (!is_separator(notables[i].code_point)) {
      ++i;
      continue;
    }
    Place place = {notables[i].span, notables[i].code_point};
    for (++i; i < notables.size() && notables[i].span.begin == place.span.end &&
              is_separator(notables[i].code_point);
         ++i) {
      place.span.end = notables[i].span.end;
      ++place.count;
    }
    place.before = code_point_before(bytes, place.span.begin);
    place.after = code_point_after(bytes, place.span.end);
    // A form feed at a line end begins a page, as it is meant to.
    if (place.first == kFormFeed && place.at_edge()) continue;
    if (!is_misread(check.scan, place.span)) report_place(check, place);
  }
}

}  // namespace

extern const Rule unicode_line_separator;
constinit const Rule unicode_line_separator = {
    .id = "unicode/line-separator",
    .severity = Severity::warning,
    .summary = "Line ends that most programs do not take for such",
    .source = check_source,
};

}  // namespace listlint::rules
