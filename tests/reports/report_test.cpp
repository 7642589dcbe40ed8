#include "reports/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using ::testing::ElementsAre;

TEST(Formats, AreFoundByName) {
  std::vector<std::string> names;
  for (const Format& format : formats()) {
    names.emplace_back(format.name);
    EXPECT_EQ(find_format(format.name), &format);
    EXPECT_FALSE(format.summary.empty());
  }
  EXPECT_THAT(names, ElementsAre("text", "concise", "json", "jsonl", "sarif",
                                 "gitlab", "rdjson", "github", "junit",
                                 "checkstyle", "markdown", "html"));
  EXPECT_EQ(find_format("yaml"), nullptr);
  EXPECT_EQ(find_format(""), nullptr);
}

TEST(Count, KeepsFoldedFindingsApartAndSkipsWhatCouldNotBeRead) {
  const Counts counts = count(sample::run());
  EXPECT_EQ(counts.errors, 4U);
  EXPECT_EQ(counts.warnings, 3U);
  EXPECT_EQ(counts.infos, 5U);
  EXPECT_EQ(counts.folded, 2U);
  EXPECT_EQ(counts.documents, 2U);
}

TEST(Visible, SpellsOutWhatCouldDriveATerminalOrHide) {
  EXPECT_EQ(visible(""), "");
  EXPECT_EQ(visible("Łódź 北京 e\u0301 \U0001F1E8\U0001F1F3"),
            "Łódź 北京 e\u0301 \U0001F1E8\U0001F1F3");
  EXPECT_EQ(visible("a\tb"), "a b");
  EXPECT_EQ(visible(std::string_view("\0\n\r\x1B\x7F", 5)),
            "<U+0000><U+000A><U+000D><U+001B><U+007F>");
  EXPECT_EQ(visible("\u009B31m"), "<U+009B>31m") << "the C1 form of ESC [";
  EXPECT_EQ(visible("\u202Ea\u2066b\u061Cc\u200F"),
            "<U+202E>a<U+2066>b<U+061C>c<U+200F>");
  EXPECT_EQ(visible("\u200B\u00AD\uFEFF\uFE0F\U000E0041"),
            "<U+200B><U+00AD><U+FEFF><U+FE0F><U+E0041>");
  EXPECT_EQ(visible("\u2028\u2029"), "<U+2028><U+2029>");
  EXPECT_EQ(visible("\u0378"), "<U+0378>") << "unassigned";
  EXPECT_EQ(visible("\xFF\xE4\xB8"), "<0xFF><0xE4><0xB8>");
  EXPECT_EQ(visible("\xED\xA0\x80"), "<0xED><0xA0><0x80>") << "a surrogate";
}

TEST(FingerprintText, HasSixteenDigits) {
  EXPECT_EQ(fingerprint_text(0), "0000000000000000");
  EXPECT_EQ(fingerprint_text(0x9FABCDEF01234567), "9fabcdef01234567");
}

std::string statistics(std::span<const Checked> run, const Options& options) {
  return render(begin_statistics(options), run);
}

TEST(Statistics, CountsByRuleMostFirst) {
  const auto run = sample::run();
  EXPECT_EQ(statistics(run, {}),
            "5  info     citations/stale-access-date\n"
            "1  warning  countries/foreign-name\n"
            "1  error    countries/misspelt\n"
            "1  warning  structure/extraction-loss\n"
            "1  warning  style/spacing\n"
            "1  error    unicode/bidi-control\n"
            "1  error    unicode/control\n"
            "1  error    unicode/invalid-utf8\n");
  EXPECT_EQ(statistics({}, {}), "");
}

TEST(Statistics, AlignsNumbersAndColoursSeverities) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "Lima\n"));
  const auto add = [&](std::string_view rule, Severity severity) -> Finding& {
    return sample::add(run.back(), rule, severity, {0, 4}, "m");
  };
  for (int i = 0; i < 10; ++i) add("b/b", Severity::info);
  add("a/a", Severity::error);
  add("c/c", Severity::warning).folded_into = 1;
  EXPECT_EQ(statistics(run, {.color = true, .show_folded = true}),
            "10  \x1B[1;36minfo\x1B[0m     b/b\n"
            " 1  \x1B[1;31merror\x1B[0m    a/a\n"
            " 1  \x1B[1;33mwarning\x1B[0m  c/c\n");
  EXPECT_EQ(statistics(run, {}),
            "10  info     b/b\n"
            " 1  error    a/a\n");
}

TEST(ConciseReport, IsOneLineAFinding) {
  EXPECT_EQ(
      find_format("concise")->render(sample::run(), {}),
      R"(lists/a<U+001B>.txt:2:14: error countries/misspelt: "Surinam" is not an English country name: did you mean "Suriname"?
lists/a<U+001B>.txt:3:6: warning countries/foreign-name: "中国" is not English: write "China"
lists/a<U+001B>.txt:4:8: warning style/spacing: a tab before the comma; the list writes a space
lists/a<U+001B>.txt:5:5: error unicode/control: control character <U+001B> in "Evil<U+001B>[31m"
lists/a<U+001B>.txt:5:27: error unicode/bidi-control: <U+202E> hides </script>
lists/a<U+001B>.txt:6:5: error unicode/invalid-utf8: "Bad <0xFF><0xC3>" is not UTF-8
lists/a<U+001B>.txt:7:1: warning structure/extraction-loss: entries were lost
lists/a<U+001B>.txt:9:25: info citations/stale-access-date: accessed 11 years ago
lists/a<U+001B>.txt:10:25: info citations/stale-access-date: accessed 11 years ago
lists/a<U+001B>.txt:11:25: info citations/stale-access-date: accessed 11 years ago
lists/a<U+001B>.txt:12:25: info citations/stale-access-date: accessed 11 years ago
lists/a<U+001B>.txt:13:25: info citations/stale-access-date: accessed 11 years ago
4 errors, 3 warnings, 5 infos in 2 lists (2 folded into others)
1 fixable with --fix (1 more with --unsafe-fixes)
)");
}

