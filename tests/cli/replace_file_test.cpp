#include "cli/replace_file.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>
#include <vector>

#include "tests/folder.h"
#include "tests/golden.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class ReplaceFile : public testing::Test {
 protected:
  ReplaceFile() : folder_(make_folder() + "/") {}
  ~ReplaceFile() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ + name, std::ios::binary) << bytes;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(folder_)) {
      names.push_back(file.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
  }

  std::string folder_;
};

TEST_F(ReplaceFile, KeepsTheModeAndLeavesNothingBeside) {
  write("a.txt", "old");
  ::chmod((folder_ + "a.txt").c_str(), 0640);
  ASSERT_TRUE(replace_file(folder_ + "a.txt", "new\n"));
  EXPECT_EQ(read_file(folder_ + "a.txt"), "new\n");
  struct stat found = {};
  ASSERT_EQ(::stat((folder_ + "a.txt").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777U, 0640U);
  EXPECT_THAT(names(), ElementsAre("a.txt"));
}

TEST_F(ReplaceFile, CreatesAFile) {
  ASSERT_TRUE(replace_file(folder_ + "a.txt", "new\n"));
  EXPECT_EQ(read_file(folder_ + "a.txt"), "new\n");
  EXPECT_THAT(names(), ElementsAre("a.txt"));
}

TEST_F(ReplaceFile, ReplacesTheTargetOfALink) {
  write("a.txt", "old");
  fs::create_symlink("a.txt", folder_ + "link.txt");
  ASSERT_TRUE(replace_file(folder_ + "link.txt", "new\n"));
  EXPECT_EQ(read_file(folder_ + "a.txt"), "new\n");
  EXPECT_TRUE(fs::is_symlink(folder_ + "link.txt"));
}

TEST_F(ReplaceFile, TellsWhyItCannot) {
  fs::create_symlink("none.txt", folder_ + "link.txt");
  fs::create_directory(folder_ + "folder");
  const auto error = [&](const std::string& name) {
    const auto replaced = replace_file(folder_ + name, "new");
    return replaced ? "" : replaced.error();
  };
  EXPECT_EQ(error("link.txt"),
            "cannot write " + folder_ + "link.txt: No such file or directory");
  EXPECT_EQ(error("none/a.txt"), "cannot write " + folder_ +
                                     "none/a.txt: No such file or directory");
  EXPECT_EQ(error("folder"),
            "cannot write " + folder_ + "folder: it is not a regular file");
  EXPECT_THAT(names(), ElementsAre("folder", "link.txt"));
}

}  // namespace
}  // namespace listlint::cli
