// Ignore files and the baseline, as a user meets them.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>

#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint {
namespace {

constexpr const char* kTwice = "Beihai\nImatra , Finland\nImatra , Finland\n";
constexpr const char* kFlags = " --select duplicates,suppressions --format ";

std::string twice_in(const std::string& path) {
  return path +
         ":3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this "
         "section already: remove one\n";
}

class Dismissed : public Program {
 protected:
  std::string fingerprint_of(const std::string& path) {
    const auto line = run("check " + path + kFlags + "jsonl").output;
    const std::string key = "\"fingerprint\":\"";
    const auto at = line.find(key);
    return at == line.npos ? "" : line.substr(at + key.size(), 16);
  }
};

TEST_F(Dismissed, TellsWhatCommentsSuppressWhenAsked) {
  write("a.txt",
        "Beihai\nImatra , Finland\nImatra , Finland "
        "<!-- listlint-ignore duplicates/exact-entry: two districts -->\n");
  expect("check a.txt --format concise --select duplicates", 0,
         "no findings in 1 list (1 suppressed)\n");
  expect(
      "check a.txt --select duplicates --show-suppressed -q --format concise",
      0,
      "a.txt:3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in "
      "this section already: remove one (suppressed: two districts)\n");
  const auto line =
      run("check a.txt --select duplicates --show-suppressed --format jsonl")
          .output;
  EXPECT_NE(line.find(",\"dismissal\":\"suppressed\",\"reason\":\"two "
                      "districts\"}\n"),
            std::string::npos);
}

TEST_F(Dismissed, NotesAFindingInTheIgnoreFile) {
  write("lists/a.txt", kTwice);
  const auto fingerprint = fingerprint_of("lists/a.txt");
  ASSERT_EQ(fingerprint.size(), 16U);
  const auto shown =
      run("check lists/a.txt -v --select duplicates --no-config").output;
  EXPECT_NE(
      shown.find("= ignore: listlint ignore " + fingerprint + " --reason …\n"),
      std::string::npos);
  expect("ignore " + fingerprint.substr(0, 6) +
             " --reason 'two districts' --owner ana --until 2999-12-31",
         0,
         "lists/a.txt:3: ignored duplicates/exact-entry: \"Imatra, Finland\" "
         "is in this section already: remove one\nnoted in "
         ".listlint-ignore.yaml\n");
  EXPECT_EQ(read_file(folder_ + "/.listlint-ignore.yaml"),
            "# What listlint need not tell, and why: listlint ignore adds to "
            "it.\n- fingerprint: " +
                fingerprint +
                "\n  rule: duplicates/exact-entry\n  path: \"lists/a.txt\"\n"
                "  reason: \"two districts\"\n  owner: \"ana\"\n"
                "  until: 2999-12-31\n");
  expect("check ." + std::string(kFlags) + "concise", 0,
         "no findings in 1 list (1 suppressed)\n");
  expect("ignore " + fingerprint + " --reason again", 2,
         "listlint: lists/a.txt:3: duplicates/exact-entry is suppressed "
         "already: two districts\n");
}

TEST_F(Dismissed, PutsANewIgnoreFileBesideTheConfig) {
  write("lists/.listlint.yaml", "ignore: [style]\n");
  write("lists/deep/a.txt", kTwice);
  expect("ignore " + fingerprint_of("lists") + " lists --reason x -o out", 0,
         "");
  EXPECT_TRUE(
      std::filesystem::exists(folder_ + "/lists/.listlint-ignore.yaml"));
}

TEST_F(Dismissed, RefusesWhatItCannotNote) {
  write("a.txt", kTwice);
  write("b.txt", kTwice);
  const auto fingerprint = fingerprint_of("a.txt");
  expect("ignore " + fingerprint + " --reason x", 2,
         "listlint: 2 findings have a fingerprint that begins with " +
             fingerprint + ": " + fingerprint + " (a.txt:3), " + fingerprint +
             " (b.txt:3); write more digits, or name one list\n");
  expect("ignore 0123456 a.txt --reason x", 2,
         "listlint: no finding has the fingerprint 0123456; \"listlint check "
         "-v\" shows those that there are\n");
  expect("ignore xyz a.txt --reason x", 2,
         "listlint: \"xyz\" is no fingerprint: it has 6 to 16 of the digits "
         "0-9 and a-f\n");
  expect("ignore " + fingerprint + " a.txt --reason x --until 2001-01-01", 2,
         "listlint: --until: 2001-01-01 is past\n");
  expect("ignore " + fingerprint + " a.txt", 2,
         "listlint: --reason is required; --help tells more\n");
  write(".listlint-ignore.yaml", "- rule: x\n");
  expect("ignore " + fingerprint + " a.txt --reason x", 2,
         "listlint: .listlint-ignore.yaml:1:3: the entry lacks "
         "\"fingerprint\"\n");
  expect("check a.txt", 2,
         "listlint: .listlint-ignore.yaml:1:3: the entry lacks "
         "\"fingerprint\"\n");
  EXPECT_EQ(read_file(folder_ + "/.listlint-ignore.yaml"), "- rule: x\n");
}

TEST_F(Dismissed, TellsOfEntriesThatAreStale) {
  const std::string entry =
      "- fingerprint: 0123456789abcdef\n  reason: x\n  path: ";
  write(".listlint-ignore.yaml",
        entry + "a.txt\n  rule: duplicates/exact-entry\n" + entry +
            "gone.txt\n  rule: duplicates/exact-entry\n" + entry +
            "a.txt\n  rule: duplicates/exact\n" + entry +
            "a.txt\n  rule: duplicates/exact-entry\n  until: 2001-01-31\n" +
            entry + "a.txt\n  rule: style/dash\n");
  write("a.txt", kTwice);
  const std::string place = ".listlint-ignore.yaml:";
  expect("check a.txt" + std::string(kFlags) + "concise", 1,
         twice_in("a.txt") + place +
             "1:1: warning suppressions/unused: no finding of "
             "duplicates/exact-entry has this fingerprint any more: remove the "
             "entry\n" +
             place +
             "12:3: error suppressions/unknown-rule: there is no rule or group "
             "\"duplicates/exact\"; did you mean \"duplicates\"?\n" +
             place +
             "13:1: warning suppressions/expired: this suppression held until "
             "2001-01-31 and does not count any more: mend what it is for, or "
             "give it a later day\n" +
             "2 errors, 2 warnings in 1 list\n"
             "1 fixable with --unsafe-fixes\n");
}

TEST_F(Dismissed, TellsOnlyWhatIsNotInTheBaseline) {
  write("a.txt", kTwice);
  const std::string check =
      "check . --baseline base.json --select duplicates --format concise";
  expect(check, 2,
         "listlint: cannot read base.json: No such file or directory; "
         "--update-baseline writes it\n");
  expect(check + " --update-baseline", 0,
         "no findings in 1 list (1 in the baseline)\n"
         "listlint: baseline base.json: 1 written, 0 fixed dropped\n");
  const auto written = read_file(folder_ + "/base.json");
  // One is mended, another made.
  write("a.txt", "Beihai\nImatra , Finland\n");
  write("b.txt", kTwice);
  expect(check, 1,
         twice_in("b.txt") +
             "1 error in 2 lists\n"
             "1 fixable with --unsafe-fixes\n"
             "listlint: baseline base.json: 1 new, 0 known, 1 fixed; "
             "--update-baseline drops the fixed ones\n");
  expect(check + " -q", 1, twice_in("b.txt"));
  EXPECT_EQ(read_file(folder_ + "/base.json"), written);
  expect(check + " --update-baseline", 0,
         "no findings in 2 lists (1 in the baseline)\n"
         "listlint: baseline base.json: 1 written, 1 fixed dropped\n");
  expect(
      "check a.txt --baseline base.json --select duplicates --format concise",
      0,
      "no findings in 1 list\n"
      "listlint: baseline base.json: 0 new, 0 known, 0 fixed\n");
}

TEST_F(Dismissed, KeepsABaselineThatItCannotReadOrRenew) {
  write("a.txt", kTwice);
  write("base.json", "{\"version\":1,\"findings\":[\n<<<<\n");
  expect("check a.txt --baseline base.json --update-baseline", 2,
         "listlint: base.json:2: this is no baseline: this is not JSON; take "
         "it back from version control, or write a new one with "
         "--update-baseline to another file\n");
  EXPECT_EQ(read_file(folder_ + "/base.json"),
            "{\"version\":1,\"findings\":[\n<<<<\n");
  expect(
      "check a.txt none.txt --baseline new.json --update-baseline -q "
      "--select duplicates --format concise",
      2,
      "listlint: cannot read none.txt: No such file or directory\n"
      "listlint: new.json is left as it was: not every list could be read\n");
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/new.json"));
  expect("check a.txt --update-baseline", 2,
         "listlint: --update-baseline requires --baseline; --help tells "
         "more\n");
}

TEST_F(Dismissed, MendsNothingThatIsDismissed) {
  const std::string bytes = "Beihai\nImatra , Finland  \nOulu , Finland\n";
  write("a.txt", bytes);
  write("b.txt", bytes);
  const std::string select = " --select style/trailing-space --format ";
  const auto line = run("check a.txt" + select + "jsonl").output;
  const std::string key = "\"fingerprint\":\"";
  const auto fingerprint = line.substr(line.find(key) + key.size(), 16);
  expect("ignore " + fingerprint + " a.txt --reason x -o out", 0, "");
  expect("check a.txt --fix -q" + select + "concise", 0, "");
  EXPECT_EQ(read_file(folder_ + "/a.txt"), bytes);
  expect("check a.txt --diff -q" + select + "concise", 0, "");
  const std::string check =
      "check b.txt --baseline base.json -q" + select + "concise";
  expect(check + " --update-baseline", 0, "");
  expect(check + " --fix", 0, "");
  EXPECT_EQ(read_file(folder_ + "/b.txt"), bytes);
  expect(check + " --update-baseline --fix", 2,
         "listlint: --fix excludes --update-baseline; --help tells more\n");
  expect("check b.txt --fix -q" + select + "concise", 0, "");
  EXPECT_EQ(read_file(folder_ + "/b.txt"),
            "Beihai\nImatra , Finland\nOulu , Finland\n");
}

}  // namespace
}  // namespace listlint
