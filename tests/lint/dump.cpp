#include "tests/lint/dump.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lint/read/text.h"

namespace listlint {
namespace {

std::string marks(const Document& document, Range range) {
  std::string text;
  for (Index i = range.begin; i < range.end; ++i) {
    const auto& citation = document.citations[i];
    text += fmt::format(
        " [{}{}]", citation.label.value,
        citation.kind == CitationKind::reference && citation.reference == kNone
            ? "?"
            : "");
  }
  return text;
}

std::string dump_entry(const Document& document, const Entry& entry) {
  auto text = fmt::format("  entry \"{}\"", entry.name.value);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    text += fmt::format(" ({})", document.qualifiers[i].value);
  }
  if (!entry.country.empty()) {
    text += fmt::format(" \"{}\"=", entry.country.value);
    const auto* name = entry.country_name;
    text +=
        name == nullptr ? "?" : fmt::format("{}", fmt::join(name->codes, "/"));
  }
  if (!entry.note.empty())
    text += fmt::format(" note \"{}\"", entry.note.value);
  return text + marks(document, entry.citations) + "\n";
}

std::string dump_reference(const Reference& reference) {
  auto text =
      fmt::format("reference {} x{}", reference.id, reference.backlinks);
  const auto add = [&](std::string_view name, const Text& field) {
    if (!field.empty()) text += fmt::format(" {}={}", name, field.value);
  };
  add("author", reference.author);
  add("title", reference.title);
  add("format", reference.format);
  add("site", reference.site);
  add("language", reference.language);
  add("publisher", reference.publisher);
  add("url", reference.url);
  add("date", reference.date.written);
  add("page", reference.page);
  add("archived", reference.archive_date.written);
  add("accessed", reference.access_date.written);
  return text + "\n";
}

}  // namespace

std::string dump(const Document& document) {
  std::string text;
  for (const auto& section : document.sections) {
    text += fmt::format("section \"{}\"{}\n", section.heading.value,
                        marks(document, section.citations));
    for (Index i = section.entries.begin; i < section.entries.end; ++i) {
      text += dump_entry(document, document.entries[i]);
    }
  }
  for (const auto& reference : document.references) {
    text += dump_reference(reference);
  }
  for (const auto& unread : document.unread) {
    constexpr std::string_view kKinds[] = {"caption", "prose", "line"};
    text += fmt::format("unread {} \"{}\"\n",
                        kKinds[static_cast<size_t>(unread.kind)],
                        document.source->slice(unread.span));
  }
  return text;
}

std::string dump_text(std::string text) {
  const Source source("a.txt", std::move(text));
  return dump(read_text(source));
}

}  // namespace listlint
