// The code frame, seen through the text report.
#include <gtest/gtest.h>

#include "reports/report.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using sample::document;

// What stands below the header of one finding without a message.
std::string frame(std::string bytes, Span span,
                  std::vector<Related> related = {}) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", std::move(bytes)));
  sample::add(run.back(), "a/b", Severity::error, span, "m").related =
      std::move(related);
  const auto report = find_format("text")->render(run, {.quiet = true});
  const std::string_view header = "error[a/b]: m\n";
  EXPECT_EQ(report.substr(0, header.size()), header);
  return report.substr(header.size());
}

std::string repeated(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Frame, AnEmptySpanIsOneCaret) {
  EXPECT_EQ(frame("Lima , Peru\n", {4, 4}),
            " --> a.txt:1:5\n"
            "1 | Lima , Peru\n"
            "  |     ^\n\n");
}

TEST(Frame, TheEndOfTheFileIsAPlace) {
  EXPECT_EQ(frame("Lima", {4, 4}),
            " --> a.txt:1:5\n"
            "1 | Lima\n"
            "  |     ^\n\n");
  EXPECT_EQ(frame("Lima\n", {5, 5}),
            " --> a.txt:1:6\n"
            "1 | Lima\n"
            "  |     ^\n\n");
  EXPECT_EQ(frame("", {0, 0}),
            " --> a.txt:1:1\n"
            "1 |\n"
            "  | ^\n\n");
}

TEST(Frame, ASpanOfALineEndIsOneCaretAfterTheLine) {
  EXPECT_EQ(frame("Lima\r\nQuito\n", {4, 6}),
            " --> a.txt:1:5\n"
            "1 | Lima\n"
            "  |     ^\n\n");
}

TEST(Frame, ASpanOverLinesIsMarkedToTheEndOfItsFirst) {
  EXPECT_EQ(frame("^ \"Lima\nand Quito\nand Bogota\"\n", {2, 24}),
            " --> a.txt:1:3\n"
            "1 | ^ \"Lima\n"
            "  |   ^^^^^ … to line 3\n\n");
  EXPECT_EQ(frame("Lima\nQuito\n", {0, 5}),
            " --> a.txt:1:1\n"
            "1 | Lima\n"
            "  | ^^^^\n\n");
}

TEST(Frame, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(frame("北京市 , 中国\n", {3, 9}),
            " --> a.txt:1:2\n"
            "1 | 北京市 , 中国\n"
            "  |   ^^^^\n\n");
}

TEST(Frame, ACombiningCharacterIsMarkedBelowItsBase) {
  EXPECT_EQ(frame("Kos\u030Cice\n", {3, 5}),
            " --> a.txt:1:4\n"
            "1 | Kos\u030Cice\n"
            "  |   ^\n\n");
  EXPECT_EQ(frame("Kos\u030Cice\n", {2, 5}),
            " --> a.txt:1:3\n"
            "1 | Kos\u030Cice\n"
            "  |   ^\n\n");
  EXPECT_EQ(frame("Kos\u030Cice\n", {5, 8}),
            " --> a.txt:1:5\n"
            "1 | Kos\u030Cice\n"
            "  |    ^^^\n\n");
}

TEST(Frame, ACombiningCharacterWithoutABaseGetsOne) {
  EXPECT_EQ(frame("\u0301a\n", {0, 2}),
            " --> a.txt:1:1\n"
            "1 | ◌\u0301a\n"
            "  | ^\n\n");
}

TEST(Frame, ASpanWithinACharacterMarksTheWholeOfIt) {
  EXPECT_EQ(frame("a中b\n", {2, 3}),
            " --> a.txt:1:2\n"
            "1 | a中b\n"
            "  |  ^^\n\n");
}

TEST(Frame, UnseenCharactersAreSpeltOutAndMarkedWhole) {
  EXPECT_EQ(frame("a\u200Bb\u00ADc\x07"
                  "d\xC0\xAF"
                  "e\tf\n",
                  {1, 4}),
            " --> a.txt:1:2\n"
            "1 | a<U+200B>b<U+00AD>c<U+0007>d<0xC0><0xAF>e f\n"
            "  |  ^^^^^^^^\n\n");
}

