#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "lint/rule.h"
#include "lint/settings.h"
#include "rules/table.h"

namespace listlint::rules {
namespace {

using Words = std::vector<std::string_view>;

// Ids and groups. Rules of a config ("custom/…") that this run leaves out
// cannot be told from those that do not exist.
bool is_known(const Suppression::Name& name, const Words& words) {
  const auto word = name.word.value;
  return name.rules > 0 || word == "custom" || word.starts_with("custom/") ||
         std::ranges::find(words, word) != words.end();
}

Words known_words() {
  std::vector<const Rule*> rules;
  for (const auto& row : table()) rules.push_back(row.rule);
  return rule_words(rules);
}

std::string suggestion(std::string_view word, const Words& words) {
  constexpr size_t kLongest = 60;  // a longer word is no slip of the hand
  return word.size() > kLongest ? std::string() : did_you_mean(word, words);
}

void check_names(Check& check, const Suppression& suppression) {
  for (const auto& name : suppression.names) {
    if (is_of_suppressions(name.word.value)) {
      check.report(name.word.span,
                   fmt::format("\"{}\" cannot be suppressed: mend what it "
                               "finds, or switch it off in the config",
                               name.word.value));
      continue;
    }
    if (name.rules > 0) continue;
    const auto words = known_words();
    if (is_known(name, words)) continue;
    check.report(
        name.word.span,
        fmt::format("there is no rule or group \"{}\"{}", name.word.value,
                    suggestion(name.word.value, words)));
  }
}

void check_suppression(Check& check, const Suppression& suppression) {
  using Scope = Suppression::Scope;
  if (suppression.scope == Scope::unknown) {
    const auto word = suppression.directive.value;
    const Words directives(std::begin(kDirectives), std::end(kDirectives));
    check.report(suppression.directive.span,
                 fmt::format("there is no comment \"{}\"{}", word,
                             suggestion(word, directives)));
    return;
  }
  if (suppression.names.empty() && suppression.scope != Scope::end) {
    check.report(suppression.span,
                 fmt::format("this names no rule: write \"{} RULE: why\"",
                             suppression.directive.value));
    return;
  }
  check_names(check, suppression);
}

}  // namespace

extern const Rule suppressions_unknown_rule;
constinit const Rule suppressions_unknown_rule = {
    .id = "suppressions/unknown-rule",
    .severity = Severity::error,
    .summary = "A suppression that names a rule that does not exist",
    .suppression = check_suppression,
};

}  // namespace listlint::rules
