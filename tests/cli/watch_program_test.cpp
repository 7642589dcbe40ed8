// The built program under --watch, through a pipe: each wait is for a line.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace listlint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWatching =
    "listlint: watching for changes; Ctrl-C ends it\n";

class WatchProgram : public Program {
 protected:
  ~WatchProgram() override {
    if (child_ > 0) end();
  }

  void start() {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::alarm(120);  // should it hang
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::close(ends[0]);
      if (::chdir(folder_.c_str()) != 0) ::_exit(3);
      ::execl(LISTLINT_PROGRAM, LISTLINT_PROGRAM, "check", "lists", "--watch",
              "--select", "duplicates", "--format", "concise", nullptr);
      ::_exit(3);
    }
    ::close(ends[1]);
    output_ = ::fdopen(ends[0], "r");
  }

  // What is printed until it waits.
  std::string told() {
    std::string all;
    char line[4096];
    while (std::fgets(line, sizeof line, output_) != nullptr) {
      if (std::string(line) == kWatching) return all;
      all += line;
    }
    return all + "(it ended)";
  }

  // The signal that ended it.
  int end() {
    ::kill(child_, SIGINT);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = 0;
    std::fclose(output_);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }

  // A save may take several runs, and the last of them is right.
  void expect_next(const std::string& output) {
    auto now = told();
    for (int i = 0; i < 4 && now != output; ++i) now = told();
    EXPECT_EQ(now, output);
  }

 private:
  pid_t child_ = 0;
  std::FILE* output_ = nullptr;
};

const std::string kTwice =
    ":3:1: error duplicates/exact-entry: \"Imatra, Finland\" is in this "
    "section "
    "already: remove one\n";
const std::string kOneError =
    "1 error in 1 list\n1 fixable with --unsafe-fixes\n";
constexpr const char* kClean = "Beihai\nImatra , Finland\n";
constexpr const char* kBad = "Beihai\nImatra , Finland\nImatra , Finland\n";

TEST_F(WatchProgram, ChecksAgainOnEachSave) {
  write("lists/a.txt", kClean);
  start();
  EXPECT_EQ(told(), "no findings in 1 list\n");
  write("lists/a.txt", kBad);
  expect_next("lists/a.txt" + kTwice + kOneError);
  write("a.new", kClean);
  fs::rename(folder_ + "/a.new", folder_ + "/lists/a.txt");
  expect_next("no findings in 1 list\n");
  write("lists/deep/b.txt", kBad);
  expect_next("lists/deep/b.txt" + kTwice +
              "1 error in 2 lists\n1 fixable with --unsafe-fixes\n");
  write(".listlint.yaml", "ignore: [duplicates/exact-entry]\n");
  expect_next("no findings in 2 lists\n");
  fs::remove(folder_ + "/lists/a.txt");
  expect_next("no findings in 1 list\n");
  fs::remove_all(folder_ + "/lists/deep");
  expect_next("listlint: no list found: name files, or a folder with lists\n");
  EXPECT_EQ(end(), SIGINT);
}

TEST_F(WatchProgram, RefusesWhatWouldWriteTheListsAndStandardInput) {
  write("a.txt", kBad);
  expect("check --watch - < a.txt", 2,
         "listlint: --watch cannot watch standard input: name files or "
         "folders\n");
  expect("check --watch --fix a.txt", 2,
         "listlint: --fix excludes --watch; --help tells more\n");
}

}  // namespace
}  // namespace listlint
