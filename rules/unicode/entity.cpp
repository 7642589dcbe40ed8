#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lint/place.h"
#include "lint/read/wikitext_entity.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr std::string_view kAmp = "amp;";

// An entity as it is left in a text, with all that it was encoded over again:
// "&amp;amp;eacute;".
struct Left {
  uint32_t length = 0;
  char32_t value = 0;
};

std::optional<Left> entity_at(std::string_view text, size_t at) {
  const auto end = static_cast<uint32_t>(text.size());
  uint32_t begin = static_cast<uint32_t>(at);
  auto entity = wikitext::read_entity(text, begin, end);
  if (!entity) return std::nullopt;
  uint32_t after = begin + entity->length;
  char32_t value = entity->value;
  while (value == '&' && after > 0) {
    // The sign that "amp;" stands for, and what follows it.
    std::string next = "&";
    next += text.substr(after, 12);
    const auto inner =
        wikitext::read_entity(next, 0, static_cast<uint32_t>(next.size()));
    if (!inner) break;
    after += inner->length - 1;
    value = inner->value;
  }
  return Left{after - begin, value};
}

// Signs that would end a field or be taken for markup.
constexpr std::u32string_view kEndsField = U"\"\\,;[]|{}\t\n";
constexpr std::u32string_view kMarkup = U"'<>#*=_`:";

bool is_syntax(char32_t c) {
  return kEndsField.find(c) != kEndsField.npos ||
         kMarkup.find(c) != kMarkup.npos;
}

bool is_visible(char32_t c) {
  constexpr uint32_t kHidden = unicode::kIgnorable | unicode::kWhiteSpace |
                               unicode::kControl | unicode::kBidiControl;
  return (flags_of(c) & kHidden) == 0;
}

bool may_write(const Document& document, char32_t c) {
  if (!is_syntax(c)) return true;
  if (kEndsField.find(c) != kEndsField.npos) return false;
  const auto format = document.format;
  return format == "text" || format == "csv" || format == "tsv" ||
         format == "json";
}

// For messages.
std::string name_of(char32_t c) {
  if (c == '"') return "'\"'";
  if (!is_visible(c)) return unicode::name_code_point(c);
  std::string text = "\"";
  utf8::append(text, c);
  return text + "\"";
}

std::string written(char32_t c) {
  if (c == 0xA0) return " ";  // what the next pass would make of it
  std::string text;
  utf8::append(text, c);
  return text;
}

bool is_data(const Check& check) {
  const auto format = check.document.format;
  return format == "csv" || format == "tsv" || format == "json" ||
         format == "yaml";
}

class Fields {
 public:
  explicit Fields(Check& check)
      : check_(check),
        source_(*check.document.source),
        is_markup_(check.document.format != "text" && !is_data(check)),
        has_entities_(source_.bytes().find('&') != std::string_view::npos),
        has_escapes_(source_.bytes().find('%') != std::string_view::npos) {}