// Two dismissed findings and one that is told, in a list, and one in an
// ignore file, which is none.
std::vector<Checked> dismissed_run() {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "Lima\nQuito\nOulu\n"));
  auto& suppressed =
      sample::add(run.back(), "a/a", Severity::error, {0, 4}, "one");
  suppressed.dismissal = Dismissal::suppressed;
  suppressed.reason = "two towns\x1B";
  sample::add(run.back(), "b/b", Severity::warning, {5, 10}, "two").dismissal =
      Dismissal::baseline;
  sample::add(run.back(), "c/c", Severity::warning, {11, 15}, "three");
  run.push_back(sample::document("ignore.yaml", "- x\n"));
  run.back().is_list = false;
  sample::add(run.back(), "d/d", Severity::warning, {0, 3}, "four");
  return run;
}

TEST(ConciseReport, CountsDismissedFindingsAndShowsThemWhenAsked) {
  const std::string summary =
      "2 warnings in 1 list (1 suppressed, 1 in the baseline)\n";
  EXPECT_EQ(find_format("concise")->render(dismissed_run(), {}),
            "a.txt:3:1: warning c/c: three\n"
            "ignore.yaml:1:1: warning d/d: four\n" +
                summary);
  EXPECT_EQ(find_format("concise")->render(dismissed_run(),
                                           {.show_suppressed = true}),
            "a.txt:1:1: error a/a: one (suppressed: two towns<U+001B>)\n"
            "a.txt:2:1: warning b/b: two (in the baseline)\n"
            "a.txt:3:1: warning c/c: three\n"
            "ignore.yaml:1:1: warning d/d: four\n" +
                summary);
}

TEST(TextReport, MarksDismissedFindingsAndTellsHowToDismiss) {
  const auto text = find_format("text")->render(
      dismissed_run(),
      {.quiet = true, .show_suppressed = true, .verbose = true});
  EXPECT_EQ(text, R"(error[a/a]: one
 --> a.txt:1:1
1 | Lima
  | ^^^^
  |
  = note: suppressed: two towns<U+001B>

warning[b/b]: two
 --> a.txt:2:1
2 | Quito
  | ^^^^^
  |
  = note: in the baseline

warning[c/c]: three
 --> a.txt:3:1
3 | Oulu
  | ^^^^
  |
  = ignore: listlint ignore 000000000000f003 --reason …

warning[d/d]: four
 --> ignore.yaml:1:1
1 | - x
  | ^^^

)");
}

TEST(Statistics, CountDismissedFindingsWhenAsked) {
  EXPECT_EQ(statistics(dismissed_run(), {}),
            "1  warning  c/c\n1  warning  d/d\n");
  EXPECT_EQ(statistics(dismissed_run(), {.show_suppressed = true}),
            "1  error    a/a\n1  warning  b/b\n1  warning  c/c\n"
            "1  warning  d/d\n");
}

TEST(ConciseReport, ColoursAndShowsFoldedFindings) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "Lima\nQuito\n"));
  sample::add(run.back(), "a/a", Severity::info, {0, 4}, "owner");
  sample::add(run.back(), "b/b", Severity::warning, {5, 10}, "owned")
      .folded_into = run.back().findings[0].fingerprint;
  EXPECT_EQ(find_format("concise")->render(
                run, {.color = true, .show_folded = true, .quiet = true}),
            "a.txt:1:1: \x1B[1;36minfo\x1B[0m a/a: owner\n"
            "a.txt:2:1: \x1B[1;33mwarning\x1B[0m b/b: owned "
            "(explained by a/a)\n");
  EXPECT_EQ(find_format("concise")->render(run, {}),
            "a.txt:1:1: info a/a: owner\n"
            "1 info in 1 list (1 folded into others)\n");
}

TEST(ConciseReport, NamesThePageOfADump) {
  std::vector<Checked> run;
  run.push_back(sample::page("a.xml", "List of\x1B lakes", "Lima\n"));
  sample::add(run.back(), "a/a", Severity::info, {0, 4}, "m");
  EXPECT_EQ(find_format("concise")->render(run, {.quiet = true}),
            "a.xml#List of<U+001B> lakes:1:1: info a/a: m\n");
}

// These choose what they show, and so wait for the last document.
bool waits(std::string_view format) {
  return format == "sarif" || format == "github" || format == "markdown" ||
         format == "html";
}

// Every report is the same whether documents come one by one or at once.
TEST(Reports, AreWrittenAsDocumentsCome) {
  const auto run = sample::run();
  for (const Format& format : formats()) {
    const auto report = format.begin({});
    std::string whole;
    for (const auto& checked : run) {
      std::string piece;
      report->add(piece, checked);
      whole += piece;
      if (checked.findings.empty()) continue;
      EXPECT_EQ(piece.size() > 1'000, !waits(format.name)) << format.name;
    }
    report->end(whole);
    EXPECT_EQ(whole, format.render(run, {})) << format.name;
  }
}

}  // namespace
}  // namespace listlint::reports
