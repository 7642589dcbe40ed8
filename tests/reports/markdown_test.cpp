#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/markdown_text.h"
#include "reports/report.h"
#include "tests/golden.h"
#include "tests/reports/hostile_sample.h"
#include "tests/reports/sample.h"

namespace listlint::reports {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

std::string render(std::span<const Checked> run, const Options& options = {}) {
  return find_format("markdown")->render(run, options);
}

TEST(Markdown, IsAsTheGoldenFile) {
  const auto run = sample::hostile_run();
  auto options = sample::hostile_options();
  const auto usual = render(run.documents, options);
  EXPECT_EQ(usual,
            golden(LISTLINT_ROOT "/tests/reports/golden/hostile.md", usual));
  options.show_folded = true;
  options.show_suppressed = true;
  const auto everything = render(run.documents, options);
  EXPECT_EQ(
      everything,
      golden(LISTLINT_ROOT "/tests/reports/golden/hostile.all.md", everything));
}

struct Case {
  std::string_view text;
  std::string_view escaped;
};

class MarkdownText : public testing::TestWithParam<Case> {};

TEST_P(MarkdownText, ReadsAsItIs) {
  EXPECT_EQ(markdown_text(GetParam().text, 100), GetParam().escaped);
}

constexpr Case kCases[] = {
    {"", ""},
    {"北京, Suriname (1)", "北京, Suriname (1)"},
    {"| a `b` *c* _d_ ~e~ \\",
     "&#124; a &#96;b&#96; &#42;c&#42; &#95;d&#95; <span>&#126;</span>e&#126; &#92;"},
    {"[a](b) ![c]", "&#91;a&#93;(b) !&#91;c&#93;"},
    {"<!-- </details> & &lt;",
     "&lt;!-- &lt;/details&gt; &amp; "
     "<span>&amp;</span>lt;"},
    {"@who a@b.org", "<span>@</span>who a<span>@</span>b.org"},
    {"#12 o/r#3 GH-4", "<span>#</span>12 o/r<span>#</span>3 GH<span>-</span>4"},
    {"https://a.org www.a.org",
     "https<span>:</span>//a.org www<span>.</span>a.org"},
    {":+1: a: b 1:2", "<span>:</span>+1: a: b 1<span>:</span>2"},
    {"$x$ 5 %", "<span>$</span>x<span>$</span> 5 %"},
    {"!1 ~bug %2 &3 ^4",
     "<span>!</span>1 <span>&#126;</span>bug "
     "<span>%</span>2 <span>&amp;</span>3 <span>^</span>4"},
    {"a\nb\x1B\xFF\u202E",
     "a&lt;U+000A&gt;b&lt;U+001B&gt;&lt;0xFF&gt;"
     "&lt;U+202E&gt;"},
};

INSTANTIATE_TEST_SUITE_P(Markdown, MarkdownText, testing::ValuesIn(kCases));

TEST(MarkdownText, IsCutBetweenCharacters) {
  EXPECT_EQ(markdown_text("北京市", 3), "北京市");
  EXPECT_EQ(markdown_text("北京市", 2), "北京…");
  EXPECT_EQ(markdown_text("<<", 1), "&lt;…");
  EXPECT_EQ(markdown_text("\x1B", 3), "&lt;U+…");
}

TEST(Markdown, SaysThatThereIsNothing) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "x\n"));
  EXPECT_EQ(render(run), "## listlint: no findings in 1 list\n\n");
  EXPECT_EQ(render(run, {.quiet = true}), "## listlint\n\n");
}