TEST(Frame, ALoneCarriageReturnIsSpeltOut) {
  EXPECT_EQ(frame("Lima\rQuito\n", {5, 10}),
            " --> a.txt:1:6\n"
            "1 | Lima<U+000D>Quito\n"
            "  |             ^^^^^\n\n");
}

TEST(Frame, AHundredColumnsAreShownWhole) {
  const std::string line(100, 'x');
  EXPECT_EQ(frame(line + "\n", {0, 1}),
            " --> a.txt:1:1\n"
            "1 | " +
                line +
                "\n"
                "  | ^\n\n");
}

TEST(Frame, ALongLineIsCutAroundTheSpan) {
  const std::string long_part(500, 'x');
  EXPECT_EQ(frame(long_part + "Surinam!!!" + long_part, {500, 510}),
            " --> a.txt:1:501\n"
            "1 | …" +
                std::string(45, 'x') + "Surinam!!!" + std::string(45, 'x') +
                "…\n"
                "  |  " +
                std::string(45, ' ') + "^^^^^^^^^^\n\n");
}

TEST(Frame, ALongLineIsCutAtOneEndOnlyNearTheOther) {
  const std::string long_part(500, 'x');
  EXPECT_EQ(frame("Lima" + long_part, {0, 4}),
            " --> a.txt:1:1\n"
            "1 | Lima" +
                std::string(96, 'x') +
                "…\n"
                "  | ^^^^\n\n");
  EXPECT_EQ(frame(long_part + "Lima", {500, 504}),
            " --> a.txt:1:501\n"
            "1 | …" +
                std::string(96, 'x') +
                "Lima\n"
                "  |  " +
                std::string(96, ' ') + "^^^^\n\n");
}

TEST(Frame, ALongSpanIsMarkedIntoTheCut) {
  const std::string long_part(500, 'x');
  EXPECT_EQ(frame(long_part, {50, 400}),
            " --> a.txt:1:51\n"
            "1 | …" +
                std::string(100, 'x') +
                "…\n"
                "  |  " +
                std::string(10, ' ') + std::string(91, '^') + "\n\n");
}

TEST(Frame, ALongLineOfWideCharactersIsCutBetweenThem) {
  const auto wide = repeated("中", 300);
  EXPECT_EQ(frame(wide, {450, 456}),
            " --> a.txt:1:151\n"
            "1 | …" +
                repeated("中", 50) +
                "…\n"
                "  |  " +
                std::string(48, ' ') + "^^^^\n\n");
}

