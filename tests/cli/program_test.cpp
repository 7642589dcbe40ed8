// The built program, run as a user runs it.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>

#include "tests/folder.h"
#include "tests/golden.h"

namespace listlint {
namespace {

namespace fs = std::filesystem;

struct Ran {
  int exit_code = -1;
  std::string output;  // stdout and stderr as they come
};

class Program : public testing::Test {
 protected:
  Program() { folder_ = make_folder(); }
  ~Program() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    fs::create_directories(fs::path(folder_ + "/" + name).parent_path());
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
  }

  // Runs in the folder of the test.
  Ran run(const std::string& arguments) {
    const auto command = "cd '" + folder_ + "' && unset NO_COLOR && " +
                         "'" LISTLINT_PROGRAM "' " + arguments + " 2>&1";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    Ran ran;
    char chunk[4096];
    while (const size_t got = std::fread(chunk, 1, sizeof chunk, pipe)) {
      ran.output.append(chunk, got);
    }
    const int status = ::pclose(pipe);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
  }

  void expect(const std::string& arguments, int exit_code,
              const std::string& output) {
    const auto ran = run(arguments);
    EXPECT_EQ(ran.output, output) << arguments;
    EXPECT_EQ(ran.exit_code, exit_code) << arguments;
  }

  std::string folder_;
};

constexpr const char* kBad = "Beihai\nImatra , Finland\nImatra , Finland\n";
constexpr const char* kTwice =
    "3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this section "
    "already: remove one\n";

TEST_F(Program, ExitsByWhatItFinds) {
  write("bad.txt", kBad);
  write("good.txt", "Beihai\nImatra , Finland\n");
  const std::string select = " --select duplicates --format concise ";
  expect("check good.txt" + select, 0, "no findings in 1 list\n");
  expect("check bad.txt" + select, 1,
         "bad.txt:" + std::string(kTwice) + "1 error in 1 list\n");
  expect("check bad.txt --fail-on never -q" + select, 0,
         "bad.txt:" + std::string(kTwice));
}

TEST_F(Program, GoesOnAfterAFileThatCannotBeRead) {
  write("bad.txt", kBad);
  expect("check none.txt bad.txt -q --select duplicates --format concise", 2,
         "bad.txt:" + std::string(kTwice) +
             "listlint: cannot read none.txt: No such file or directory\n");
}

TEST_F(Program, TakesOneWordAFlag) {
  write("bad.txt", kBad);
  expect("check -q --format concise --select duplicates bad.txt", 1,
         "bad.txt:" + std::string(kTwice));
  expect("check none.txt", 2,
         "listlint: cannot read none.txt: No such file or directory\n");
}

TEST_F(Program, SearchesFolders) {
  write("lists/a.txt", kBad);
  write("lists/deep/b.txt", kBad);
  write("lists/.hidden/c.txt", kBad);
  write("lists/picture.png", kBad);
  expect("check lists -q --select duplicates --format concise", 1,
         "lists/a.txt:" + std::string(kTwice) + "lists/deep/b.txt:" + kTwice);
}

TEST_F(Program, ReadsStandardInput) {
  write("bad.txt", kBad);
  expect(
      "check - --stdin-filename x.txt -q --select duplicates --format concise "
      "< bad.txt",
      1, "x.txt:" + std::string(kTwice));
}

TEST_F(Program, WritesToAFile) {
  write("bad.txt", kBad);
  expect("check bad.txt -q --select duplicates --format concise -o out", 1, "");
  EXPECT_EQ(read_file(folder_ + "/out"), "bad.txt:" + std::string(kTwice));
  expect("check bad.txt -q -o none/out", 2,
         "listlint: cannot write none/out: No such file or directory\n");
}

TEST_F(Program, TakesTheNearestConfigUpwards) {
  write("a/.listlint.yaml", "ignore: [duplicates]\n");
  write("a/b/bad.txt", kBad);
  write("c/bad.txt", kBad);
  expect("check . -q --format concise --ignore citations,structure", 1,
         "c/bad.txt:" + std::string(kTwice));
  expect("check a --no-config -q --format concise --select duplicates", 1,
         "a/b/bad.txt:" + std::string(kTwice));
}

TEST_F(Program, RefusesABrokenConfig) {
  write(".listlint.yaml", "rules:\n  style/dsh: {severity: off}\n");
  write("bad.txt", kBad);
  expect("check bad.txt", 2,
         "listlint: " + folder_ +
             "/.listlint.yaml:2:3: unknown rule \"style/dsh\"; did you mean "
             "\"style/dash\"?\n");
  expect("check bad.txt --config none.yaml", 2,
         "listlint: cannot read none.yaml: No such file or directory\n");
}

TEST_F(Program, RefusesUnknownWords) {
  write("bad.txt", kBad);
  expect("check bad.txt --select duplicate", 2,
         "listlint: unknown rule or group \"duplicate\"; did you mean "
         "\"duplicates\"?\n");
  expect("check bad.txt --format jsnl", 2,
         "listlint: --format: cannot be \"jsnl\"; did you mean \"jsonl\"?; it "
         "is one of text, concise, json, jsonl; --help tells more\n");
  expect("check --selct duplicates bad.txt", 2,
         "listlint: unknown flag \"--selct\"; did you mean \"--select\"?; "
         "--help tells more\n");
  expect("chekc bad.txt", 2,
         "listlint: unknown command \"chekc\"; did you mean \"check\"?; "
         "--help tells more\n");
  expect("", 2,
         "listlint: a command is missing: check, show, urls, explain or rules; "
         "--help tells more\n");
  expect("explain style/dashes", 2,
         "listlint: unknown rule \"style/dashes\"; did you mean "
         "\"style/dash\"?; \"listlint rules\" lists them\n");
}

TEST_F(Program, SaysWhereNoListIs) {
  expect("check", 2,
         "listlint: no list found: name files, or a folder with .txt files\n");
}

TEST_F(Program, PrintsTheSameForAnyNumberOfThreads) {
  for (char c = 'a'; c < 'k'; ++c) write(std::string(1, c) + ".txt", kBad);
  const auto one = run("check . --format jsonl -j1");
  EXPECT_EQ(one.exit_code, 1);
  EXPECT_FALSE(one.output.empty());
  EXPECT_EQ(run("check . --format jsonl -j8").output, one.output);
}

TEST_F(Program, ShowsTheModel) {
  write("a.txt", "Beihai [ 1]\nImatra , Finland\n^ \"T\" . a.cn .\n");
  const auto ran = run("show a.txt");
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.output,
            golden(LISTLINT_ROOT "/tests/cli/show.golden", ran.output));
}

TEST_F(Program, ListsAddresses) {
  write("a.txt", "A [1]\n^ \"T\" . https://a.example/ .\n");
  expect("urls a.txt", 0,
         "{\"url\":\"https://a.example/\",\"cited_by\":[{\"path\":\"a.txt\","
         "\"line\":2,\"reference\":\"1\"}]}\n");
  write("b.txt", "A [1]\n^ \"T\" . a.example .\n");
  expect("urls b.txt", 0,
         "listlint: no addresses: 1 reference and none holds a URL\n");
}

TEST_F(Program, PrintsHelpVersionPagesAndRules) {
  EXPECT_EQ(run("--version").output, "listlint 0.1.0\n");
  EXPECT_EQ(run("--help").exit_code, 0);
  EXPECT_EQ(run("").exit_code, 2);
  EXPECT_EQ(run("explain style/dash").output,
            read_file(LISTLINT_ROOT "/rules/style/dash.md"));
  const auto rules = run("rules").output;
  EXPECT_NE(rules.find("duplicates/exact-entry "), std::string::npos);
}

}  // namespace
}  // namespace listlint
