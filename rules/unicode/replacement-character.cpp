#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

#include "lint/country/country.h"
#include "lint/gazetteer/gazetteer.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr uint32_t kReplacementBytes = 3;

// The entry whose name, as it is in the source, holds a place; null where there
// is none.
const Entry* entry_named_at(const Document& document, const Finding& finding) {
  if (finding.entry == kNone) return nullptr;
  const Entry& entry = document.entries[finding.entry];
  const bool holds = entry.name.span.contains(finding.span.begin) &&
                     is_verbatim(*document.source, entry.name);
  return holds ? &entry : nullptr;
}

// What a damaged name must have been, by the towns of its country; nullopt
// where that is not certain.
std::optional<std::string> name_meant(const Entry& entry) {
  if (entry.country.empty() && entry.country_name == nullptr) {
    return gazetteer::restore(entry.name.value, "");
  }
  if (entry.country_name == nullptr) return std::nullopt;
  const auto codes = entry.country_name->codes;
  if (codes.size() != 1) return std::nullopt;
  return gazetteer::restore(entry.name.value, codes.front());
}

void report_lost(Check& check, Span span) {
  const auto bytes = check.document.source->bytes();
  const Span word = word_around(bytes, span);
  const uint32_t count = span.size() / kReplacementBytes;
  Finding& finding = report_at(
      check, span,
      fmt::format(
          "\"{}\" has lost {} (U+FFFD REPLACEMENT CHARACTER): ",
          shown(check.slice(word)),
          count == 1 ? "a character" : fmt::format("{} characters", count)));
  const std::string_view them = count == 1 ? "it" : "them";
  if (const auto* entry = entry_named_at(check.document, finding)) {
    if (auto name = name_meant(*entry)) {
      finding.message += fmt::format(
          "write \"{}\", or restore {} from the source", *name, them);
      finding.fix = Fix{fmt::format("write {}", *name),
                        Safety::unsafe,
                        {{entry->name.span, *name}}};
      return;
    }
  }
  finding.message += fmt::format("restore {} from the source", them);
}

void check_source(Check& check) {
  const auto& notables = check.scan.notables;
  for (size_t i = 0; i < notables.size();) {
    if (notables[i].code_point != kReplacement) {
      ++i;
      continue;
    }
    Span span = notables[i].span;
    for (++i; i < notables.size() && notables[i].span.begin == span.end &&
              notables[i].code_point == kReplacement;
         ++i) {
      span.end = notables[i].span.end;
    }
    if (!is_misread(check.scan, span)) report_lost(check, span);
  }
}

}  // namespace

extern const Rule unicode_replacement_character;
constinit const Rule unicode_replacement_character = {
    .id = "unicode/replacement-character",
    .severity = Severity::error,
    .summary = "U+FFFD, which stands where a letter was lost",
    .source = check_source,
};

}  // namespace listlint::rules
