#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule style_spacing;
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

using rules::style_spacing;

// A list of `count` entries of one shape, then `rest`.
std::string list(int count, std::string_view rest) {
  std::string text = "Harbin\n";
  for (int i = 0; i < count; ++i) text += "Aarhus , Denmark\n";
  return text += rest;
}

TEST(StyleSpacing, ReportsTheCommaThatIsSpacedUnlikeTheOthers) {
  EXPECT_EQ(findings(style_spacing, list(20, "Varna, Bulgaria\n")),
            "22:6-22:8 warning style/spacing: the comma of \"Varna, Bulgaria\" "
            "is spaced unlike 20 others: write \"Varna , Bulgaria\"\n");
}

TEST(StyleSpacing, ReportsSeveralSpacesBeforeAComma) {
  EXPECT_EQ(findings(style_spacing, list(20, "Varna  , Bulgaria\n")),
            "22:6-22:10 warning style/spacing: the comma of "
            "\"Varna  , Bulgaria\" is spaced unlike 20 others: write "
            "\"Varna , Bulgaria\"\n");
}

TEST(StyleSpacing, IsSilentWithoutACustom) {
  EXPECT_EQ(findings(style_spacing, list(8, "Varna, Bulgaria\n")), "");
  EXPECT_EQ(
      findings(style_spacing, list(18, "Varna, Bulgaria\nPleven, Bulgaria\n")),
      "");
}

TEST(StyleSpacing, CountsCommasAfterQualifiersOnTheirOwn) {
  std::string text = "Harbin\n";
  for (int i = 0; i < 20; ++i) text += "Bath , England, United Kingdom\n";
  EXPECT_EQ(findings(style_spacing, text), "");
  EXPECT_EQ(findings(style_spacing, text + "Ayr , Scotland , United Kingdom\n"),
            "22:15-22:18 warning style/spacing: the comma of "
            "\"Scotland , United Kingdom\" is spaced unlike 20 others: write "
            "\"Scotland, United Kingdom\"\n");
}

TEST(StyleSpacing, ReportsSeveralSpacesInsideNamesAndHeadings) {
  EXPECT_EQ(findings(style_spacing, "Harbin  City\nPunta   Arenas , Chile\n"),
            "1:7-1:9 warning style/spacing: several spaces in "
            "\"Harbin  City\": write one\n"
            "2:6-2:9 warning style/spacing: several spaces in "
            "\"Punta   Arenas\": write one\n");
}

TEST(StyleSpacing, FixesBothKinds) {
  EXPECT_EQ(fixed(style_spacing, list(20, "Stara  Zagora, Bulgaria\n")),
            list(20, "Stara Zagora , Bulgaria\n"));
}

}  // namespace
}  // namespace listlint
