#include "lint/input.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "tests/folder.h"

namespace listlint {
namespace {

class SourceFiles : public testing::Test {
 protected:
  SourceFiles() { folder_ = make_folder(); }
  ~SourceFiles() override {
    for (const auto* name : {"/a.txt", "/pipe"}) {
      ::unlink((folder_ + name).c_str());
    }
    ::rmdir(folder_.c_str());
  }

  std::string folder_;
};

TEST_F(SourceFiles, ReadsBytesAsTheyAre) {
  const std::string bytes("a\0\xFF\r\n", 5);
  std::ofstream(folder_ + "/a.txt", std::ios::binary) << bytes;
  const auto source = read_source(folder_ + "/a.txt");
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->bytes(), bytes);
  EXPECT_EQ((*source)->path(), folder_ + "/a.txt");
}

TEST_F(SourceFiles, ReadsAnEmptyFile) {
  std::ofstream(folder_ + "/a.txt").flush();
  EXPECT_EQ((*read_source(folder_ + "/a.txt"))->bytes(), "");
}

TEST_F(SourceFiles, SaysWhyAFileCannotBeRead) {
  EXPECT_EQ(read_source(folder_ + "/none.txt").error(),
            "cannot read " + folder_ + "/none.txt: No such file or directory");
  EXPECT_EQ(read_source(folder_).error(),
            "cannot read " + folder_ + ": it is a directory");
}

TEST_F(SourceFiles, ReadsAPipeToItsEnd) {
  const auto path = folder_ + "/pipe";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const std::string bytes(300'000, 'x');
  std::thread writer([&] { std::ofstream(path) << bytes; });
  const auto source = read_source(path);
  writer.join();
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->bytes(), bytes);
}

}  // namespace
}  // namespace listlint
