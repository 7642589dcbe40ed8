// `listlint show`: the model of a document as JSON.
#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "lint/line_index.h"
#include "reports/json_writer.h"
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

class ModelWriter {
 public:
  ModelWriter(std::string& out, const Document& document, bool pretty)
      : document_(document),
        lines_(document.source->bytes()),
        json_(out, pretty) {}

  void append() {
    json_.open('{');
    json_.field("path", document_.source->path());
    json_.field("format", document_.format);
    json_.field("language", document_.language);
    array("sections", [&] { append_sections(); });
    array("references", [&] {
      for (const auto& reference : document_.references) append(reference);
    });
    array("citations", [&] {
      for (const auto& citation : document_.citations) append(citation);
    });
    array("unread", [&] {
      for (const auto& unread : document_.unread) append(unread);
    });
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
          append(document_.entries[i]);
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
      for (const Entry& entry : entries) {
        if (entry.section == kNone) append(entry);
      }
    });
    json_.close('}');
  }

  void append(const Entry& entry) {
    json_.open('{');
    json_.field("name", entry.name.value);
    array("qualifiers", [&] {
      for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
        json_.text(document_.qualifiers[i].value);
      }
    });
    append_country(entry);
    json_.field("note", entry.note.value);
    append_labels(entry.citations);
    json_.field("line", line_of(entry.span));
    json_.field("offset", entry.span.begin);
    json_.field("length", entry.span.size());
    json_.close('}');
  }

  void append_country(const Entry& entry) {
    json_.key("country");
    json_.open('{');
    json_.field("written", entry.country.value);
    const country::Name* name = entry.country_name;
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
    json_.close('}');
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
    json_.close('}');
  }

  void append(const Citation& citation) {
    json_.open('{');
    json_.field("reference", citation.label.value);
    json_.field("line", line_of(citation.span));
    json_.field("offset", citation.span.begin);
    json_.field("length", citation.span.size());
    json_.close('}');
  }

  void append(const Unread& unread) {
    json_.open('{');
    json_.field("offset", unread.span.begin);
    json_.field("length", unread.span.size());
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
