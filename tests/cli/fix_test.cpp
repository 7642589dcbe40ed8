// --fix, --unsafe-fixes and --diff of the built program.
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>

#include "tests/cli/program.h"
#include "tests/golden.h"
#include "tests/lint/exports.h"

namespace listlint {
namespace {

// A space that ends line 2, and an entry that is there twice.
constexpr const char* kList =
    "Beihai\r\nImatra , Finland \r\nImatra , Finland\r\nOulu , Finland";
constexpr const char* kSafe =
    "Beihai\r\nImatra , Finland\r\nImatra , Finland\r\nOulu , Finland";
constexpr const char* kUnsafe = "Beihai\r\nImatra , Finland\r\nOulu , Finland";
constexpr const char* kTwice =
    "a.txt:3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this "
    "section already: remove one\n";

class Fixing : public Program {
 protected:
  // What goes to one of stdout and stderr alone.
  static std::string output(const std::string& arguments) {
    return arguments + " 2>/dev/null || exit $?; true";
  }
  static std::string complaints(const std::string& arguments) {
    return arguments + " 2>&1 >/dev/null || exit $?; true";
  }

  std::string file(const std::string& name) {
    return read_file(folder_ + "/" + name);
  }
};

const std::string kCheck =
    "check --select duplicates/exact-entry,style/trailing-space --format "
    "concise ";

TEST_F(Fixing, CountsWhatCanBeFixed) {
  write("a.txt", kList);
  expect(kCheck + "a.txt", 1,
         "a.txt:2:17: warning style/trailing-space: a space at the end of the "
         "line: "
         "remove it\n" +
             std::string(kTwice) +
             "1 error, 1 warning in 1 list\n"
             "1 fixable with --fix (1 more with --unsafe-fixes)\n");
  EXPECT_EQ(file("a.txt"), kList);
}

TEST_F(Fixing, WritesSafeFixesAndShowsWhatIsLeft) {
  write("a.txt", kList);
  write("b.txt", "Beihai\nImatra , Finland\n");
  expect(kCheck + "--fix .", 1,
         kTwice + std::string("1 error in 2 lists\n"
                              "1 fixed in 1 list (1 more with "
                              "--unsafe-fixes)\n"));
  EXPECT_EQ(file("a.txt"), kSafe);
  expect(kCheck + "--fix .", 1,
         kTwice + std::string("1 error in 2 lists\n"
                              "1 fixable with --unsafe-fixes\n"));
  EXPECT_EQ(file("a.txt"), kSafe);
}

TEST_F(Fixing, WritesUnsafeFixesWhenAsked) {
  write("a.txt", kList);
  expect(kCheck + "--unsafe-fixes a.txt", 0,
         "no findings in 1 list\n2 fixed in 1 list\n");
  EXPECT_EQ(file("a.txt"), kUnsafe);
}

TEST_F(Fixing, FixesOnlyWhatIsSelected) {
  write("a.txt", kList);
  expect(kCheck + "--ignore style --unsafe-fixes a.txt", 0,
         "no findings in 1 list\n1 fixed in 1 list\n");
  EXPECT_EQ(file("a.txt"), "Beihai\r\nImatra , Finland \r\nOulu , Finland");
}

TEST_F(Fixing, ShowsADiffAndWritesNothing) {
  write("lists/a.txt", kList);
  const std::string diff =
      "--- a/lists/a.txt\n"
      "+++ b/lists/a.txt\n"
      "@@ -1,4 +1,4 @@\n"
      " Beihai\r\n"
      "-Imatra , Finland \r\n"
      "+Imatra , Finland\r\n"
      " Imatra , Finland\r\n"
      " Oulu , Finland\n"
      "\\ No newline at end of file\n";
  expect(output(kCheck + "--diff ./lists"), 1, diff);
  expect(output(kCheck + "--diff '" + folder_ + "/lists/a.txt'"), 1, diff);
  expect(complaints(kCheck + "--diff --fix lists"), 1,
         "would fix 1 in 1 list (1 more with --unsafe-fixes)\n");
  EXPECT_EQ(file("lists/a.txt"), kList);
  EXPECT_EQ(run(kCheck + "--diff --unsafe-fixes -q . -o x.diff").output, "");
  EXPECT_EQ(
      run("--version >/dev/null; git apply --whitespace=nowarn x.diff").output,
      "");
  EXPECT_EQ(file("lists/a.txt"), kUnsafe);
  expect(kCheck + "--diff --unsafe-fixes lists", 0, "nothing to fix\n");
}

TEST_F(Fixing, WritesTheFixedTextOfStandardInputToStdout) {
  write("a.txt", kList);
  const auto fix = kCheck + "--fix - --stdin-filename a.txt < a.txt ";
  expect(output(fix), 1, kSafe);
  expect(complaints(fix + "-q"), 1, kTwice);
  expect(fix + "-q -o report", 1, kSafe);
  EXPECT_EQ(file("report"), kTwice);
  write("a.txt", kUnsafe);
  expect(fix + "-q", 0, kUnsafe);
}

TEST_F(Fixing, KeepsModeAndLink) {
  namespace fs = std::filesystem;
  write("real/a.txt", kList);
  const auto link = folder_ + "/a.txt";
  fs::create_symlink("real/a.txt", link);
  ::chmod((folder_ + "/real/a.txt").c_str(), 0640);
  EXPECT_EQ(run(kCheck + "--fix a.txt").exit_code, 1);
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(file("real/a.txt"), kSafe);
  EXPECT_EQ(fs::status(link).permissions(), fs::perms::owner_read |
                                                fs::perms::owner_write |
                                                fs::perms::group_read);
}

TEST_F(Fixing, LeavesAFileThatNeedsNoFixUntouched) {
  namespace fs = std::filesystem;
  write("a.txt", kUnsafe);
  const auto path = folder_ + "/a.txt";
  const auto then = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(path, then);
  expect(kCheck + "--unsafe-fixes a.txt", 0, "no findings in 1 list\n");
  EXPECT_EQ(fs::last_write_time(path), then);
}

TEST_F(Fixing, TakesAFileThatIsNamedTwice) {
  write("a.txt", kList);
  EXPECT_EQ(run(kCheck + "--unsafe-fixes a.txt ./a.txt").exit_code, 0);
  EXPECT_EQ(file("a.txt"), kUnsafe);
}

TEST_F(Fixing, WritesNoPipe) {
  write("a.txt", kList);
  expect(
      "--version >/dev/null; mkfifo pipe; cat a.txt > pipe & '" LISTLINT_PROGRAM
      "' " +
          kCheck + "--fix -q pipe --stdin-filename x",
      2,
      "pipe:2:17: warning style/trailing-space: a space at the end of the "
      "line: "
      "remove it\n"
      "pipe:3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in "
      "this section already: remove one\n"
      "listlint: cannot write pipe: it is not a regular file\n");
}

TEST_F(Fixing, LeavesPagesOfDumpsAndOtherEncodings) {
  const auto dump = exports::kHead +
                    exports::page("List A",
                                  "== Beihai ==\n* [[Imatra]], Finland\n* "
                                  "[[Imatra]], Finland\n") +
                    exports::kEnd;
  write("a.xml", dump);
  const auto ran = run(kCheck + "--unsafe-fixes -v --no-config a.xml");
  EXPECT_EQ(ran.output,
            "listlint: no config file\n"
            "listlint: a.xml#List A: 1 fix is left: pages of a dump are not "
            "fixed\n"
            "listlint: a.xml: 1 page read\n"
            "a.xml#List A:3:5: error duplicates/exact-entry: \"Imatra, "
            "Finland\" is in this section already: remove one\n"
            "1 error in 1 list\n");
  EXPECT_EQ(file("a.xml"), dump);
  const std::string latin = "Beihai\nMalm\xF6 , Sweden\nMalm\xF6 , Sweden\n";
  write("a.txt", latin);
  EXPECT_EQ(
      run(kCheck + "--unsafe-fixes -q --encoding ISO-8859-1 a.txt").output,
      "a.txt:3:1: error duplicates/exact-entry: \"Malmö, Sweden\" is in this "
      "section already: remove one\n");
  EXPECT_EQ(file("a.txt"), latin);
  expect(output(kCheck + "--unsafe-fixes -q --encoding ISO-8859-1 - < a.txt"),
         2, "");
}

}  // namespace
}  // namespace listlint
