#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "rules/table.h"
#include "tests/conventions/source_tree.h"

namespace listlint::conventions {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;

// The files of the rules' groups with an ending, as ids: "group/name".
std::vector<std::string> ids_of_files(std::string_view ending) {
  std::vector<std::string> ids;
  for (const auto& file : files({"rules"}, {ending})) {
    const auto id = file.path.substr(
        6, file.path.size() - 6 - ending.size());  // without "rules/"
    if (id.find('/') != std::string::npos) ids.push_back(id);
  }
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::string> ids_of_table() {
  std::vector<std::string> ids;
  for (const auto& row : rules::table()) ids.emplace_back(row.rule->id);
  return ids;
}

// Lower case words with dashes between them.
bool is_dashed_name(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.back() != '-' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool has_a_phase(const Rule& rule) {
  return rule.source || rule.entry || rule.section || rule.reference ||
         rule.document || rule.verdict || rule.audit || rule.suppression;
}

TEST(RuleFiles, AreTheRowsOfTheTableInOrder) {
  EXPECT_THAT(ids_of_table(), ElementsAreArray(ids_of_files(".cpp")));
}

TEST(RuleFiles, HaveAPageEach) {
  EXPECT_THAT(ids_of_files(".md"), ElementsAreArray(ids_of_files(".cpp")));
}

TEST(RuleFiles, HoldNoHeaders) { EXPECT_THAT(ids_of_files(".h"), IsEmpty()); }

TEST(RuleTable, HasEveryIdOnce) {
  const auto ids = ids_of_table();
  EXPECT_TRUE(std::ranges::is_sorted(ids, std::ranges::less_equal{}));
}

TEST(RuleTable, FindsEachRuleByItsId) {
  for (const auto& row : rules::table()) {
    EXPECT_EQ(rules::find(row.rule->id), &row) << row.rule->id;
  }
  EXPECT_EQ(rules::find("no/such-rule"), nullptr);
  EXPECT_EQ(rules::find(""), nullptr);
}

TEST(RuleTable, NamesRulesAndOptionsInDashedWords) {
  for (const auto& [rule, page] : rules::table()) {
    const auto slash = rule->id.find('/');
    ASSERT_NE(slash, std::string_view::npos) << rule->id;
    EXPECT_TRUE(is_dashed_name(rule->id.substr(0, slash))) << rule->id;
    EXPECT_TRUE(is_dashed_name(rule->id.substr(slash + 1))) << rule->id;
    for (const auto* option : rule->options) {
      EXPECT_TRUE(is_dashed_name(option->name)) << rule->id << option->name;
    }
  }
}

TEST(RuleTable, SummarisesRulesAndOptionsInOneLineWithoutFullStop) {
  const auto is_summary = [](std::string_view text) {
    return !text.empty() && text.size() <= 100 && text.back() != '.' &&
           text.find('\n') == std::string_view::npos;
  };
  for (const auto& [rule, page] : rules::table()) {
    EXPECT_TRUE(is_summary(rule->summary)) << rule->id << rule->summary;
    for (const auto* option : rule->options) {
      EXPECT_TRUE(is_summary(option->summary))
          << rule->id << option->name << option->summary;
    }
  }
}

TEST(RuleTable, HasDefaultsThatItsOptionsAllow) {
  for (const auto& [rule, page] : rules::table()) {
    for (const auto* option : rule->options) {
      EXPECT_LE(option->least, option->integer) << rule->id << option->name;
      EXPECT_GE(option->most, option->integer) << rule->id << option->name;
      if (option->type == Option::Type::choice) {
        EXPECT_EQ(std::ranges::count(option->choices, option->choice), 1)
            << rule->id << option->name;
      }
    }
  }
}

TEST(RuleTable, HasNoRuleThatLooksAtNothing) {
  for (const auto& [rule, page] : rules::table()) {
    EXPECT_TRUE(has_a_phase(*rule)) << rule->id;
  }
}

}  // namespace
}  // namespace listlint::conventions
