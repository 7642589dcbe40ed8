#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/rule.h"
#include "rules/line_edit.h"

namespace listlint::rules {
namespace {

// Whether nothing but tags that show nothing stands in HTML: "<h2><a
// id="wuxi"></a></h2>", but no picture.
bool shows_nothing(std::string_view html) {
  constexpr auto kPlain =
      std::to_array<std::string_view>({"h1", "h2", "h3", "h4", "h5", "h6", "a",
                                       "b", "br", "i", "em", "span", "strong"});
  for (size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      if (std::string_view(" \t\r\n").find(html[at]) == html.npos) return false;
      ++at;
      continue;
    }
    const auto end = html.find('>', at);
    if (end == html.npos) return false;
    const auto begin = html[at + 1] == '/' ? at + 2 : at + 1;
    const auto name =
        html.substr(begin, html.find_first_of(" \t\r\n/>", begin) - begin);
    const bool plain = std::ranges::any_of(kPlain, [&](std::string_view known) {
      return std::ranges::equal(name, known, {}, lower);
    });
    if (!plain) return false;
    at = end + 1;
  }
  return true;
}

bool is_empty_heading(std::string_view format, std::string_view markup) {
  if (markup.empty()) return false;  // entries before any heading
  if (format == "wikitext") {
    return markup.find_first_not_of("= \t\r") == markup.npos;
  }
  if (format == "markdown") {
    return markup.find_first_not_of("# \t\r") == markup.npos;
  }
  return format == "html" && shows_nothing(markup);
}

// Whether the heading is all of its line, so that it can go with it.
bool is_whole_line(std::string_view bytes, Span span) {
  const bool begins = span.begin == 0 || bytes[span.begin - 1] == '\n';
  const auto end =
      std::min(bytes.find_first_not_of(" \t\r", span.end), bytes.size());
  return begins && (end == bytes.size() || bytes[end] == '\n');
}

void check_section(Check& check, Index index) {
  const auto& document = check.document;
  const auto& heading = document.sections[index].heading;
  if (!heading.empty()) return;
  const auto span = heading.span;
  if (!is_empty_heading(document.format, check.slice(span))) return;
  auto& finding = check.report_section(
      index, span,
      "this heading has no text: write one, or remove the heading");
  const auto& source = *document.source;
  const bool broken = check.slice(span).find('\n') != std::string_view::npos;
  if (broken || !is_whole_line(source.bytes(), span)) return;
  finding.fix = Fix{
      "remove the heading", Safety::unsafe, {remove_line(source, span.begin)}};
}

}  // namespace

extern const Rule structure_empty_heading;
constinit const Rule structure_empty_heading = {
    .id = "structure/empty-heading",
    .severity = Severity::warning,
    .summary = "A heading has no text",
    .section = check_section,
};

}  // namespace listlint::rules
