// Runs of the built program that know results of earlier runs: what they print
// is what they would print without.
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

#include "reports/report.h"
#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kBad = "Beihai\nImatra , Finland\nImatra , Finland\n";

class CachedRuns : public Program {
 protected:
  std::string notes_of(const std::string& arguments) {
    const auto output = run(arguments + " -v").output;
    const auto at = output.find("listlint: cache: ");
    return at == std::string::npos ? "" : output.substr(at);
  }

  void copy(const std::string& from) {
    fs::create_directories(folder_ + "/lists");
    fs::copy(LISTLINT_ROOT "/corpus/" + from, folder_ + "/lists");
  }

  // The bytes and exit code with results known, and without.
  void expect_same(const std::string& arguments) {
    const auto without = run(arguments + " --no-cache");
    const auto with = run(arguments);
    EXPECT_EQ(with.output, without.output) << arguments;
    EXPECT_EQ(with.exit_code, without.exit_code) << arguments;
    EXPECT_NE(with.exit_code, 2) << with.output;
  }
};

TEST_F(CachedRuns, PrintTheSameInEveryFormat) {
  copy("same");
  copy("lists/Iceland.txt");
  copy("china/sister-cities-china.txt");
  write("lists/clean.txt", "Beihai\n\nImatra, Finland\n");
  const std::string check = "check lists ";
  const auto cold = run(check + "--format jsonl");
  EXPECT_EQ(cold.output, run(check + "--format jsonl --no-cache").output);
  EXPECT_THAT(notes_of(check), HasSubstr("results of earlier runs taken"));
  for (const auto& format : reports::formats()) {
    expect_same(fmt::format("{}--format {}", check, format.name));
  }
  for (const auto* flags :
       {"--statistics", "--show-folded", "--show-all", "--show-suppressed",
        "-v --no-config -q --format concise", "--diff", "--coverage",
        "--select duplicates", "--fail-on never", "-j1", "-j2"}) {
    run(check + flags);  // once for settings of its own
    if (std::string(flags).starts_with("-v")) continue;  // tells of the cache
    expect_same(check + flags);
  }
}

TEST_F(CachedRuns, PrintTheSameWithIgnoreFilesAndABaseline) {
  copy("lists/Iceland.txt");
  write("lists/bad.txt", kBad);
  write("lists/.listlint-ignore.yaml",
        "- fingerprint: cf598027b9be1d16\n"
        "  rule: duplicates/exact-entry\n  path: bad.txt\n"
        "  reason: two districts\n"
        "- fingerprint: 0123456789abcdef\n  rule: style/dash\n"
        "  path: bad.txt\n  reason: none there\n");
  const std::string check = "check lists --format json --show-suppressed ";
  EXPECT_THAT(run(check).output, HasSubstr("two districts"));
  expect_same(check);
  run("check lists/Iceland.txt --baseline known.json --update-baseline");
  const auto known = read_file(folder_ + "/known.json");
  run("check lists/Iceland.txt --baseline known.json --update-baseline "
      "--no-cache");
  EXPECT_EQ(known, read_file(folder_ + "/known.json"));
  expect_same(check + "--baseline known.json");
}

TEST_F(CachedRuns, SeeWhatHasChanged) {
  write("bad.txt", kBad);
  const std::string check = "check . --select duplicates -q --format concise ";
  const std::string twice =
      "bad.txt:3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in "
      "this section already: remove one\n";
  expect(check, 1, twice);
  expect(check, 1, twice);
  write("bad.txt", "Beihai\nImatra, Finland\n");
  expect(check, 0, "");
  write("bad.txt", kBad);
  expect(check, 1, twice);
  write(".listlint.yaml",
        "rules: {duplicates/exact-entry: {severity: info}}\n");
  expect(check + "--fail-on info", 1,
         "bad.txt:3:1: info duplicates/exact-entry: \"Imatra, Finland\" is in "
         "this section already: remove one\n");
  fs::rename(folder_ + "/bad.txt", folder_ + "/worse.txt");
  expect(check + "--no-config", 1, "worse" + twice.substr(3));
}

TEST_F(CachedRuns, NeitherReadNorWriteWithNoCache) {
  write("bad.txt", kBad);
  run("check bad.txt --no-cache");
  EXPECT_FALSE(fs::exists(folder_ + "/.listlint"));
  run("check bad.txt");
  EXPECT_TRUE(fs::exists(folder_ + "/.listlint/cache"));
  EXPECT_EQ(notes_of("check bad.txt --no-cache"), "");
  EXPECT_EQ(notes_of("check bad.txt"),
            "listlint: cache: 1 result of earlier runs taken\n");
}

