#include <algorithm>
#include <fmt/format.h>

#include "tests/mutation/measure.h"

namespace listlint::mutation {
namespace {

// Of what a rule says, the share that is so.
std::string precision(const Score& score) {
  return percent(score.found, score.found + score.false_alarms);
}

std::string row(std::string_view rule, std::string_view what,
                const Score& score) {
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", rule, what,
                     score.mutants, score.found,
                     percent(score.found, score.mutants), score.false_alarms,
                     precision(score));
}

}  // namespace

Score sum(const std::vector<Score>& scores, std::string_view rule) {
  Score total{rule, {}};
  for (const auto& score : scores) {
    if (!rule.empty() && score.rule != rule) continue;
    total.mutants += score.mutants;
    total.found += score.found;
    total.false_alarms += score.false_alarms;
  }
  return total;
}

std::string percent(size_t part, size_t whole) {
  if (whole == 0) return "none";
  const size_t tenths = part * 1000 / whole;
  if (tenths % 10 == 0) return fmt::format("{} %", tenths / 10);
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::string accuracy_page(const std::vector<Score>& scores,
                          const std::vector<Score>& elsewhere) {
  std::string page =
      "# Accuracy\n\n"
      "Known defects are put into clean lists of `corpus/`, one at a time, "
      "and\n"
      "the rules, all at once and with their defaults, are asked for them. A\n"
      "defect is found where its rule points to its line. Any other warning "
      "or\n"
      "error that the list did not have before is a false alarm, unless the\n"
      "defect is one of that kind, too: an entry that is copied may be out of\n"
      "order. The operators are in `tests/mutation/`.\n\n"
      "```sh\n./dev mutation\n```\n\n"
      "measures this anew and prints each defect that was missed. Rules and\n"
      "operators were mended by what it said, so the second line, with other\n"
      "places drawn, tells more of what to expect.\n\n"
      "| rule | defect | put in | found | recall | false alarms | precision |\n"
      "| --- | --- | --- | --- | --- | --- | --- |\n";
  page += row("**all**", "", sum(scores));
  page += row("**all**", "at other places", sum(elsewhere));
  for (const auto& score : scores) {
    page += row(fmt::format("[{0}](../rules/{0}.md)", score.rule), score.what,
                score);
  }
  return page;
}

std::string accuracy_sentence(const std::vector<Score>& scores,
                              std::string_view rule) {
  const auto total = sum(scores, rule);
  return fmt::format(
      "Defects put into clean lists: {} of {} found; "
      "false alarms: {}.",
      total.found, total.mutants, total.false_alarms);
}

}  // namespace listlint::mutation
