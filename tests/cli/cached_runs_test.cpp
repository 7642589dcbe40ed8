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
  }
};

TEST_F(CachedRuns, PrintTheSameInEveryFormat) {
  copy("same");
  copy("lists/Iceland.txt");
  copy("china/sister-cities-china.txt");
  write("lists/clean.txt", "Beihai\n\nImatra, Finland\n");
  const std::string check = "check lists -j2 ";
  const auto cold = run(check + "--format jsonl");
  EXPECT_EQ(cold.output, run(check + "--format jsonl --no-cache").output);
  EXPECT_THAT(notes_of(check), HasSubstr("results of earlier runs taken"));
  for (const auto& format : reports::formats()) {
    expect_same(fmt::format("{}--format {}", check, format.name));
  }
  for (const auto* flags :
       {"--statistics", "--show-folded", "--show-all", "--show-suppressed",
        "-v --no-config -q --format concise", "--diff", "--coverage",
        "--select duplicates", "--fail-on never", "-j1"}) {
    run(check + flags);  // once for settings of its own
    if (std::string(flags).starts_with("-v")) continue;  // tells of the cache
    expect_same(check + flags);
  }
}

TEST_F(CachedRuns, PrintTheSameWithIgnoreFilesAndABaseline) {
  copy("lists/Iceland.txt");
  write("lists/bad.txt", kBad);
  write("lists/.listlint-ignore.yaml",
        "- files: [bad.txt]\n  rule: duplicates/exact-entry\n"
        "  reason: two districts\n"
        "- files: [bad.txt]\n  rule: style/dash\n  reason: none there\n");
  const std::string check = "check lists --format json --show-suppressed ";
  run(check);
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
  const auto command = "cd '" + folder_ +
                       "' && trap '' XFSZ && ulimit -f 0 && "
                       "'" LISTLINT_PROGRAM
                       "' check bad.txt -q -v "
                       "--select duplicates --format concise 2>&1";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::string output;
  char chunk[4096];
  while (const size_t got = std::fread(chunk, 1, sizeof chunk, pipe)) {
    output.append(chunk, got);
  }
  const int status = ::pclose(pipe);
  EXPECT_EQ(WEXITSTATUS(status), 1);
  EXPECT_THAT(output, HasSubstr("is in this section already: remove one\n"));
  EXPECT_THAT(output, HasSubstr("listlint: cache: cannot write "));
  EXPECT_THAT(output, HasSubstr(": File too large\n"));
}

}  // namespace
}  // namespace listlint
