#include <algorithm>
#include <fmt/format.h>

#include "lint/language/language.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/utf8.h"
#include "rules/country_names.h"
#include "rules/title_language.h"

namespace listlint::rules {
namespace {

using unicode::Script;

// The language of the list; English where it says none and writes its countries
// in English. Null where unknown.
const language::Language* list_language(const Document& document) {
  if (!document.language.empty()) return language::find(document.language);
  return is_english(document) ? language::find("en") : nullptr;
}

// "add "(in Georgian)"", or what to find out.
std::string advice(const language::Language* language) {
  if (language == nullptr) return "say in which language it is";
  return fmt::format("add \"(in {})\"", language->name);
}

void check_reference(Check& check, Index index,
                     const language::Language& expected) {
  const auto& reference = check.document.references[index];
  const auto title = reference.title.value;
  if (!reference.language.empty() || title.empty()) return;
  const auto script = language::main_script(title);
  if (script == Script::unknown) return;
  const Span span = title_place(*check.document.source, reference);
  if (std::ranges::find(expected.scripts, script) == expected.scripts.end()) {
    if (title.size() <= utf8::length_at(title, 0)) return;  // one letter
    check.report_reference(
        index, span,
        fmt::format("the title is in {} script and no language is given: {}",
                    language::script_name(script),
                    advice(language_by_script(title))));
    return;
  }
  if (script != Script::latin) return;
  const auto code = language::guess_latin(title);
  if (code.empty() || are_alike(code, expected.code)) return;
  const auto* guessed = language::find(code);
  check.report_reference(
      index, span,
      fmt::format("the title seems to be {} and no language is given: {}",
                  guessed->name, advice(guessed)));
}

void check_document(Check& check) {
  const auto* expected = list_language(check.document);
  if (expected == nullptr || expected->scripts.empty()) return;
  const auto size = static_cast<Index>(check.document.references.size());
  for (Index i = 0; i < size; ++i) check_reference(check, i, *expected);
}

}  // namespace

extern const Rule citations_language_missing;
constinit const Rule citations_language_missing = {
    .id = "citations/language-missing",
    .severity = Severity::warning,
    .summary = "A title in another language, and no word of which",
    .document = check_document,
};

}  // namespace listlint::rules
