// The accuracy that each rule page and docs/accuracy.md claim is what is
// measured on the corpus, with the defects that it has and with those that are
// put into it. Rules of the audit are measured against servers (tests/faults/).
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

#include "rules/table.h"
#include "tests/cli/corpus.h"
#include "tests/golden.h"
#include "tests/mutation/measure.h"

namespace listlint::corpus {
namespace {

struct Measured {
  size_t known = 0;  // defects marked by hand in the China list
  size_t found = 0;
  size_t findings = 0;   // in the China list
  size_t unmarked = 0;   // of those, on no line that is marked
  size_t elsewhere = 0;  // findings in the other lists
};

bool touches(const std::set<uint32_t>& lines,
             const std::vector<Defect>& defects, std::string_view rule) {
  for (const auto& defect : defects) {
    if (defect.rule == rule && lines.contains(defect.line)) return true;
  }
  return false;
}

Measured measure(std::string_view rule, const std::vector<Checked>& china,
                 const std::vector<Checked>& lists) {
  static const auto known_defects = defects();
  Measured measured;
  std::set<uint32_t> hit;
  for (const auto& finding : china[0].findings) {
    if (finding.rule != rule) continue;
    ++measured.findings;
    const auto lines = lines_of(china[0], finding);
    if (!touches(lines, known_defects, rule)) ++measured.unmarked;
    hit.insert(lines.begin(), lines.end());
  }
  for (const auto& defect : known_defects) {
    if (defect.rule != rule) continue;
    ++measured.known;
    if (hit.contains(defect.line)) ++measured.found;
  }
  for (const auto& list : lists) {
    for (const auto& finding : list.findings) {
      if (finding.rule == rule) ++measured.elsewhere;
    }
  }
  return measured;
}

std::string sentence(const Measured& m, size_t entries) {
  const auto china =
      m.known == 0 ? fmt::format(
                         "The China list has no defect of this kind marked; "
                         "findings in it: {}.",
                         m.findings)
                   : fmt::format(
                         "China list: {} of {} marked defects found; findings "
                         "on lines not marked: {}.",
                         m.found, m.known, m.unmarked);
  return fmt::format("{} Findings in the {} entries of `corpus/lists/`: {}.",
                     china, entries, m.elsewhere);
}

const std::vector<mutation::Score>& scores() {
  static const auto measured = mutation::measure();
  return measured;
}

TEST(Accuracy, OfEachRuleIsWhatItsPageSays) {
  const auto china = check({kChina});
  const auto lists = check(kLists);
  size_t entries = 0;
  for (const auto& list : lists) entries += list.document.entries.size();
  const std::string_view heading = "## Accuracy\n\n";
  for (const auto& row : rules::table()) {
    if (is_of_audit(*row.rule)) continue;
    const auto file = fmt::format("{}rules/{}.md", kRoot, row.rule->id);
    const auto page = read_file(file);
    const auto at = page.find(heading);
    ASSERT_NE(at, std::string::npos) << file;
    const auto expected =
        page.substr(0, at + heading.size()) +
        sentence(measure(row.rule->id, china, lists), entries) + " " +
        mutation::accuracy_sentence(scores(), row.rule->id) + "\n";
    EXPECT_EQ(golden(file, expected), expected) << file;
  }
}

// What the page says of the audit, which tests/faults/compare.py measures.
std::string of_links() {
  const auto page = read_file(kRoot + "docs/accuracy.md");
  const auto at = page.find("\n## Links\n");
  return at == std::string::npos ? std::string() : page.substr(at);
}

// One test, so that all is measured once a run of ctest.
TEST(Mutation, FindsNearlyAllDefectsOfEveryRuleWithHardlyAFalseAlarm) {
  std::vector<std::string_view> without;
  for (const auto& row : rules::table()) {
    if (is_of_audit(*row.rule)) continue;
    if (mutation::sum(scores(), row.rule->id).mutants > 0) continue;
    without.push_back(row.rule->id);
  }
  EXPECT_THAT(without, testing::IsEmpty());
  const auto elsewhere = mutation::measure({}, {}, 1);
  for (const auto& each : {scores(), elsewhere}) {
    const auto all = mutation::sum(each);
    EXPECT_GE(all.found * 100, all.mutants * 98);
    EXPECT_LE(all.false_alarms * 99, all.found);
  }
  const auto page = mutation::accuracy_page(scores(), elsewhere) + of_links();
  EXPECT_EQ(golden(kRoot + "docs/accuracy.md", page), page);
}

TEST(RuleIndex, ListsEveryRule) {
  std::string text =
      "# Rules\n\n"
      "`listlint explain RULE` prints the page of a rule; the pages are the\n"
      "files linked here. Examples on them are run by the tests, and the\n"
      "accuracy they give is measured by them.\n";
  std::string_view group;
  for (const auto& row : rules::table()) {
    const auto id = row.rule->id;
    const auto slash = id.find('/');
    if (id.substr(0, slash) != group) {
      group = id.substr(0, slash);
      text += fmt::format(
          "\n## {}\n\n| rule | severity | what it flags |\n"
          "| --- | --- | --- |\n",
          group);
    }
    text += fmt::format("| [{0}](../rules/{0}.md) | {1} | {2} |\n", id,
                        name_of(row.rule->severity), row.rule->summary);
  }
  EXPECT_EQ(golden(kRoot + "docs/rules.md", text), text);
}

}  // namespace
}  // namespace listlint::corpus
