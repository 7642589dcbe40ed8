#include "tests/mutation/ground.h"

#include <algorithm>

namespace listlint::mutation {

bool Ground::is(std::initializer_list<std::string_view> formats) const {
  return std::ranges::find(formats, document().format) != formats.end();
}

bool Ground::has(std::string_view rule) const {
  return std::ranges::find(clean.findings, rule, &Finding::rule) !=
         clean.findings.end();
}

bool Ground::is_verbatim(const Text& text) const {
  return !text.empty() && slice(text.span) == text.value;
}

Span Ground::lines(Span span) const {
  const auto all = bytes();
  const auto before = span.begin == 0 ? std::string_view::npos
                                      : all.rfind('\n', span.begin - 1);
  const auto last = span.empty() ? span.end : span.end - 1;
  const auto after = all.find('\n', last);
  Span lines;
  if (before != std::string_view::npos) {
    lines.begin = static_cast<uint32_t>(before + 1);
  }
  lines.end = static_cast<uint32_t>(
      after == std::string_view::npos ? all.size() : after + 1);
  return lines;
}

std::optional<Span> Ground::block(Index entry) const {
  const auto& entries = document().entries;
  const Range range = neighbours(entry);
  if (entry + 1 >= range.end) return std::nullopt;
  const Span line = lines(entries[entry].name.span);
  const Span next = lines(entries[entry + 1].name.span);
  if (next.begin < line.end) return std::nullopt;
  const auto& section = document().sections[entries[entry].section];
  const bool with_heading = section.heading.span.begin >= line.begin &&
                            section.heading.span.begin < next.begin;
  if (with_heading && !is({"csv", "tsv"})) return std::nullopt;
  return Span{line.begin, next.begin};
}

std::optional<Span> Ground::section_block(Index section) const {
  const auto& sections = document().sections;
  if (section + 1 >= sections.size()) return std::nullopt;
  const Span line = lines(sections[section].heading.span);
  const Span next = lines(sections[section + 1].heading.span);
  if (next.begin < line.end) return std::nullopt;
  return Span{line.begin, next.begin};
}

Span Ground::with_space(Span span) const {
  const auto all = bytes();
  while (span.begin > 0 && all[span.begin - 1] == ' ') --span.begin;
  return span;
}

bool Ground::is_clean(Span span) const {
  const Span around = lines(span);
  return std::ranges::none_of(clean.findings, [&](const Finding& finding) {
    if (around.contains(finding.span.begin)) return true;
    return std::ranges::any_of(finding.related, [&](const Related& related) {
      return around.contains(related.span.begin);
    });
  });
}

Range Ground::neighbours(Index entry) const {
  return document().sections[document().entries[entry].section].entries;
}

bool Ground::is_single(Index reference) const {
  return !is_data() || document().references[reference].uses == 1;
}

}  // namespace listlint::mutation