  void run() {
    if (!has_entities_ && !has_escapes_) return;
    const auto& document = check_.document;
    for (const auto& entry : document.entries) {
      check_name(entry.name);
      for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
        check_name(document.qualifiers[i]);
      }
      check_name(entry.country);
      check_entities(entry.note);
    }
    for (const auto& section : document.sections) check_name(section.heading);
    for (const auto& reference : document.references) {
      check_name(reference.title);
      check_entities(reference.author);
      check_entities(reference.publisher);
      check_entities(reference.site);
    }
  }

 private:
  void check_name(const Text& field) {
    check_entities(field);
    if (has_escapes_) check_escapes(field);
  }

  void check_entities(const Text& field) {
    if (!has_entities_) return;
    const auto text = field.value;
    for (auto at = text.find('&'); at != text.npos;) {
      const auto left = entity_at(text, at);
      if (!left) {
        at = text.find('&', at + 1);
        continue;
      }
      report_entity(field, at, *left);
      if (!is_verbatim(source_, field)) return;  // one tells of them all
      at = text.find('&', at + left->length);
    }
  }

  // In markup an entity is decoded where it stands: what is left there was
  // encoded twice, or is code about entities.
  void report_entity(const Text& field, size_t at, const Left& left) {
    const bool verbatim = is_verbatim(source_, field);
    std::optional<Fix> fix;
    if (!verbatim) fix = decode_once(field);
    if (is_markup_ && !fix) return;
    const auto text = field.value.substr(at, left.length);
    const std::string meant = name_of(left.value);
    const Span span = part_of(source_, field, at, at + left.length);
    if (verbatim && may_write(check_.document, left.value)) {
      fix = Fix{fmt::format("write {}", meant),
                Safety::safe,
                {{span, written(left.value)}}};
    }
    report_at(check_, span,
              fmt::format("\"{}\"{} is an HTML entity: write {}", text,
                          of_field(field), meant))
        .fix = std::move(fix);
  }

  static std::string of_field(const Text& field) {
    return fmt::format(" in \"{}\"", shown(field.value));
  }

  // Of "&amp;eacute;" in markup one "amp;" is too many.
  std::optional<Fix> decode_once(const Text& field) const {
    const auto text = source_.slice(field.span);
    Fix fix{"write \"&\" once", Safety::safe, {}};
    for (auto at = text.find("&amp;"); at != text.npos;
         at = text.find("&amp;", at + 1)) {
      std::string next = "&";
      next += text.substr(at + 1 + kAmp.size(), 12);
      const auto end = static_cast<uint32_t>(next.size());
      if (!wikitext::read_entity(next, 0, end)) continue;
      const auto begin = field.span.begin + static_cast<uint32_t>(at) + 1;
      const auto length = static_cast<uint32_t>(kAmp.size());
      fix.edits.push_back({{begin, begin + length}, ""});
    }
    if (fix.edits.empty()) return std::nullopt;
    return fix;
  }

  void check_escapes(const Text& field) {
    const auto text = field.value;
    for (auto at = text.find('%'); at != text.npos;) {
      size_t end = at;
      const std::string decoded = decode_escapes(text, end);
      if (end == at) {
        at = text.find('%', at + 1);
        continue;
      }
      if (is_text(decoded) && !is_address(text, at)) {
        report_escapes(field, at, end, decoded);
      }
      at = text.find('%', end);
    }
  }

  void report_escapes(const Text& field, size_t begin, size_t end,
                      const std::string& decoded) {
    const Span span = part_of(source_, field, begin, end);
    auto& finding =
        report_at(check_, span,
                  fmt::format("\"{}\"{} is a percent escape: write \"{}\"",
                              field.value.substr(begin, end - begin),
                              of_field(field), decoded));
    if (!is_verbatim(source_, field)) return;
    finding.fix = Fix{
        fmt::format("write \"{}\"", decoded), Safety::safe, {{span, decoded}}};
  }

  // The bytes that a row of "%C3%A3" stands for; moves `at` behind it.
  static std::string decode_escapes(std::string_view text, size_t& at) {
    const auto value_of = [](char c) {
      if (c >= '0' && c <= '9') return c - '0';
      if (c >= 'A' && c <= 'F') return c - 'A' + 10;
      if (c >= 'a' && c <= 'f') return c - 'a' + 10;
      return -1;
    };
    std::string bytes;
    while (at + 2 < text.size() && text[at] == '%') {
      const int high = value_of(text[at + 1]);
      const int low = value_of(text[at + 2]);
      if (high < 0 || low < 0) break;
      bytes += static_cast<char>(high * 16 + low);
      at += 3;
    }
    return bytes;
  }

  // Letters outside ASCII, well-formed: "100%25" is arithmetic.
  static bool is_text(std::string_view decoded) {
    bool any = false;
    for (size_t at = 0; at < decoded.size();) {
      const auto point = utf8::decode(decoded, at);
      if (point.value == utf8::kIllFormed || !is_visible(point.value)) {
        return false;
      }
      if (is_syntax(point.value)) return false;
      any = any || point.value >= 0x80;
      at += point.length;
    }
    return any;
  }

  // Whether the word around a place is an address, or a part of one.
  static bool is_address(std::string_view text, size_t at) {
    constexpr size_t kFarthest = 200;  // bytes
    const size_t from = at - std::min(at, kFarthest);
    auto word = text.substr(from, 2 * kFarthest);
    const auto space = word.substr(0, at - from).rfind(' ');
    if (space != word.npos) word.remove_prefix(space + 1);
    word = word.substr(0, word.find(' '));
    return word.find_first_of("/=?") != word.npos ||
           word.find("www.") != word.npos;
  }

  Check& check_;
  const Source& source_;
  const bool is_markup_;
  const bool has_entities_;
  const bool has_escapes_;
};

void check_document(Check& check) { Fields(check).run(); }

}  // namespace

extern const Rule unicode_entity;
constinit const Rule unicode_entity = {
    .id = "unicode/entity",
    .severity = Severity::warning,
    .summary = "HTML entities and percent escapes left in a text",
    .document = check_document,
};

}  // namespace listlint::rules
