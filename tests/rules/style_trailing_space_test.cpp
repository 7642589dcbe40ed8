#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule style_trailing_space;
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

// The text after all fixes, until nothing is left to fix.
std::string fixed(const Rule& rule, std::string_view text) {
  pages::Example example;
  example.text.info = "text";
  example.text.text = text;
  return pages::run_example(rule, example).fixed;
}

using rules::style_trailing_space;

TEST(StyleTrailingSpace, ReportsEachPlaceWhereTheyAreFew) {
  EXPECT_EQ(findings(style_trailing_space,
                     "Harbin \nAarhus , Denmark\nAsahikawa , Japan\n  \n"
                     "Bucheon , South Korea\nZagreb , Croatia \t\n"
                     "Sibiu , Romania\nMiskolc , Hungary\nNiigata , Japan\n"),
            "1:7-1:8 warning style/trailing-space: a space at the end of the "
            "line: remove it\n"
            "4:1-4:3 warning style/trailing-space: spaces on a blank line: "
            "remove them\n"
            "6:17-6:19 warning style/trailing-space: spaces and tabs at the "
            "end of the line: remove them\n");
}

TEST(StyleTrailingSpace, ReportsOnceWhereTheyAreMany) {
  EXPECT_EQ(findings(style_trailing_space,
                     "Harbin\n\nAarhus , Denmark \nAsahikawa , Japan\n \n"
                     "Zagreb , Croatia \n"),
            "3:17-3:18 warning style/trailing-space: 2 of 4 lines end in "
            "spaces or tabs: remove them\n");
}

TEST(StyleTrailingSpace, ReportsAQuarterOfTheLinesOneByOne) {
  EXPECT_EQ(findings(style_trailing_space,
                     "Harbin\t\nAarhus , Denmark\nZagreb , Croatia\nPerm\n"),
            "1:7-1:8 warning style/trailing-space: a tab at the end of the "
            "line: remove it\n");
}

TEST(StyleTrailingSpace, KeepsLineEndsWhenItFixes) {
  EXPECT_EQ(fixed(style_trailing_space,
                  "Harbin \r\n \t\nAarhus , Denmark  \nZagreb , Croatia\t"),
            "Harbin\r\n\nAarhus , Denmark\nZagreb , Croatia");
}

TEST(StyleTrailingSpace, IsSilentOnCleanAndEmptyText) {
  EXPECT_EQ(findings(style_trailing_space, ""), "");
  EXPECT_EQ(findings(style_trailing_space, "Harbin\r\n\n Aarhus , Denmark"),
            "");
}

}  // namespace
}  // namespace listlint
