#include <gtest/gtest.h>

#include "reports/report.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using sample::add;
using sample::document;
using sample::place;

std::string render(const std::vector<Checked>& run, const Options& options) {
  return find_format("text")->render(run, options);
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1B') {
      at = text.find('m', at);
    } else {
      plain += text[at];
    }
  }
  return plain;
}

// One list with one error, drawn whole.
std::vector<Checked> run_of_one() {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Hangzhou\nParamaribo , Surinam\n"));
  Checked& checked = run.back();
  checked.document.sections.push_back(
      {sample::text(checked, "Hangzhou"), 1, {0, 1}, {}});
  Entry& entry = checked.document.entries.emplace_back();
  entry.name = sample::text(checked, "Paramaribo");
  entry.section = 0;
  Finding& finding = add(checked, "countries/misspelt", Severity::error,
                         place(checked, "Surinam"), "no such country");
  finding.entry = 0;
  finding.fix = Fix{"write Suriname", Safety::unsafe, {}};
  return run;
}

constexpr std::string_view kWholeReport =
    R"(error[countries/misspelt]: "Surinam" is not an English country name: did you mean "Suriname"?
 --> lists/a<U+001B>.txt:2:14
1 | Hangzhou [ 48]
  | -------- in this section
2 | Paramaribo , Surinam
  |              ^^^^^^^
  |
  = fix: write Suriname (unsafe)

warning[countries/foreign-name]: "中国" is not English: write "China"
 --> lists/a<U+001B>.txt:3:6
1 | Hangzhou [ 48]
  | -------- in this section
2 | Paramaribo , Surinam
  | ---------- written in English here
3 | 北京 , 中国
  |        ^^^^

warning[style/spacing]: a tab before the comma; the list writes a space
 --> lists/a<U+001B>.txt:4:8
1 | Hangzhou [ 48]
  | -------- in this section
...
4 | Kos)"
    "\u030C"
    R"(ice , Slovakia
  |       ^^
  |
  = fix: write a space (safe)

error[unicode/control]: control character <U+001B> in "Evil<U+001B>[31m"
 --> lists/a<U+001B>.txt:5:5
5 | Evil<U+001B>[31m "x" </script> , <U+202E>France
  |     ^^^^^^^^

error[unicode/bidi-control]: <U+202E> hides </script>
 --> lists/a<U+001B>.txt:5:27
5 | Evil<U+001B>[31m "x" </script> , <U+202E>France
  |                                  ^^^^^^^^

error[unicode/invalid-utf8]: "Bad <0xFF><0xC3>" is not UTF-8
 --> lists/a<U+001B>.txt:6:5
6 | Bad <0xFF><0xC3> , Peru
  |     ^^^^^^^^^^^^

warning[structure/extraction-loss]: entries were lost
  --> lists/a<U+001B>.txt:7:1
 7 | Empty
   | ^^^^^
 8 | Bare
 9 | ^ "A" . a.cn. Retrieved 1 May 2015 .
   | ---- not cited
10 | ^ "B" . b.cn. Retrieved 2 May 2015 .
   | ---- not cited
11 | ^ "C" . c.cn. Retrieved 3 May 2015 .
   | ---- not cited
12 | ^ "D" . d.cn. Retrieved 4 May 2015 .
   | ---- not cited
   |
   = note: … and 2 more places
   = note: explains 2 other findings (--show-folded lists them)

info[citations/stale-access-date]: accessed 11 years ago
 --> lists/a<U+001B>.txt:9:25
9 | ^ "A" . a.cn. Retrieved 1 May 2015 .
  |                         ^^^^^^^^^^

info[citations/stale-access-date]: accessed 11 years ago
  --> lists/a<U+001B>.txt:10:25
10 | ^ "B" . b.cn. Retrieved 2 May 2015 .
   |                         ^^^^^^^^^^

info[citations/stale-access-date]: accessed 11 years ago
  --> lists/a<U+001B>.txt:11:25
11 | ^ "C" . c.cn. Retrieved 3 May 2015 .
   |                         ^^^^^^^^^^

info[citations/stale-access-date]: 2 more like this, lines 12, 13 (--show-all lists them)

4 errors, 3 warnings, 5 infos in 2 lists (2 folded into others)
1 fixable with --fix (1 more with --unsafe-fixes)
)";

TEST(TextReport, ShowsEachFindingInItsLinesAndNeverAHostileByte) {
  EXPECT_EQ(render(sample::run(), {}), kWholeReport);
}

TEST(TextReport, ColoursLikeRustc) {
  EXPECT_EQ(render(run_of_one(), {.color = true}),
            "\x1B[1;31merror[countries/misspelt]\x1B[0m"
            "\x1B[1m: no such country\x1B[0m\n"
            " \x1B[1;34m-->\x1B[0m a.txt:2:14\n"
            "\x1B[1;34m1 |\x1B[0m Hangzhou\n"
            "  \x1B[1;34m|\x1B[0m \x1B[1;34m-------- in this section\x1B[0m\n"
            "\x1B[1;34m2 |\x1B[0m Paramaribo , Surinam\n"
            "  \x1B[1;34m|\x1B[0m              \x1B[1;31m^^^^^^^\x1B[0m\n"
            "  \x1B[1;34m|\x1B[0m\n"
            "  \x1B[1;34m=\x1B[0m \x1B[1mfix\x1B[0m: write Suriname (unsafe)\n"
            "\n"
            "1 error in 1 list\n");
}

TEST(TextReport, ColourAddsNothingButEscapes) {
  const auto colored = render(sample::run(), {.color = true});
  const auto plain = render(sample::run(), {});
  EXPECT_NE(colored, plain);
  EXPECT_EQ(without_escapes(colored), plain);
}

TEST(TextReport, QuietLeavesOutTheSummary) {
  const auto full = render(run_of_one(), {});
  const std::string_view summary = "1 error in 1 list\n";
  EXPECT_EQ(render(run_of_one(), {.quiet = true}),
            full.substr(0, full.size() - summary.size()));
  EXPECT_EQ(full.substr(full.size() - summary.size()), summary);
}

TEST(TextReport, SaysWhenThereIsNothing) {
  std::vector<Checked> run;
  EXPECT_EQ(render(run, {}), "") << "a summary would hide why";
  run.push_back(document("a.txt", "A\n"));
  EXPECT_EQ(render(run, {}), "no findings in 1 list\n");
  EXPECT_EQ(render(run, {.quiet = true}), "");
}

TEST(TextReport, ShowsFoldedFindingsWithTheirOwner) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", "Anhui\nBeijing\n"));
  Checked& checked = run.back();
  add(checked, "structure/extraction-loss", Severity::warning,
      place(checked, "Anhui"), "entries were lost");
  add(checked, "structure/empty-section", Severity::warning,
      place(checked, "Beijing"), "empty")
      .folded_into = checked.findings[0].fingerprint;
  EXPECT_EQ(render(run, {}),
            R"(warning[structure/extraction-loss]: entries were lost
 --> a.txt:1:1
1 | Anhui
  | ^^^^^
  |
  = note: explains 1 other finding (--show-folded lists it)

1 warning in 1 list (1 folded into others)
)");
  EXPECT_EQ(render(run, {.show_folded = true}),
            R"(warning[structure/extraction-loss]: entries were lost
 --> a.txt:1:1
1 | Anhui
  | ^^^^^
  |
  = note: explains 1 other finding

warning[structure/empty-section]: empty
 --> a.txt:2:1
2 | Beijing
  | ^^^^^^^
  |
  = note: explained by structure/extraction-loss

1 warning in 1 list (1 folded into others)
)");
}

