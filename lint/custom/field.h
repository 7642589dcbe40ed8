// The fields that custom rules look at, by the names that the config gives
// them, and their values in a document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/document.h"

namespace listlint::custom {

// What a field is of, the outermost first: a condition may look outwards.
enum class Subject : uint8_t { document, section, entry, reference };

enum class Field : uint8_t {
  document_path,
  document_language,
  section_heading,
  section_entries,
  section_citations,
  entry_name,
  entry_country,
  entry_country_code,
  entry_qualifiers,
  entry_note,
  entry_citations,
  reference_author,
  reference_title,
  reference_site,
  reference_publisher,
  reference_url,
  reference_host,
  reference_language,
  reference_format,
  reference_date,
  reference_access_date,
  reference_archive_url,
  reference_uses,
};

struct FieldRow {
  Field field = Field::document_path;
  std::string_view name;  // "entry.country.code"
  Subject subject = Subject::document;
  bool is_count = false;  // its value is a number; 0 counts as empty
};

std::span<const FieldRow> fields();
const FieldRow& row_of(Field field);
std::optional<Field> field_of(std::string_view name);

// Whether a rule over `subject` can ask for a field of `other`.
bool can_see(Subject subject, Subject other);

struct Value {
  std::string_view text;
  Span span;     // where it stands; the whole subject where it does not
  Text written;  // what the text is in the source; empty where made up
  bool is_empty = true;
};

// Reads the values of a document. One thread; views into the document and,
// for counts, into this.
class Values {
 public:
  explicit Values(const Document& document) : document_(document) {}

  // Of entry, section or reference `index` (none for the document), one value
  // but for qualifiers; an absent field is an empty value. Good until the next
  // call; the texts in it for as long as this lives.
  std::span<const Value> of(Field field, Index index);

 private:
  void add_document(Field field);
  void add_section(Field field, const Section& section);
  void add_entry(Field field, const Entry& entry);
  void add_reference(Field field, const Reference& reference);
  void add(const Text& text, Span place);
  void add_count(Index count, Span place);
  void add_host(const Reference& reference, Span place);

  const Document& document_;
  std::vector<Value> values_;
  std::unordered_map<Index, std::string> numbers_;
};

}  // namespace listlint::custom
