#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

// Whether a citation holds the description of its source, as a named <ref> does
// the first time.
bool describes(const Document& document, const Citation& citation) {
  if (citation.reference == kNone) return false;
  const auto span = document.references[citation.reference].span;
  return citation.span.begin <= span.begin && span.end <= citation.span.end;
}

// The mark, with the space before it where none is needed then.
Span to_remove(const Source& source, Span mark) {
  const auto bytes = source.bytes();
  const bool last = mark.end == bytes.size() || bytes[mark.end] == '\n' ||
                    bytes[mark.end] == '\r' || bytes[mark.end] == ' ';
  if (last && mark.begin > 0 && bytes[mark.begin - 1] == ' ') --mark.begin;
  return mark;
}

// The same mark twice at one place; few marks stand at one place.
void check_marks(Check& check, Range range, Index section, Index entry) {
  const auto& citations = check.document.citations;
  for (Index i = range.begin; i < range.end; ++i) {
    const auto& later = citations[i];
    if (later.kind != CitationKind::reference) continue;
    const Index from = i - range.begin > 64 ? i - 64 : range.begin;
    for (Index k = from; k < i; ++k) {
      const auto& first = citations[k];
      if (first.kind != later.kind || first.label.value != later.label.value) {
        continue;
      }
      auto& finding = check.report(
          later.span,
          fmt::format("reference {} is cited twice here: keep one citation",
                      later.label.value));
      finding.section = section;
      finding.entry = entry;
      finding.related.push_back({first.span, "first here"});
      const bool keep_later = describes(check.document, later);
      const auto& gone = keep_later ? first : later;
      finding.fix = Fix{fmt::format("remove the {} citation",
                                    keep_later ? "first" : "second"),
                        Safety::unsafe,
                        {{to_remove(*check.document.source, gone.span), ""}}};
      break;
    }
  }
}

void check_entry(Check& check, Index index) {
  const auto& entry = check.document.entries[index];
  if (entry.citations.size() < 2) return;
  check_marks(check, entry.citations, entry.section, index);
}

void check_section(Check& check, Index index) {
  const auto& section = check.document.sections[index];
  if (section.citations.size() < 2) return;
  check_marks(check, section.citations, index, kNone);
}

}  // namespace

extern const Rule duplicates_repeated_citation;
constinit const Rule duplicates_repeated_citation = {
    .id = "duplicates/repeated-citation",
    .severity = Severity::warning,
    .summary = "One reference is cited twice at one place",
    .entry = check_entry,
    .section = check_section,
};

}  // namespace listlint::rules
