// Several reports in one run: which format goes where, and what cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/report_files.h"
#include "reports/report.h"
#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Outputs : public Program {
 protected:
  Outputs() {
    write("a.txt", "Hangzhou\n\nParamaribo , Surinam\nLima , Peru\n");
  }

  std::string file(const std::string& name) const {
    return read_file(folder_ + "/" + name);
  }
};

constexpr std::string_view kCheck = "check --no-config a.txt ";

TEST(FormatOfFile, IsSaidByTheEnding) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"a/results.json", "json"},
      {"a.jsonl", "jsonl"},
      {"a.sarif", "sarif"},
      {"a.sarif.json", "sarif"},
      {"a.rdjson", "rdjson"},
      {"a.codequality.json", "gitlab"},
      {"gl-code-quality-report.json", "gitlab"},
      {"a.xml", "junit"},
      {"a.checkstyle.xml", "checkstyle"},
      {"checkstyle.xml", "checkstyle"},
      {"a.md", "markdown"},
      {"A.MD", "markdown"},
      {"a.markdown", "markdown"},
      {"a.txt", "text"},
      {"a.log", "text"},
      {"a", "text"},
      {"-", "text"},
      {"", "text"},
      {"md", "text"},
  };
  for (const auto& [path, format] : cases) {
    EXPECT_EQ(format_of_file(path), format) << path;
    EXPECT_NE(reports::find_format(format), nullptr) << format;
  }
}

// The same bytes as when each is asked for alone.
TEST_F(Outputs, EachHoldsWhatItHoldsAlone) {
  const std::string check(kCheck);
  const auto together =
      run(check +
          "-o a.md -o a.xml -o checkstyle.xml -o a.json -o a.jsonl "
          "-o a.log -o -");
  EXPECT_EQ(together.exit_code, 1);
  EXPECT_EQ(together.output, run(check).output);
  EXPECT_EQ(file("a.log"), run(check).output);
  for (const auto& [name, format] :
       {std::pair("a.md", "markdown"), std::pair("a.xml", "junit"),
        std::pair("checkstyle.xml", "checkstyle"), std::pair("a.json", "json"),
        std::pair("a.jsonl", "jsonl")}) {
    const auto alone = run(check + "--format " + format);
    EXPECT_EQ(file(name), alone.output) << name;
    EXPECT_THAT(alone.output, HasSubstr("countries/misspelt")) << name;
  }
}

TEST_F(Outputs, TheFormatIsOfStdoutOrOfTheOnlyFile) {
  const std::string check(kCheck);
  const auto concise = run(check + "--format concise").output;
  EXPECT_THAT(concise, HasSubstr("\na.txt:3:14: error countries/misspelt: "));
  expect(check + "--format concise -o a.md", 1, "");
  EXPECT_EQ(file("a.md"), concise);
  expect(check + "--format concise -o - -o b.md", 1, concise);
  EXPECT_THAT(file("b.md"),
              StartsWith("## listlint: 1 error, 1 info in 1 list\n"));
}

TEST_F(Outputs, AreRefusedWhereTheyDoNotGoTogether) {
  const std::string check(kCheck);
  expect(check + "--format json -o b.md -o c.json", 2,
         "listlint: --format json does not say which of the outputs it is "
         "for: leave it out, as the ending of a file says its format (.json, "
         ".md), or write that format to stdout with -o -; --help tells more\n");
  expect(check + "-o b.md -o ./b.md", 2,
         "listlint: -o ./b.md is given twice; --help tells more\n");
  expect(check + "-o - -o -", 2,
         "listlint: -o - is given twice; --help tells more\n");
  for (const std::string mode : {"--diff", "--statistics", "--coverage"}) {
    expect(check + mode + " -o b.md -o c.json", 2,
           "listlint: " + mode +
               " writes one output: give -o once; --help tells more\n");
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/b.md"));
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/c.json"));
}

TEST_F(Outputs, OneThatCannotBeWrittenKeepsNoneOfTheOthersBack) {
  const std::string check(kCheck);
  const auto alone = run(check + "--format markdown").output;
  expect(check + "-o gone/a.json -o a.md", 2,
         "listlint: cannot write gone/a.json: No such file or directory\n");
  EXPECT_EQ(file("a.md"), alone);
  expect(check + "-o /dev/full -o b.md", 2,
         "listlint: cannot write /dev/full: No space left on device\n");
  EXPECT_EQ(file("b.md"), alone);
}

TEST_F(Outputs, NeverTakeThePlaceOfAListThatIsRead) {
  const auto before = file("a.txt");
  expect("check --no-config a.txt -o ./a.txt", 2,
         "listlint: -o a.txt would write over a list that is to be read\n");
  expect("show a.txt -o a.txt", 2,
         "listlint: -o a.txt would write over a list that is to be read\n");
  EXPECT_EQ(file("a.txt"), before);
}

TEST_F(Outputs, AreNoListsOfTheFolderThatTheyAreIn) {
  expect("check --no-config . -o a.md -o -", 1,
         run("check --no-config a.txt").output);
  const auto first = file("a.md");
  expect("check --no-config . -o a.md", 1, "");
  EXPECT_EQ(file("a.md"), first);
}

TEST_F(Outputs, AnAuditWritesVerdictsOnlyWhereThatIsTheFormat) {
  write("b.txt",
        "Hangzhou [1]\n\nOslo , Norway\nBonn , Germany\n\nReferences\n"
        "1. ^ \"A page\". hangzhou.gov.cn. Retrieved 2020-01-01.\n");
  write("b.md", "# Lakes\n\n- [One](ftp://a.org/) – a lake\n");
  const auto ran =
      run("audit --no-config -q b.txt b.md -o v.jsonl -o a.json -o - "
          "--format concise");
  EXPECT_THAT(ran.output, HasSubstr(" info links/not-checkable: "));
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_THAT(file("v.jsonl"),
              StartsWith("{\"url\":\"ftp://a.org/\",\"state\":\"skipped\","));
  EXPECT_THAT(file("v.jsonl"), Not(HasSubstr("not-checkable")));
  EXPECT_THAT(file("a.json"),
              StartsWith("{\"version\":1,\"findings\":[\n{\"rule\":"
                         "\"links/not-checkable\","));
}

}  // namespace
}  // namespace listlint::cli
