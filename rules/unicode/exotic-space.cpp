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

constexpr char32_t kOghamSpace = 0x1680;  // a visible stroke
constexpr char32_t kIdeographicSpace = 0x3000;

// What typography sets apart by a space of its own.
constexpr std::u32string_view kSpacedBefore = U":;!?»›%‰€$£°…–—";
constexpr std::u32string_view kSpacedAfter = U"«‹.№§–—";

struct Place {
  Span span;
  char32_t first = 0;  // of the spaces
  char32_t before = 0;
  char32_t after = 0;
};

bool is_exotic(const unicode::Notable& notable) {
  return notable.code_point != kOghamSpace &&
         (flags_of(notable.code_point) & unicode::kSpaceSeparator) != 0;
}

bool is_digit(char32_t c) { return (flags_of(c) & unicode::kDigit) != 0; }

bool is_mongolian(char32_t c) {
  return unicode::properties(c).script == unicode::Script::mongolian;
}

bool is_wide(char32_t c) { return unicode::properties(c).width == 2; }

bool is_typography(const Place& place) {
  if (is_line_edge(place.before) || is_line_edge(place.after)) return false;
  if (place.first == kIdeographicSpace) {
    return is_wide(place.before) || is_wide(place.after);
  }
  return kSpacedBefore.find(place.after) != kSpacedBefore.npos ||
         kSpacedAfter.find(place.before) != kSpacedAfter.npos ||
         is_digit(place.before) || is_digit(place.after) ||
         is_mongolian(place.after);
}

void report_space(Check& check, const Place& place) {
  const auto bytes = check.document.source->bytes();
  const std::string name = unicode::name_code_point(place.first);
  const bool last = is_line_edge(place.after);
  const bool doubled = place.before == ' ' || place.after == ' ';
  std::string message;
  if (last) {
    message = fmt::format("{} at the end of the line: remove it", name);
  } else if (doubled) {
    message = fmt::format("{} beside a plain space: remove it", name);
  } else {
    message = fmt::format("{}{}: write a plain space", name,
                          shown_place(bytes, place.span));
  }
  const bool remove = last || doubled;
  Fix fix = {remove ? "remove it" : "write a plain space",
             Safety::safe,
             {{place.span, remove ? "" : " "}}};
  report_at(check, place.span, std::move(message)).fix = std::move(fix);
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  const auto& notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    if (!is_exotic(notables[i])) {
      ++i;
      continue;
    }
    Place place = {notables[i].span, notables[i].code_point};
    for (++i; i < notables.size() && is_exotic(notables[i]) &&
              notables[i].span.begin == place.span.end;
         ++i) {
      place.span.end = notables[i].span.end;
    }
    place.before = code_point_before(bytes, place.span.begin);
    place.after = code_point_after(bytes, place.span.end);
    if (is_typography(place) || is_misread(check.scan, place.span)) continue;
    report_space(check, place);
  }
}

}  // namespace

extern const Rule unicode_exotic_space;
constinit const Rule unicode_exotic_space = {
    .id = "unicode/exotic-space",
    .severity = Severity::warning,
    .summary = "Spaces other than the plain one where typography needs none",
    .source = check_source,
};

}  // namespace listlint::rules
