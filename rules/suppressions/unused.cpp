#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/line_edit.h"
#include "rules/table.h"

namespace listlint::rules {
namespace {

// Whether all that a name stands for was looked for: a rule that is off, or
// that a run leaves out, may have been what it is for.
bool is_judged(const Suppression::Name& name) {
  const auto word = name.word.value;
  if (word.find('/') != word.npos) return name.rules > 0;
  const auto of_group = std::ranges::count_if(table(), [&](const Row& row) {
    return row.rule->id.substr(0, row.rule->id.find('/')) == word;
  });
  return name.rules > 0 && name.rules >= static_cast<size_t>(of_group);
}

bool is_unused(const Suppression::Name& name) {
  return name.hits == 0 && !is_of_suppressions(name.word.value) &&
         is_judged(name);
}

Edit remove_comment(const Check& check, const Suppression& suppression) {
  const auto& source = *check.document.source;
  const bool one_line =
      check.slice(suppression.span).find('\n') == std::string_view::npos;
  if (suppression.alone && one_line) {
    return remove_line(source, suppression.span.begin);
  }
  Span span = suppression.span;
  const auto bytes = source.bytes();
  while (span.begin > 0 && bytes[span.begin - 1] == ' ') --span.begin;
  return {span, ""};
}

// In the words of what it is for.
std::string where(const Suppression& suppression) {
  switch (suppression.scope) {
    case Suppression::Scope::file:
      return "in this list";
    case Suppression::Scope::region:
      return "up to its end";
    default:
      return suppression.alone ? "on the line below" : "on this line";
  }
}

void check_suppression(Check& check, const Suppression& suppression) {
  if (!suppression.holds() || !suppression.judged) return;
  const bool all = std::ranges::all_of(suppression.names, is_unused);
  for (const auto& name : suppression.names) {
    if (!is_unused(name)) continue;
    if (suppression.scope == Suppression::Scope::finding) {
      check.report(suppression.span,
                   fmt::format("no finding of {} has this fingerprint any "
                               "more: remove the entry",
                               name.word.value));
      continue;
    }
    auto& finding = check.report(
        suppression.names.size() == 1 ? suppression.span : name.word.span,
        fmt::format("nothing of {} is found {}: remove {}", name.word.value,
                    where(suppression), all ? "the comment" : "its name"));
    if (!all) continue;
    finding.fix = {"remove the comment",
                   Safety::unsafe,
                   {remove_comment(check, suppression)}};
  }
}

}  // namespace

extern const Rule suppressions_unused;
constinit const Rule suppressions_unused = {
    .id = "suppressions/unused",
    .severity = Severity::warning,
    .summary = "A suppression that suppresses nothing",
    .suppression = check_suppression,
};

}  // namespace listlint::rules
