#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "lint/rule.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

// What the format of a document says of spaces at the end of a line.
struct Custom {
  bool hard_breaks = false;  // Markdown: two spaces after text break the line
  bool cells = false;        // a tab at the end is an empty cell
  // Wikitext: a line that begins with a space is shown as it is, and a blank
  // one with a space below it goes on so.
  bool shows_spaces = false;
};

Custom custom_of(std::string_view format) {
  return {format == "markdown", format == "tsv" || format == "csv",
          format == "wikitext"};
}

struct Place {
  Span span;
  bool blank = false;  // nothing else on the line
};

struct Places {
  std::vector<Place> all;
  size_t written_lines = 0;  // not blank
  size_t written_places = 0;
};

// The spaces that end a line, its line end left out.
Place end_of(std::string_view bytes, uint32_t begin, uint32_t end,
             const Custom& custom) {
  if (end > begin && bytes[end - 1] == '\r') --end;
  uint32_t at = end;
  while (at > begin && is_space(bytes[at - 1])) --at;
  Place place{{at, end}, at == begin};
  const auto spaces = bytes.substr(at, end - at);
  const bool tab = spaces.find('\t') != std::string_view::npos;
  if (custom.cells && tab) place.span.begin = end;
  if (custom.hard_breaks && !place.blank && !tab && spaces.size() >= 2) {
    place.span.begin = end;
  }
  return place;
}

Places find_places(std::string_view bytes, const Custom& custom) {
  Places places;
  bool below_indented = false;
  uint32_t at = 0;
  while (at < bytes.size()) {
    const auto* feed = static_cast<const char*>(
        std::memchr(bytes.data() + at, '\n', bytes.size() - at));
    const auto end = static_cast<uint32_t>(
        feed == nullptr ? bytes.size()
                        : static_cast<size_t>(feed - bytes.data()));
    auto place = end_of(bytes, at, end, custom);
    if (!place.blank) ++places.written_lines;
    const bool indented = custom.shows_spaces && at < end && bytes[at] == ' ';
    if (place.blank && indented && below_indented) {
      place.span.begin = place.span.end;
    }
    below_indented = indented;
    if (!place.span.empty()) {
      if (!place.blank) ++places.written_places;
      places.all.push_back(place);
    }
    at = end + 1;
  }
  return places;
}

std::string_view name_of_spaces(std::string_view spaces) {
  const bool space = spaces.find(' ') != std::string_view::npos;
  const bool tab = spaces.find('\t') != std::string_view::npos;
  if (space && tab) return "spaces and tabs";
  if (spaces.size() == 1) return space ? "a space" : "a tab";
  return space ? "spaces" : "tabs";
}

// The spaces are outside of all parts of the list; they belong to the one that
// ends before them.
void set_owner(const Document& document, Finding& finding) {
  const Span span = finding.span;
  if (span.begin == 0) return;
  finding.span = {span.begin - 1, span.begin};
  set_subject(document, finding);
  finding.span = span;
}

void report_place(Check& check, const Place& place) {
  const auto name = name_of_spaces(check.slice(place.span));
  auto& finding = check.report(
      place.span,
      fmt::format("{} {}: remove {}", name,
                  place.blank ? "on a blank line" : "at the end of the line",
                  name.starts_with("a ") ? "it" : "them"));
  if (!place.blank) set_owner(check.document, finding);
  finding.fix =
      Fix{fmt::format("remove {}", name), Safety::safe, {{place.span, ""}}};
}

// Where many lines have it, some program put it there: one finding is enough.
void report_all(Check& check, const Places& places) {
  auto& finding = check.report(
      places.all.front().span,
      fmt::format("{} of {} lines end in spaces or tabs: remove them",
                  places.written_places, places.written_lines));
  finding.fix =
      Fix{"remove the spaces and tabs that end lines", Safety::safe, {}};
  auto& edits = finding.fix->edits;
  edits.reserve(places.all.size());
  for (const auto& place : places.all) edits.push_back({place.span, ""});
}

void check_source(Check& check) {
  const auto& document = check.document;
  const auto places =
      find_places(document.source->bytes(), custom_of(document.format));
  const bool many = places.written_places > 1 &&
                    places.written_places * 4 > places.written_lines;
  if (many) {
    report_all(check, places);
    return;
  }
  for (const auto& place : places.all) report_place(check, place);
}

}  // namespace

extern const Rule style_trailing_space;
constinit const Rule style_trailing_space = {
    .id = "style/trailing-space",
    .severity = Severity::warning,
    .summary = "Spaces or tabs at the end of a line",
    .source = check_source,
};

}  // namespace listlint::rules