// `count` findings of one rule, each on a line of its own.
std::vector<Checked> alike(int count, Severity severity) {
  std::vector<Checked> run;
  run.push_back(document("a.txt", std::string(40, '\n')));
  for (uint32_t i = 0; i < static_cast<uint32_t>(count); ++i) {
    add(run.back(), "countries/ambiguous", severity, {i, i}, "m");
  }
  return run;
}

size_t frames_in(const std::string& report) {
  size_t frames = 0;
  for (auto at = report.find("-->"); at != std::string::npos;
       at = report.find("-->", at + 1)) {
    ++frames;
  }
  return frames;
}

TEST(TextReport, CutsManyAlikeInfosToOneLine) {
  const auto four = render(alike(4, Severity::info), {});
  EXPECT_EQ(frames_in(four), 3U);
  EXPECT_EQ(four.substr(four.find("info[countries/ambiguous]: 1 more")),
            "info[countries/ambiguous]: 1 more like this, line 4 "
            "(--show-all lists it)\n\n4 infos in 1 list\n");
  const auto many = render(alike(30, Severity::info), {});
  EXPECT_EQ(frames_in(many), 3U);
  EXPECT_EQ(many.substr(many.find("info[countries/ambiguous]: 27 more")),
            "info[countries/ambiguous]: 27 more like this, lines 4, 5, 6, … "
            "(--show-all lists them)\n\n30 infos in 1 list\n");
}

TEST(TextReport, CutsNothingThatMatters) {
  EXPECT_EQ(frames_in(render(alike(3, Severity::info), {})), 3U);
  EXPECT_EQ(frames_in(render(alike(30, Severity::warning), {})), 30U);
  EXPECT_EQ(frames_in(render(alike(30, Severity::error), {})), 30U);
  EXPECT_EQ(frames_in(render(alike(30, Severity::info), {.show_all = true})),
            30U);
  auto owners = alike(30, Severity::info);
  owners[0].findings[5].folded_into = owners[0].findings[20].fingerprint;
  EXPECT_EQ(frames_in(render(owners, {})), 4U);
}

TEST(TextReport, CountsAlikeInfosInEachDocumentApart) {
  auto run = alike(3, Severity::info);
  run.push_back(std::move(alike(3, Severity::info)[0]));
  EXPECT_EQ(frames_in(render(run, {})), 6U);
}

TEST(TextReport, NamesThePageOfADump) {
  std::vector<Checked> run;
  run.push_back(sample::page("a.xml.bz2", "List of lakes", "A\nLima\n"));
  add(run.back(), "a/b", Severity::error, {2, 6}, "m");
  EXPECT_EQ(render(run, {.quiet = true}),
            "error[a/b]: m\n"
            " --> a.xml.bz2#List of lakes:2:1\n"
            "2 | Lima\n"
            "  | ^^^^\n\n");
}

}  // namespace
}  // namespace listlint::reports
