#include "lint/custom/field.h"

#include <algorithm>
#include <array>

#include "lint/host.h"
#include "lint/place.h"

namespace listlint::custom {
namespace {

constexpr auto kDocument = Subject::document;
constexpr auto kSection = Subject::section;
constexpr auto kEntry = Subject::entry;
constexpr auto kReference = Subject::reference;

// In the order of Field.
constexpr std::array kFields = {
    FieldRow{Field::document_path, "document.path", kDocument},
    FieldRow{Field::document_language, "document.language", kDocument},
    FieldRow{Field::section_heading, "section.heading", kSection},
    FieldRow{Field::section_entries, "section.entries", kSection, true},
    FieldRow{Field::section_citations, "section.citations", kSection, true},
    FieldRow{Field::entry_name, "entry.name", kEntry},
    FieldRow{Field::entry_country, "entry.country", kEntry},
    FieldRow{Field::entry_country_code, "entry.country.code", kEntry},
    FieldRow{Field::entry_qualifiers, "entry.qualifiers", kEntry},
    FieldRow{Field::entry_note, "entry.note", kEntry},
    FieldRow{Field::entry_citations, "entry.citations", kEntry, true},
    FieldRow{Field::reference_author, "reference.author", kReference},
    FieldRow{Field::reference_title, "reference.title", kReference},
    FieldRow{Field::reference_site, "reference.site", kReference},
    FieldRow{Field::reference_publisher, "reference.publisher", kReference},
    FieldRow{Field::reference_url, "reference.url", kReference},
    FieldRow{Field::reference_host, "reference.host", kReference},
    FieldRow{Field::reference_language, "reference.language", kReference},
    FieldRow{Field::reference_format, "reference.format", kReference},
    FieldRow{Field::reference_date, "reference.date", kReference},
    FieldRow{Field::reference_access_date, "reference.access-date", kReference},
    FieldRow{Field::reference_archive_url, "reference.archive-url", kReference},
    FieldRow{Field::reference_uses, "reference.uses", kReference, true},
};

// The code of a country that its name or flag tells without doubt.
std::string_view code_of(const Entry& entry) {
  const auto* name = entry.country_name;
  return name != nullptr && name->codes.size() == 1 ? name->codes.front()
                                                    : std::string_view();
}

}  // namespace

std::span<const FieldRow> fields() { return kFields; }

const FieldRow& row_of(Field field) {
  return kFields[static_cast<size_t>(field)];
}

std::optional<Field> field_of(std::string_view name) {
  const auto* const row = std::ranges::find(kFields, name, &FieldRow::name);
  if (row == kFields.end()) return std::nullopt;
  return row->field;
}

bool can_see(Subject subject, Subject other) {
  return other == subject || other == Subject::document ||
         (subject == Subject::entry && other == Subject::section);
}

std::span<const Value> Values::of(Field field, Index index) {
  values_.clear();
  switch (row_of(field).subject) {
    case Subject::document:
      add_document(field);
      break;
    case Subject::section:
      if (index != kNone) add_section(field, document_.sections[index]);
      break;
    case Subject::entry:
      add_entry(field, document_.entries[index]);
      break;
    case Subject::reference:
      add_reference(field, document_.references[index]);
      break;
  }
  if (values_.empty()) values_.emplace_back();
  return values_;
}

void Values::add_document(Field field) {
  const auto text = field == Field::document_path
                        ? std::string_view(document_.source->path())
                        : document_.language;
  values_.push_back({text, {}, {}, text.empty()});
}

void Values::add_section(Field field, const Section& section) {
  const auto place = section.heading.span;
  if (field == Field::section_entries) {
    add_count(section.entries.size(), place);
  } else if (field == Field::section_citations) {
    add_count(section.citations.size(), place);
  } else {
    add(section.heading, place);
  }
}

void Values::add_entry(Field field, const Entry& entry) {
  switch (field) {
    case Field::entry_country:
      add(entry.country, entry.span);
      break;
    case Field::entry_country_code: {
      const auto code = code_of(entry);
      const auto place =
          entry.country.empty() ? entry.span : entry.country.span;
      values_.push_back({code, place, {}, code.empty()});
      break;
    }
    case Field::entry_qualifiers:
      for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
        add(document_.qualifiers[i], entry.span);
      }
      if (entry.qualifiers.empty()) add({}, entry.span);
      break;
    case Field::entry_note:
      add(entry.note, entry.span);
      break;
    case Field::entry_citations:
      add_count(entry.citations.size(), entry.span);
      break;
    default:
      add(entry.name, entry.span);
      break;
  }
}

void Values::add_reference(Field field, const Reference& reference) {
  const auto place = title_place(*document_.source, reference);
  switch (field) {
    case Field::reference_author:
      return add(reference.author, place);
    case Field::reference_site:
      return add(reference.site, place);
    case Field::reference_publisher:
      return add(reference.publisher, place);
    case Field::reference_url:
      return add(reference.url, place);
    case Field::reference_host:
      return add_host(reference, place);
    case Field::reference_language:
      return add(reference.language, place);
    case Field::reference_format:
      return add(reference.format, place);
    case Field::reference_date:
      return add(reference.date.written, place);
    case Field::reference_access_date:
      return add(reference.access_date.written, place);
    case Field::reference_archive_url:
      return add(reference.archive_url, place);
    case Field::reference_uses:
      return add_count(reference.uses, place);
    default:
      return add(reference.title, place);
  }
}

void Values::add(const Text& text, Span place) {
  if (text.empty()) {
    values_.push_back({{}, place, {}, true});
  } else {
    values_.push_back({text.value, text.span, text, false});
  }
}

void Values::add_count(Index count, Span place) {
  const auto [at, is_new] = numbers_.try_emplace(count);
  if (is_new) at->second = std::to_string(count);
  values_.push_back({at->second, place, {}, count == 0});
}

void Values::add_host(const Reference& reference, Span place) {
  const auto host = host_of_url(reference.url.value);
  if (host.empty()) return add({}, place);
  const auto begin =
      static_cast<size_t>(host.data() - reference.url.value.data());
  const auto& source = *document_.source;
  const auto span = part_of(source, reference.url, begin, begin + host.size());
  const bool verbatim = is_verbatim(source, reference.url);
  values_.push_back({host, span, verbatim ? Text{host, span} : Text(), false});
}

}  // namespace listlint::custom
