#include "lint/custom/examples.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "lint/engine.h"
#include "lint/read/reader.h"

namespace listlint::custom {
namespace {

// A document with the subjects of an example and nothing else. The bytes of
// its source are the values, one a line, so that each stands somewhere.
class Stage {
 public:
  Stage(const Example& example, const CustomRule& rule)
      : source_(path_of(example), bytes_of(example)) {
    document_.source = &source_;
    document_.format = "text";
    for (const auto& subject : example.subjects) {
      add(row_of(rule.over).subject, subject);
    }
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  const Document& document() const { return document_; }

 private:
  static std::string path_of(const Example& example) {
    for (const auto& subject : example.subjects) {
      for (const auto& [field, value] : subject) {
        if (field == Field::document_path) return value;
      }
    }
    return "example";
  }

  static std::string bytes_of(const Example& example) {
    std::string bytes;
    for (const auto& subject : example.subjects) {
      for (const auto& [field, value] : subject) bytes += value + "\n";
    }
    return bytes;
  }

  // Entries of one heading that follow each other are of one section.
  void add(Subject subject, const Example::Fields& values) {
    if (subject == Subject::reference) document_.references.emplace_back();
    if (subject == Subject::section) document_.sections.emplace_back();
    if (subject == Subject::entry) {
      document_.entries.emplace_back();
      open_section(values);
    }
    for (const auto& [field, value] : values) {
      const auto end = at_ + static_cast<uint32_t>(value.size());
      set(field, source_.text({at_, end}));
      at_ = end + 1;
    }
  }

  void open_section(const Example::Fields& values) {
    std::string_view heading;
    for (const auto& [field, value] : values) {
      if (field == Field::section_heading) heading = value;
    }
    auto& sections = document_.sections;
    const auto next = static_cast<Index>(document_.entries.size());
    if (sections.empty() || sections.back().heading.value != heading) {
      sections.emplace_back().entries = {next - 1, next};
    }
    sections.back().entries.end = next;
    document_.entries.back().section = static_cast<Index>(sections.size() - 1);
  }

  void set(Field field, const Text& text) {
    switch (row_of(field).subject) {
      case Subject::document:
        if (field == Field::document_language) document_.language = text.value;
        break;
      case Subject::section:
        set_section(field, text, document_.sections.back());
        break;
      case Subject::entry:
        set_entry(field, text, document_.entries.back());
        break;
      case Subject::reference:
        set_reference(field, text, document_.references.back());
        break;
    }
  }

  // As many as the digits say; the config has checked them.
  static Index count_of(const Text& text) {
    Index count = 0;
    std::from_chars(text.value.data(), text.value.data() + text.value.size(),
                    count);
    return count;
  }

  void set_section(Field field, const Text& text, Section& section) const {
    if (field == Field::section_entries) {
      section.entries = {0, count_of(text)};
    } else if (field == Field::section_citations) {
      section.citations = {0, count_of(text)};
    } else {
      section.heading = text;
    }
  }

  void set_entry(Field field, const Text& text, Entry& entry) {
    if (entry.span.empty()) entry.span = text.span;
    switch (field) {
      case Field::entry_country:
        entry.country = text;
        entry.country_name = country::find(text.value);
        break;
      case Field::entry_country_code:
        for (const auto& name : country::names()) {
          const bool is_it =
              name.codes.size() == 1 && name.codes.front() == text.value;
          if (is_it) entry.country_name = &name;
        }
        break;
      case Field::entry_qualifiers: {
        const auto at = static_cast<Index>(document_.qualifiers.size());
        document_.qualifiers.push_back(text);
        entry.qualifiers = {at, at + 1};
        break;
      }
      case Field::entry_note:
        entry.note = text;
        break;
      case Field::entry_citations:
        entry.citations = {0, count_of(text)};
        break;
      default:
        entry.name = text;
    }
  }

  void set_reference(Field field, const Text& text, Reference& reference) {
    switch (field) {
      case Field::reference_author:
        reference.author = text;
        break;
      case Field::reference_site:
        reference.site = text;
        break;
      case Field::reference_publisher:
        reference.publisher = text;
        break;
      case Field::reference_host:
        reference.url = {
            document_.decoded.emplace_back(fmt::format("//{}/", text.value)),
            text.span};
        break;
      case Field::reference_url:
        reference.url = text;
        break;
      case Field::reference_language:
        reference.language = text;
        break;
      case Field::reference_format:
        reference.format = text;
        break;
      case Field::reference_date:
        reference.date.written = text;
        break;
      case Field::reference_access_date:
        reference.access_date.written = text;
        break;
      case Field::reference_archive_url:
        reference.archive_url = text;
        break;
      case Field::reference_uses:
        reference.uses = count_of(text);
        break;
      default:
        reference.title = text;
    }
  }

  Source source_;
  Document document_;
  uint32_t at_ = 0;  // where the next value stands
};

// The messages of what the rule finds.
std::vector<std::string> found(const Document& document,
                               const Settings& settings) {
  std::vector<std::string> messages;
  for (auto& finding : check_document(document, settings, Date{})) {
    messages.push_back(std::move(finding.message));
  }
  return messages;
}

std::vector<std::string> run_example(const Example& example,
                                     const CustomRule& rule,
                                     const Settings& settings) {
  if (!example.subjects.empty()) {
    return found(Stage(example, rule).document(), settings);
  }
  const Source source("example", example.text);
  auto document =
      find_reader(example.input_format)->read(source, settings.reading);
  if (!settings.language.empty()) document.language = settings.language;
  return found(document, settings);
}

}  // namespace

std::vector<Surprise> run_examples(std::shared_ptr<const CustomRule> rule,
                                   const Settings& settings) {
  Rule bare = rule->rule;
  bare.document = check_unconditionally;
  Settings run;
  run.language = settings.language;
  run.reading = settings.reading;
  std::vector<Surprise> surprises;
  for (const auto& example : rule->examples) {
    const auto* const which = example.is_bare ? &bare : &rule->rule;
    run.rules = {{which, which->severity, {}, rule}};
    const auto messages = run_example(example, *rule, run);
    if (example.fails != messages.empty()) continue;
    surprises.push_back(
        {example.place,
         example.fails
             ? fmt::format("{}: {} should fail, but passes", rule->id,
                           example.shown)
             : fmt::format("{}: {} should pass, but fails: {}", rule->id,
                           example.shown, messages.front())});
  }
  return surprises;
}

}  // namespace listlint::custom