TEST(Frame, PilesOfCombiningCharactersAreCutToo) {
  const auto report = frame("a" + repeated("\u0301", 100'000) + "b", {1, 3});
  EXPECT_LT(report.size(), 3'000U);
  EXPECT_EQ(report.substr(report.rfind("  |")), "  | ^\n\n");
}

TEST(Frame, ManyPlacesOfOneLongLineAreFoundInLinearTime) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", std::string(30'000'000, 'x')));
  for (uint32_t i = 0; i < 10'000; ++i) {
    const uint32_t at = i * 3'000;
    sample::add(run.back(), "a/b", Severity::error, {at, at + 20'000'000 / 2},
                "m")
        .related = {{{29'999'999 - at, 29'999'999 - at}, "here"}};
  }
  for (const Format& format : formats()) {
    EXPECT_LT(format.render(run, {}).size(), 10'000'000U) << format.name;
  }
}

TEST(Frame, RelatedPlacesStandInLineOrder) {
  EXPECT_EQ(frame("Lima\nQuito\nBogota\nCusco\nLima\n", {5, 10},
                  {{{24, 28}, "again here"}, {{0, 4}, "first here"}}),
            " --> a.txt:2:1\n"
            "1 | Lima\n"
            "  | ---- first here\n"
            "2 | Quito\n"
            "  | ^^^^^\n"
            "...\n"
            "5 | Lima\n"
            "  | ---- again here\n\n");
}

TEST(Frame, OneLineBetweenIsShownAndMoreAreDots) {
  EXPECT_EQ(
      frame("a\nb\nc\nd\ne\nf\n", {0, 1}, {{{4, 5}, "x"}, {{10, 11}, "y"}}),
      " --> a.txt:1:1\n"
      "1 | a\n"
      "  | ^\n"
      "2 | b\n"
      "3 | c\n"
      "  | - x\n"
      "...\n"
      "6 | f\n"
      "  | - y\n\n");
}

TEST(Frame, TheGutterFitsTheLargestNumber) {
  EXPECT_EQ(frame("Lima\n" + std::string(98, '\n') + "Lima\n", {0, 4},
                  {{{103, 107}, "again\nhere"}}),
            "   --> a.txt:1:1\n"
            "  1 | Lima\n"
            "    | ^^^^\n"
            "...\n"
            "100 | Lima\n"
            "    | ---- again<U+000A>here\n\n");
}

TEST(Frame, MarksOnOneLineShareARowWhereTheyCan) {
  EXPECT_EQ(frame("Lima , Peru ; Lima\n", {0, 4}, {{{14, 18}, "again"}}),
            " --> a.txt:1:1\n"
            "1 | Lima , Peru ; Lima\n"
            "  | ^^^^          ---- again\n\n");
  EXPECT_EQ(frame("Lima , Peru ; Lima\n", {14, 18}, {{{0, 4}, "first"}}),
            " --> a.txt:1:15\n"
            "1 | Lima , Peru ; Lima\n"
            "  | ---- first\n"
            "  |               ^^^^\n\n");
  EXPECT_EQ(frame("Lima , Peru\n", {0, 11}, {{{7, 11}, "country"}}),
            " --> a.txt:1:1\n"
            "1 | Lima , Peru\n"
            "  | ^^^^^^^^^^^\n"
            "  |        ---- country\n\n");
}

TEST(Frame, MarksFarApartOnALongLineGetARowEach) {
  const std::string long_part(500, 'x');
  EXPECT_EQ(frame("Lima" + long_part + "Lima", {0, 4}, {{{504, 508}, "again"}}),
            " --> a.txt:1:1\n"
            "1 | Lima" +
                std::string(96, 'x') +
                "…\n"
                "  | ^^^^\n"
                "1 | …" +
                std::string(96, 'x') +
                "Lima\n"
                "  |  " +
                std::string(96, ' ') + "---- again\n\n");
}

TEST(Frame, OneMoreThanFourRelatedPlacesIsCounted) {
  std::vector<Related> related;
  for (uint32_t i = 1; i < 6; ++i) related.push_back({{2 * i, 2 * i + 1}, "x"});
  const auto report = frame("a\nb\nc\nd\ne\nf\n", {0, 1}, related);
  EXPECT_EQ(report.substr(report.find("5 |")),
            "5 | e\n"
            "  | - x\n"
            "  |\n"
            "  = note: … and 1 more place\n\n");
}

// An entry's finding with the heading of its section.
std::string in_section(std::string_view heading, Span span, Index entry) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Anqing\nLima\nQuito\nKyiv\n"));
  Checked& checked = run.back();
  checked.document.sections.push_back(
      {sample::text(checked, heading), 1, {0, 1}, {}});
  checked.document.entries.emplace_back().section = 0;
  checked.document.entries.emplace_back();
  Finding& finding = sample::add(checked, "a/b", Severity::error, span, "m");
  finding.section = 0;
  finding.entry = entry;
  const auto report = find_format("text")->render(run, {.quiet = true});
  return report.substr(report.find("1 |"));
}

TEST(Frame, ShowsTheHeadingOfAnEntrysSectionOnly) {
  EXPECT_EQ(in_section("Anqing", {18, 22}, 0),
            "1 | Anqing\n"
            "  | ------ in this section\n"
            "...\n"
            "4 | Kyiv\n"
            "  | ^^^^\n\n");
  const std::string alone =
      "1 | Anqing\n"
      "  | ^^^\n\n";
  EXPECT_EQ(in_section("Anqing", {0, 3}, 0), alone) << "on the heading";
  EXPECT_EQ(in_section("", {0, 3}, 0), alone) << "no heading";
  EXPECT_EQ(in_section("Quito", {0, 3}, 1), alone) << "not of the section";
  EXPECT_EQ(in_section("Quito", {0, 3}, kNone), alone) << "not of an entry";
}

}  // namespace
}  // namespace listlint::reports
