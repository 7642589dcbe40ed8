#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

constexpr size_t kStyles = 3;  // of whole dates: the first ones of DateStyle

using Field = DateField Reference::*;

struct Kind {
  std::string_view name;  // for the message
  std::span<const Field> fields;
};

constexpr std::array<Field, 1> kPublished = {&Reference::date};
constexpr std::array<Field, 2> kOpened = {&Reference::access_date,
                                          &Reference::archive_date};
constexpr auto kKinds = std::to_array<Kind>(
    {{"dates of publication", kPublished}, {"dates of access", kOpened}});

// The style of a whole date that the calendar has; nullopt for others.
std::optional<size_t> style_of(const DateField& field) {
  if (!field.parsed || field.parsed->date.day == 0) return std::nullopt;
  const auto style = static_cast<size_t>(field.parsed->style);
  if (style >= kStyles || !exists(field.parsed->date)) return std::nullopt;
  return style;
}

// {{use dmy dates}} makes the templates show all dates alike.
bool are_shown_alike(const Document& document) {
  if (document.format != "wikitext") return false;
  const auto bytes = document.source->bytes();
  for (auto at = bytes.find("{{"); at != bytes.npos;
       at = bytes.find("{{", at + 2)) {
    std::string name;
    for (const char c : bytes.substr(at + 2, 13)) {
      name += c == '_' ? ' ' : lower(c);
    }
    if (name == "use dmy dates" || name == "use mdy dates") return true;
  }
  return false;
}

void report(Check& check, Index index, const DateField& field, const Kind& kind,
            DateStyle common, size_t count, size_t all) {
  const auto& date = field.parsed->date;
  const auto wanted = written_as(date, common);
  auto& finding = check.report_reference(
      index, field.written.span,
      fmt::format("\"{}\" is written unlike {} of the {} {}: write \"{}\"",
                  field.written.value, count, all, kind.name, wanted));
  const auto language = check.document.language;
  const bool has_english_months = language.empty() || language == "en";
  if (common != DateStyle::iso && !has_english_months) return;
  if (!is_verbatim(*check.document.source, field.written)) return;
  finding.fix = Fix{fmt::format("write {}", wanted),
                    Safety::safe,
                    {{field.written.span, wanted}}};
}

void check_kind(Check& check, const Kind& kind) {
  const auto& references = check.document.references;
  std::array<size_t, kStyles> counts{};
  size_t all = 0;
  for (const auto& reference : references) {
    for (const Field field : kind.fields) {
      const auto style = style_of(reference.*field);
      if (!style) continue;
      ++counts[*style];
      ++all;
    }
  }
  constexpr size_t kFewest = 10;
  const auto common = std::ranges::max_element(counts);
  if (all < kFewest || *common == all || *common * 10 < all * 9) return;
  if (are_shown_alike(check.document)) return;
  const auto usual = static_cast<size_t>(common - counts.begin());
  for (Index i = 0; i < references.size(); ++i) {
    for (const Field field : kind.fields) {
      const auto style = style_of(references[i].*field);
      if (!style || *style == usual) continue;
      report(check, i, references[i].*field, kind,
             static_cast<DateStyle>(usual), *common, all);
    }
  }
}

void check_document(Check& check) {
  for (const auto& kind : kKinds) check_kind(check, kind);
}

}  // namespace

extern const Rule citations_mixed_date_format;
constinit const Rule citations_mixed_date_format = {
    .id = "citations/mixed-date-format",
    .severity = Severity::info,
    .summary = "A date of a reference is written unlike nearly all others",
    .document = check_document,
};

}  // namespace listlint::rules
