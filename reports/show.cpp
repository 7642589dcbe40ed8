// `listlint show`: the model of a document as JSON.
#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "lint/line_index.h"
#include "reports/json_writer.h"
#include "reports/places.h"
#include "reports/report.h"

namespace listlint::reports {
namespace {

std::string date_text(const DateField& field) {
  if (!field.parsed) return std::string(field.written.value);
  const Date& date = field.parsed->date;
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string_view kind_name(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::cited:
      return "cited";
    case ReferenceKind::general:
      return "general";
    case ReferenceKind::link:
      return "link";
  }
  return {};
}

class ModelWriter {
 public:
  ModelWriter(std::string& out, const Document& document, bool pretty)
      : document_(document),
        lines_(document.source->bytes()),
        json_(out, pretty) {}

  void append() {
    json_.open('{');
    json_.field("path", document_.source->path());
    append_page(json_, *document_.source);
    json_.field("format", document_.format);
    json_.field("language", document_.language);
    array("sections", [&] { append_sections(); });
    array("references", [&] {
      for (const auto& reference : document_.references) append(reference);
    });
    array("citations", [&] { append_citations(false); });
    array("notes", [&] { append_citations(true); });
    array("unread", [&] {
      for (const auto& unread : document_.unread) append(unread);
    });
    if (!document_.problems.empty()) {
      array("problems", [&] {
        for (const auto& problem : document_.problems) append(problem);
      });
    }
    json_.close('}');
  }

 private:
  void array(std::string_view name, auto items) {
    json_.key(name);
    json_.open('[');
    items();
    json_.close(']');
  }

  void append_sections() {
    append_homeless();
    for (const Section& section : document_.sections) {
      json_.open('{');
      json_.field("heading", section.heading.value);
      json_.field("level", section.level);
      json_.field("line", line_of(section.heading.span));
      append_labels(section.citations);
      array("entries", [&] {
        for (Index i = section.entries.begin; i < section.entries.end; ++i) {
          append_entry(i);
        }
      });
      json_.close('}');
    }
  }

  // Entries that stand under no heading come first, in a section of level 0
  // without one, so that none is lost.
  void append_homeless() {
    const auto& entries = document_.entries;
    const auto first = std::ranges::find(entries, kNone, &Entry::section);
    if (first == entries.end()) return;
    json_.open('{');
    json_.field("heading", "");
    json_.field("level", 0);
    json_.field("line", line_of(first->span));
    append_labels({});
    array("entries", [&] {
      for (Index i = 0; i < entries.size(); ++i) {
        if (entries[i].section == kNone) append_entry(i);
      }
    });
    json_.close('}');
  }

  void append_entry(Index index) {
    const auto& entry = document_.entries[index];
    json_.open('{');
    json_.field("name", entry.name.value);
    array("qualifiers", [&] {
      for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
        json_.text(document_.qualifiers[i].value);
      }
    });
    append_country(entry);
    append_flag(index);
    json_.field("note", entry.note.value);
    append_labels(entry.citations);
    json_.field("line", line_of(entry.span));
    append_bytes(json_, *document_.source, entry.span);
    json_.close('}');
  }

  void append_country(const Entry& entry) {
    json_.key("country");
    json_.open('{');
    json_.field("written", entry.country.value);
    append_code(entry.country_name);
    json_.close('}');
  }

  void append_flag(Index entry) {
    const auto flag =
        std::ranges::lower_bound(document_.flags, entry, {}, &Flag::entry);
    if (flag == document_.flags.end() || flag->entry != entry) return;
    json_.key("flag");
    json_.open('{');
    json_.field("written", flag->written.value);
    append_code(flag->name);
    json_.close('}');
  }

  void append_code(const country::Name* name) {
    if (name != nullptr && name->kind == country::Kind::ambiguous) {
      array("ambiguous", [&] {
        for (const auto code : name->codes) json_.text(code);
      });
    } else if (name != nullptr && !name->codes.empty()) {
      json_.field("code", name->codes.front());
    } else {
      json_.key("code");
      json_.null();
    }
  }

  void append(const Reference& reference) {
    const auto* language = reference.known_language;
    json_.open('{');
    json_.field("id", reference.id);
    json_.field("name", reference.name.value);
    json_.field("title", reference.title.value);
    json_.field("site", reference.site.value);
    json_.field("publisher", reference.publisher.value);
    json_.field("url", reference.url.value);
    json_.field("language", language == nullptr ? reference.language.value
                                                : language->code);
    json_.field("date", date_text(reference.date));
    json_.field("access_date", date_text(reference.access_date));
    json_.field("archive_url", reference.archive_url.value);
    json_.field("archive_date", date_text(reference.archive_date));
    json_.field("url_status", reference.url_status.value);
    json_.field("backlinks", reference.backlinks);
    json_.field("line", line_of(reference.span));
    json_.field("author", reference.author.value);
    json_.field("page", reference.page.value);
    json_.field("format", reference.format.value);
    json_.field("group", reference.group.value);
    append_identifiers(reference);
    json_.field("kind", kind_name(reference.kind));
    json_.close('}');
  }

  void append_identifiers(const Reference& reference) {
    if (reference.identifiers.empty()) return;
    array("identifiers", [&] {
      for (const auto& identifier : reference.identifiers) {
        json_.open('{');
        json_.field("kind", name_of(identifier.kind));
        json_.field("text", identifier.text.value);
        json_.close('}');
      }
    });
  }

  void append(const Citation& citation) {
    json_.open('{');
    json_.field("reference", citation.label.value);
    json_.field("line", line_of(citation.span));
    append_bytes(json_, *document_.source, citation.span);
    json_.close('}');
  }

  // Notes and requests point to no source, so they are told apart; but every
  // <ref> is a citation, whatever its group.
  bool is_note(const Citation& citation) const {
    if (citation.kind == CitationKind::request) return true;
    if (citation.kind != CitationKind::note) return false;
    return !document_.source->slice(citation.span).starts_with("<ref");
  }

  void append_citations(bool notes) {
    for (const auto& citation : document_.citations) {
      if (is_note(citation) == notes) append(citation);
    }
  }

  void append(const Unread& unread) {
    json_.open('{');
    append_bytes(json_, *document_.source, unread.span);
    json_.field("kind", name_of(unread.kind));
    json_.close('}');
  }

  void append(const Problem& problem) {
    json_.open('{');
    json_.field("kind", name_of(problem.kind));
    append_bytes(json_, *document_.source, problem.span);
    json_.field("what", problem.what);
    json_.close('}');
  }

  void append_labels(Range citations) {
    array("citations", [&] {
      for (Index i = citations.begin; i < citations.end; ++i) {
        json_.text(document_.citations[i].label.value);
      }
    });
  }

  uint32_t line_of(Span span) const { return lines_.line_of(span.begin); }

  const Document& document_;
  LineIndex lines_;
  JsonWriter json_;
};

}  // namespace

std::string show(const Document& document, bool pretty) {
  std::string out;
  ModelWriter(out, document, pretty).append();
  out += '\n';
  return out;
}

}  // namespace listlint::reports
