// What stands in the place of -o FILE, and when.
#include "cli/output.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::StartsWith;

class OutputFile : public Program {
 protected:
  OutputFile() { write("a.txt", "Hangzhou\n\nParamaribo , Surinam\n"); }

  std::string path(const std::string& name) const {
    return folder_ + "/" + name;
  }
  std::string file(const std::string& name) const {
    return read_file(path(name));
  }
  mode_t mode(const std::string& name) const {
    struct stat found = {};
    EXPECT_EQ(::stat(path(name).c_str(), &found), 0);
    return found.st_mode & 07777U;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }
};

TEST_F(OutputFile, HasItsOldContentUntilAllIsWritten) {
  write("r.txt", "old\n");
  {
    Output output;
    ASSERT_TRUE(output.open(path("r.txt")));
    ASSERT_TRUE(output.write("new\n"));
    EXPECT_EQ(file("r.txt"), "old\n");
    ASSERT_TRUE(output.close());
    EXPECT_EQ(file("r.txt"), "new\n");
  }
  EXPECT_THAT(names(), ElementsAre("a.txt", "r.txt"));
}

TEST_F(OutputFile, KeepsItsOldContentWhereARunEndsBefore) {
  write("r.txt", "old\n");
  {
    Output output;
    Output another;
    ASSERT_TRUE(output.open(path("r.txt")));
    ASSERT_TRUE(output.write("new\n"));
    ASSERT_TRUE(another.open(path("new.txt")));
  }
  EXPECT_EQ(file("r.txt"), "old\n");
  EXPECT_THAT(names(), ElementsAre("a.txt", "r.txt"));
}

TEST_F(OutputFile, KeepsItsModeAndAsksTheUmaskForANewOne) {
  write("r.txt", "old\n");
  ::chmod(path("r.txt").c_str(), 0604);
  const auto umask = ::umask(027);
  EXPECT_TRUE(write_output("new\n", path("r.txt")));
  EXPECT_TRUE(write_output("new\n", path("made.txt")));
  ::umask(umask);
  EXPECT_EQ(mode("r.txt"), 0604U);
  EXPECT_EQ(mode("made.txt"), 0640U);
}

TEST_F(OutputFile, IsWhereALinkLeads) {
  fs::create_directory(path("sub"));
  write("sub/r.txt", "old\n");
  fs::create_symlink("sub/r.txt", path("link"));
  fs::create_symlink("link", path("chain"));
  fs::create_symlink("sub/none.txt", path("nowhere"));
  EXPECT_TRUE(write_output("new\n", path("chain")));
  EXPECT_TRUE(write_output("made\n", path("nowhere")));
  EXPECT_EQ(file("sub/r.txt"), "new\n");
  EXPECT_EQ(file("sub/none.txt"), "made\n");
  EXPECT_TRUE(fs::is_symlink(path("chain")));
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_TRUE(fs::is_symlink(path("nowhere")));
}

TEST_F(OutputFile, OfLinksInACircleIsRefused) {
  fs::create_symlink("b", path("a"));
  fs::create_symlink("a", path("b"));
  expect("show a.txt -o a", 2,
         "listlint: cannot write a: Too many levels of symbolic links\n");
}

TEST_F(OutputFile, CanBeAPipe) {
  const auto pipe = path("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  EXPECT_TRUE(write_output("through\n", pipe));
  std::array<char, 100> bytes{};
  const auto size = ::read(reader, bytes.data(), bytes.size());
  ::close(reader);
  ASSERT_GT(size, 0);
  EXPECT_EQ(std::string(bytes.data(), static_cast<size_t>(size)), "through\n");
  EXPECT_TRUE(fs::is_fifo(pipe));
}

// What the shell appends to must not be replaced.
TEST_F(OutputFile, CanBeWhatStandsForStdout) {
  fs::create_symlink("/dev/stdout", path("link"));
  const auto shown = run("show a.txt").output;
  ASSERT_THAT(shown, StartsWith("{"));
  for (const std::string name : {"/dev/stdout", "/dev/fd/1", "link"}) {
    write("log", "before\n");
    EXPECT_EQ(run("show a.txt -o " + name + " >>log").exit_code, 0) << name;
    EXPECT_EQ(file("log"), "before\n" + shown) << name;
  }
}

TEST_F(OutputFile, ThatGrowsTooLargeKeepsItsOldContent) {
  write("r.html", "old\n");
  const auto ran = shell(
      "trap '' XFSZ && ulimit -f 8 && \"$listlint\" report --no-config a.txt "
      "-o "
      "r.html");
  EXPECT_EQ(ran.output, "listlint: cannot write r.html: File too large\n");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_EQ(file("r.html"), "old\n");
  EXPECT_THAT(names(), ElementsAre("a.txt", "r.html"));
}

TEST_F(OutputFile, OfARunThatIsKilledKeepsItsOldContent) {
  write("r.txt", "old\n");
  const auto begin = [this] {
    Output output;
    if (output.open(path("r.txt")) && output.write("new\n")) ::raise(SIGKILL);
  };
  EXPECT_EXIT(begin(), testing::KilledBySignal(SIGKILL), "");
  EXPECT_EQ(file("r.txt"), "old\n");
}

}  // namespace
}  // namespace listlint::cli