TEST_F(CachedRuns, KeepNothingOfStandardInputAndOtherCommands) {
  write("bad.txt", kBad);
  run("check - < bad.txt");
  run("check bad.txt --coverage");
  run("show bad.txt");
  run("urls bad.txt");
  EXPECT_FALSE(fs::exists(folder_ + "/.listlint"));
}

TEST_F(CachedRuns, KeepResultsBesideTheNearestConfigUpwards) {
  write("a/.listlint.yaml", "ignore: [style]\n");
  write("a/b/bad.txt", kBad);
  const auto root = folder_;
  folder_ += "/a/b";
  run("check bad.txt");
  folder_ = root;
  EXPECT_TRUE(fs::exists(root + "/a/.listlint/cache"));
  EXPECT_FALSE(fs::exists(root + "/a/b/.listlint"));
  run("check a/b/bad.txt");
  EXPECT_TRUE(fs::exists(root + "/.listlint/cache"));
}

TEST_F(CachedRuns, KeepResultsInTheProject) {
  shell("git init -q git");
  write("git/a/b/bad.txt", kBad);
  write("git/a/own/.listlint.yaml", "ignore: [style]\n");
  write("git/a/own/bad.txt", kBad);
  write("none/a/bad.txt", kBad);
  fs::create_directory_symlink(folder_ + "/git", folder_ + "/link");
  const auto made = [&](const std::string& from, const std::string& lists) {
    return shell(fmt::format(
                     "(cd {} && \"$listlint\" check {} >log); rm -f {}/log;"
                     "find . -name .listlint; "
                     "find . -name .listlint | xargs rm -rf",
                     from, lists, from))
        .output;
  };
  EXPECT_EQ(made("git/a/b", ""), "./git/.listlint\n");
  EXPECT_EQ(made("git/a/b", "../own"), "./git/.listlint\n");
  EXPECT_EQ(made("git/a/own", ""), "./git/a/own/.listlint\n");
  EXPECT_EQ(made("none/a", ""), "./none/a/.listlint\n");
  EXPECT_EQ(made("none", "a"), "./none/.listlint\n");
  EXPECT_EQ(made("git", folder_ + "/link/a"), "./git/.listlint\n");
  EXPECT_EQ(made("none/a", "bad.txt ../../git/a"), "./none/a/.listlint\n");
}

TEST_F(CachedRuns, KeepNothingWhereItIsNotExpected) {
  write("lists/bad.txt", kBad);
  write("other/bad.txt", kBad);
  write("all/bad.txt", kBad);
  fs::permissions(folder_ + "/all", fs::perms::sticky_bit | fs::perms::all);
  const auto expect_nothing = [&](const std::string& script) {
    const auto ran = shell(script + " >log; find . -name .listlint");
    EXPECT_EQ(ran.output, "") << script;
  };
  expect_nothing("cd lists && \"$listlint\" check ../other/bad.txt");
  expect_nothing("cd all && \"$listlint\" check");
  expect_nothing("HOME=$PWD \"$listlint\" check lists");
  // Nor where a config for all below lies at home, for another's lists.
  write(".listlint.yaml", "ignore: [style]\n");
  expect_nothing("HOME=$PWD \"$listlint\" check lists");
  expect_nothing("export HOME=$PWD; cd lists && \"$listlint\" check ../other");
  const auto made = shell(
                        "HOME=$PWD; export HOME; cd lists && "
                        "\"$listlint\" check >../log; cd ..; "
                        "find . -name .listlint")
                        .output;
  EXPECT_EQ(made, "./lists/.listlint\n");
}

TEST_F(CachedRuns, FixWhatEarlierRunsFound) {
  write("bad.txt", "Beihai\nImatra , Finland\n");
  run("check bad.txt");
  const auto diff = run("check bad.txt --diff").output;
  EXPECT_EQ(diff, run("check bad.txt --diff --no-cache").output);
  write("same.txt", "Beihai\nImatra , Finland\n");
  run("check bad.txt --fix");
  run("check same.txt --fix --no-cache");
  EXPECT_EQ(read_file(folder_ + "/bad.txt"), read_file(folder_ + "/same.txt"));
}

TEST_F(CachedRuns, GoOnWithAFullDisk) {
  write("bad.txt", kBad);
  const auto ran = shell(
      "trap '' XFSZ && ulimit -f 0 && \"$listlint\" check bad.txt -q -v "
      "--select "
      "duplicates --format concise");
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.output,
              HasSubstr("is in this section already: remove one\n"));
  EXPECT_THAT(ran.output, HasSubstr("listlint: cache: cannot write "));
  EXPECT_THAT(ran.output, HasSubstr(": File too large\n"));
}

}  // namespace
}  // namespace listlint
