#include "tests/fuzz/invariants.h"

#include <fmt/format.h>

namespace listlint {
namespace {

class Checker {
 public:
  explicit Checker(const Document& document) : document_(document) {}

  std::string check() {
    check_sections();
    for (const auto& entry : document_.entries) check_entry(entry);
    for (const auto& reference : document_.references)
      check_reference(reference);
    for (const auto& citation : document_.citations) check_citation(citation);
    for (const auto& flag : document_.flags) {
      expect(flag.entry < document_.entries.size(), "a flag of no entry");
      text(flag.written, "a flag");
    }
    for (const Span comment : document_.comments) span(comment, "a comment");
    for (const auto& problem : document_.problems) {
      span(problem.span, "a problem");
      span(problem.related, "a related place");
    }
    for (const auto& node : document_.nodes) {
      span(node.span, "a node");
      const auto self = static_cast<size_t>(&node - document_.nodes.data());
      expect(node.parent == kNone || node.parent < self, "a node's parent");
    }
    check_unread();
    return wrong_;
  }

 private:
  void expect(bool holds, std::string_view what) {
    if (!holds && wrong_.empty()) wrong_ = what;
  }

  void span(Span span, std::string_view what) {
    expect(span.begin <= span.end && span.end <= document_.source->size(),
           fmt::format("{} at {}-{}", what, span.begin, span.end));
  }

  void text(const Text& text, std::string_view what) { span(text.span, what); }

  void range(Range range, size_t size, std::string_view what) {
    expect(range.begin <= range.end && range.end <= size, what);
  }

  void check_sections() {
    Index next = 0;
    for (const auto& section : document_.sections) {
      text(section.heading, "a heading");
      range(section.entries, document_.entries.size(), "entries of a section");
      range(section.citations, document_.citations.size(),
            "citations of a section");
      expect(section.level >= 1, "a level under 1");
      expect(section.entries.begin >= next, "entries of two sections");
      next = section.entries.end;
    }
  }

  void check_entry(const Entry& entry) {
    span(entry.span, "an entry");
    text(entry.name, "a name");
    text(entry.country, "a country");
    text(entry.note, "a note");
    range(entry.qualifiers, document_.qualifiers.size(), "qualifiers");
    range(entry.citations, document_.citations.size(), "citations of an entry");
    expect(!entry.name.empty() || document_.format == "text",
           "an entry without a name");
    expect(entry.section < document_.sections.size(), "an entry's section");
    const auto index = static_cast<Index>(&entry - document_.entries.data());
    if (entry.section >= document_.sections.size()) return;
    const Range own = document_.sections[entry.section].entries;
    expect(own.begin <= index && index < own.end, "an entry's own section");
  }

  void check_reference(const Reference& reference) {
    span(reference.span, "a reference");
    span(reference.backlinks_span, "back-links");
    for (const auto* field :
         {&reference.name, &reference.group, &reference.author,
          &reference.title, &reference.site, &reference.publisher,
          &reference.url, &reference.language, &reference.format,
          &reference.page, &reference.date.written,
          &reference.access_date.written, &reference.archive_url,
          &reference.archive_date.written, &reference.url_status}) {
      text(*field, "a field of a reference");
    }
    expect(!reference.id.empty(), "a reference without an id");
  }

  void check_citation(const Citation& citation) {
    span(citation.span, "a citation");
    text(citation.label, "a label");
    expect(citation.reference == kNone ||
               citation.reference < document_.references.size(),
           "a citation's reference");
    switch (citation.owner_kind) {
      case OwnerKind::none:
        break;
      case OwnerKind::section:
        expect(citation.owner < document_.sections.size(), "an owning section");
        break;
      case OwnerKind::entry:
        expect(citation.owner < document_.entries.size(), "an owning entry");
        break;
    }
  }

  void check_unread() {
    uint32_t end = 0;
    for (const auto& unread : document_.unread) {
      span(unread.span, "an unread span");
      expect(unread.span.begin >= end, "unread spans that overlap");
      expect(!unread.span.empty(), "an empty unread span");
      end = unread.span.end;
    }
  }

  const Document& document_;
  std::string wrong_;
};

}  // namespace

std::string broken_invariant(const Document& document) {
  return Checker(document).check();
}

}  // namespace listlint
