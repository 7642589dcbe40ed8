#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule style_dash;
}  // namespace rules

namespace {

// What a rule says of a plain text list on 24 November 2026.
std::string findings(const Rule& rule, std::string_view text) {
  pages::Example example;
  example.text.info = "text";
  example.text.text = text;
  const auto ran = pages::run_example(rule, example);
  return ran.error + ran.findings;
}

using rules::style_dash;

// A list with `count` headings "Saint-Denis", then `rest`.
std::string list(int count, std::string_view rest) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "Saint-Denis\n";
  return text += rest;
}

TEST(StyleDash, ReportsFormsOtherThanTheUsualOneInNamesHeadingsAndTitles) {
  EXPECT_EQ(findings(style_dash, list(6,
                                      "SAINT - DENIS\nSaint–Denis , France\n"
                                      "^ \"In saint—denis\" . a.fr .\n")),
            "7:1-7:14 info style/dash: \"SAINT - DENIS\" is written "
            "\"SAINT-DENIS\" 6 times in this list: keep to one form\n"
            "8:1-8:12 info style/dash: \"Saint–Denis\" is written "
            "\"Saint-Denis\" 6 times in this list: keep to one form\n"
            "9:7-9:18 info style/dash: \"saint—denis\" is written "
            "\"saint-denis\" 6 times in this list: keep to one form\n");
}

TEST(StyleDash, IsSilentWithoutAUsualForm) {
  EXPECT_EQ(findings(style_dash, list(2, "Saint - Denis\n")), "");
  EXPECT_EQ(findings(style_dash, list(3, "Saint - Denis\nSaint - Denis\n")),
            "");
}

TEST(StyleDash, ReportsHyphensWhereAnotherDashIsUsual) {
  EXPECT_EQ(findings(style_dash, "A – B\nA – B\nA – B\nA-B\n"),
            "4:1-4:4 info style/dash: \"A-B\" is written \"A – B\" 3 times "
            "in this list: keep to one form\n");
}

TEST(StyleDash, ReadsOnlyDashesBetweenLetters) {
  EXPECT_EQ(findings(style_dash, "A-1\nA-1\nA-1\nA - 1\n-B\n-B\n-B\n- B\n"),
            "");
}

}  // namespace
}  // namespace listlint
