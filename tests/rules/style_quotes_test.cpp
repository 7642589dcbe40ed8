#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule style_quotes;
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

using rules::style_quotes;

// The findings for a reference that is the second line.
std::string of_reference(std::string_view reference) {
  return findings(style_quotes, "Harbin [ 1]\n^ " + std::string(reference));
}

TEST(StyleQuotes, ReportsStraightMarksNestedInStraightMarks) {
  constexpr std::string_view kMessage =
      "warning style/quotes: straight quotation marks inside a title in "
      "straight quotation marks: write the inner ones as ‘…’ or "
      "“…”\n";
  EXPECT_EQ(of_reference("\"A \"b\" c\" . a.cn . Retrieved 1 May 2020 ."),
            "2:3-2:12 " + std::string(kMessage));
  EXPECT_EQ(of_reference("\" \"b\" c\" . a.cn . Retrieved 1 May 2020 ."),
            "2:3-2:11 " + std::string(kMessage));
}

TEST(StyleQuotes, PointsOutASpaceBetweenInnerAndOuterMark) {
  EXPECT_EQ(of_reference("\"They are 'sisters' \" . a.cn ."),
            "2:21-2:24 info style/quotes: a space between the inner and the "
            "outer quotation mark: remove it\n");
  EXPECT_EQ(of_reference("\" “Sisters” they are\" . a.cn ."),
            "2:3-2:6 info style/quotes: a space between the inner and the "
            "outer quotation mark: remove it\n");
}

TEST(StyleQuotes, ReportsAMarkWithoutItsOtherHalf) {
  EXPECT_EQ(of_reference("\"《A》 and 「B\" . a.cn ."),
            "2:4-2:14 warning style/quotes: the title has a 「 without its "
            "other half: add it or remove this one\n");
  EXPECT_EQ(of_reference("\"A」「B\" . a.cn ."),
            "2:4-2:8 warning style/quotes: the title has a 」 without its "
            "other half: add it or remove this one\n");
  EXPECT_EQ(of_reference("\"The “sisters\" . a.cn ."),
            "2:4-2:16 warning style/quotes: the title has a “ without its "
            "other half: add it or remove this one\n");
}

TEST(StyleQuotes, KnowsThePairsOfManyLanguages) {
  EXPECT_EQ(of_reference("\"„Die \u201a\u00c4\u2018“ «s» "
                         "”Hej” 『「a」』\" . a.de ."),
            "");
}

TEST(StyleQuotes, SparesApostrophesAndTitlesThatWereCut) {
  EXPECT_EQ(of_reference("\"York's Xi'an \" . a.cn ."), "");
  EXPECT_EQ(of_reference("\"The “sisters …\" . a.cn ."), "");
}

TEST(StyleQuotes, TakesAMarkBetweenHebrewLettersForAnAbbreviation) {
  EXPECT_EQ(of_reference("\"דו\"ח של צה\"ל\" . a.il ."), "");
  EXPECT_EQ(of_reference("\"דו\u201dח\" . a.il ."), "");
}

}  // namespace
}  // namespace listlint