TEST(Markdown, TellsTheWorstFirst) {
  std::vector<Checked> run;
  run.push_back(sample::document("a.txt", "x\ny\n"));
  sample::add(run[0], "r/info", Severity::info, {0, 1}, "i");
  sample::add(run[0], "r/warning", Severity::warning, {2, 3}, "w");
  run.push_back(sample::document("b.txt", "x\ny\nz"));
  sample::add(run[1], "r/info", Severity::info, {0, 1}, "i");
  sample::add(run[1], "r/info", Severity::info, {2, 3}, "j");
  sample::add(run[1], "r/error", Severity::error, {4, 5}, "e");
  EXPECT_EQ(render(run),
            "## listlint: 1 error, 1 warning, 3 infos in 2 lists\n"
            "\n"
            "| rule | severity | findings |\n"
            "| --- | --- | ---: |\n"
            "| r/error | error | 1 |\n"
            "| r/warning | warning | 1 |\n"
            "| r/info | info | 3 |\n"
            "\n"
            "<details><summary><code>b.txt</code>: 1 error, 2 infos</summary>\n"
            "\n"
            "- **error** <code>b.txt:3</code> r/error: e\n"
            "- **info** <code>b.txt:1</code> r/info: i\n"
            "- **info** <code>b.txt:2</code> r/info: j\n"
            "\n"
            "</details>\n"
            "<details><summary><code>a.txt</code>: 1 warning, 1 info</summary>"
            "\n\n"
            "- **warning** <code>a.txt:2</code> r/warning: w\n"
            "- **info** <code>a.txt:1</code> r/info: i\n"
            "\n"
            "</details>\n");
}

// A document with so many warnings.
Checked with_warnings(const std::string& path, size_t number,
                      const std::string& message) {
  auto checked = sample::document(path, "x\n");
  for (size_t i = 0; i < number; ++i) {
    sample::add(checked, "r/s", Severity::warning, {0, 1}, message);
  }
  return checked;
}

size_t count_of(std::string_view text, std::string_view word) {
  size_t number = 0;
  for (auto at = text.find(word); at != text.npos;
       at = text.find(word, at + word.size())) {
    ++number;
  }
  return number;
}

TEST(Markdown, TellsAHundredFindingsOfAList) {
  std::vector<Checked> run;
  run.push_back(with_warnings("a.txt", 112, "m"));
  const auto text = render(run);
  EXPECT_EQ(count_of(text, "- **warning**"), 100U);
  EXPECT_THAT(text, EndsWith("- … and 12 more\n\n</details>\n"));
}

TEST(Markdown, FitsIntoACommentHoweverManyListsThereAre) {
  std::vector<Checked> run;
  run.push_back(with_warnings("few.txt", 1, "m"));
  for (int i = 0; i < 3'000; ++i) {
    run.push_back(with_warnings(fmt::format("{}.txt", i), 2, "m"));
  }
  run.push_back(with_warnings("many.txt", 3, "m"));
  const auto text = render(run);
  EXPECT_LT(text.size(), 65'000U);
  EXPECT_GT(text.size(), 60'000U);
  const auto told = count_of(text, "<details>");
  EXPECT_EQ(count_of(text, "</details>"), told);
  EXPECT_LT(text.find("many.txt"), text.find("<code>0.txt"));
  EXPECT_THAT(text, Not(HasSubstr("few.txt")));
  EXPECT_THAT(text,
              EndsWith(fmt::format(
                  "\n… and {} findings in {} lists more, which do not fit "
                  "here\n",
                  6'004 - (3 + 2 * (told - 1)), 3'002 - told)));
}

TEST(Markdown, FitsIntoACommentHoweverLongItsTextsAre) {
  std::vector<Checked> run;
  const std::string costly(1'000, '$');
  for (int i = 0; i < 50; ++i) {
    run.push_back(with_warnings(costly, 100, costly));
    run.emplace_back().failure = costly;
  }
  std::vector<std::string> rules;
  for (char c = 'a'; c <= 'z'; ++c) rules.push_back(costly + c);
  for (const auto& rule : rules) {
    sample::add(run[0], rule, Severity::error, {0, 1}, "m");
  }
  const auto text = render(run);
  EXPECT_LT(text.size(), 65'000U);
  EXPECT_EQ(count_of(text, "<details>"), 1U) << "one always fits";
  EXPECT_THAT(text, HasSubstr("\n- … and 49 more\n"));
  EXPECT_THAT(text, HasSubstr("\n… and 23 rules not shown\n"));
}

TEST(Markdown, SaysWhatCouldNotBeRead) {
  std::vector<Checked> run;
  run.emplace_back().failure = "cannot read a_b.txt: No such file";
  EXPECT_EQ(render(run),
            "## listlint\n\n"
            "- **unreadable** cannot read a&#95;b.txt: No such file\n\n");
}

}  // namespace
}  // namespace listlint::reports
