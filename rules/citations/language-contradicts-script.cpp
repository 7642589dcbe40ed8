#include <algorithm>
#include <fmt/format.h>

#include "lint/language/language.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/hosts.h"
#include "rules/title_language.h"

namespace listlint::rules {
namespace {

using language::Language;
using unicode::Script;

bool is_written_in(const Language& language, Script script) {
  return std::ranges::find(language.scripts, script) != language.scripts.end();
}

// Latin letters that a title in any language may consist of: one word (a
// name), an address, an acronym.
bool is_international(std::string_view title) {
  const bool one_word = title.find(' ') == std::string_view::npos;
  const bool capitals =
      std::ranges::none_of(title, [](char c) { return c >= 'a' && c <= 'z'; });
  return one_word || capitals || looks_like_host(title) ||
         title.find("://") != std::string_view::npos;
}

void check_script(Check& check, Index index, const Language& language,
                  Script script) {
  const auto& reference = check.document.references[index];
  const auto title = reference.title.value;
  if (script == Script::latin && is_international(title)) return;
  // A title with words of both is in both.
  for (const auto own : language.scripts) {
    if (language::has_script(title, own)) return;
  }
  check.report_reference(
      index, reference.title.span,
      fmt::format("the title is in {} script, in which {} is not written: "
                  "correct the language, or give the title as the source has "
                  "it",
                  language::script_name(script), language.name));
}

void check_words(Check& check, Index index, const Language& language) {
  const auto& title = check.document.references[index].title;
  const auto code = language::guess_latin(title.value);
  if (code.empty() || are_alike(code, language.code)) return;
  const auto* guessed = language::find(code);
  auto& finding = check.report_reference(
      index, title.span,
      fmt::format("the title seems to be {}, not {}: correct the language, or "
                  "give the title as the source has it",
                  guessed->name, language.name));
  finding.severity = Severity::info;
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  const auto* language = reference.known_language;
  if (language == nullptr || language->scripts.empty()) return;
  const auto script = language::main_script(reference.title.value);
  if (script == Script::unknown) return;
  if (!is_written_in(*language, script)) {
    check_script(check, index, *language, script);
  } else if (script == Script::latin) {
    check_words(check, index, *language);
  }
}

}  // namespace

extern const Rule citations_language_contradicts_script;
constinit const Rule citations_language_contradicts_script = {
    .id = "citations/language-contradicts-script",
    .severity = Severity::warning,
    .summary = "A title in letters that its language is not written in",
    .reference = check_reference,
};

}  // namespace listlint::rules
