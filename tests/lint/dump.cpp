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
  if (entry.country.empty() && entry.country_name != nullptr) {
    text += fmt::format(" ={}", fmt::join(entry.country_name->codes, "/"));
  }
  if (!entry.note.empty()) {
    text += fmt::format(" note \"{}\"", entry.note.value);
  }
  const auto index = static_cast<Index>(&entry - document.entries.data());
  for (const auto& flag : document.flags) {
    if (flag.entry != index) continue;
    text += fmt::format(" flag {}", flag.written.value);
    if (flag.name == nullptr) text += "?";
  }
  return text + marks(document, entry.citations) + "\n";
}

std::string dump_reference(const Reference& reference) {
  auto text =
      fmt::format("reference {} x{}", reference.id, reference.backlinks);
  if (reference.kind == ReferenceKind::general) text += " general";
  if (reference.kind == ReferenceKind::link) text += " link";
  const auto add = [&](std::string_view name, const Text& field) {
    if (!field.empty()) text += fmt::format(" {}={}", name, field.value);
  };
  add("name", reference.name);
  add("group", reference.group);
  add("author", reference.author);
  add("title", reference.title);
  add("format", reference.format);
  add("site", reference.site);
  add("language", reference.language);
  add("publisher", reference.publisher);
  add("url", reference.url);
  add("date", reference.date.written);
  add("page", reference.page);
  add("archive", reference.archive_url);
  add("status", reference.url_status);
  add("archived", reference.archive_date.written);
  add("accessed", reference.access_date.written);
  return text + "\n";
}

}  // namespace

std::string dump(const Document& document) {
  std::string text;
  for (const auto& section : document.sections) {
    text += fmt::format("section \"{}\"", section.heading.value);
    if (section.level != 1) text += fmt::format(" level {}", section.level);
    if (section.elsewhere) text += " elsewhere";
    text += marks(document, section.citations) + "\n";
    for (Index i = section.entries.begin; i < section.entries.end; ++i) {
      text += dump_entry(document, document.entries[i]);
    }
  }
  for (const auto& reference : document.references) {
    text += dump_reference(reference);
  }
  for (const auto& unread : document.unread) {
    text += fmt::format("unread {} \"{}\"\n", name_of(unread.kind),
                        document.source->slice(unread.span));
  }
  for (const auto& problem : document.problems) {
    text += fmt::format("problem {} \"{}\" at \"{}\"\n", name_of(problem.kind),
                        problem.what, document.source->slice(problem.span));
  }
  return text;
}

std::string dump_text(std::string text) {
  const Source source("a.txt", std::move(text));
  return dump(read_text(source, {}));
}

}  // namespace listlint
