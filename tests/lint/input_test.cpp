#include "lint/input.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

#include "tests/folder.h"

namespace listlint {
namespace {

class Inputs : public testing::Test {
 protected:
  Inputs() { folder_ = make_folder(); }
  ~Inputs() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) { return folder_ + "/" + name; }

  std::string folder_;
};

// All bytes after the first four, or the failure.
std::string rest_of(Input& input) {
  std::string first;
  EXPECT_EQ(read_up_to(input, 4, first), "");
  EXPECT_LE(first.size(), 4U);
  auto bytes = first;
  EXPECT_EQ(read_rest(input, bytes), "");
  EXPECT_EQ(bytes.substr(0, first.size()), first);
  return bytes.substr(first.size());
}

TEST_F(Inputs, OfAFileKnowItsSize) {
  std::ofstream(path("a"), std::ios::binary) << "first and the rest";
  const auto input = open_file(path("a"));
  ASSERT_TRUE(input);
  EXPECT_EQ((*input)->expected_size(), 18U);
  EXPECT_EQ(rest_of(**input), "t and the rest");
}

TEST_F(Inputs, OfAnEmptyFileEndAtOnce) {
  std::ofstream(path("a")).flush();
  EXPECT_EQ(rest_of(**open_file(path("a"))), "");
}

TEST_F(Inputs, OfAPipeComeUntilItIsClosed) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  const std::string bytes(300'000, 'x');
  std::thread writer([&] { std::ofstream(path("pipe")) << bytes; });
  const auto input = open_file(path("pipe"));
  ASSERT_TRUE(input);
  EXPECT_EQ((*input)->expected_size(), 0U);
  EXPECT_EQ(rest_of(**input), bytes.substr(4));
  writer.join();
}

TEST_F(Inputs, SayWhyTheyCannotBeOpened) {
  EXPECT_EQ(open_file(path("none")).error(),
            "cannot read " + path("none") + ": No such file or directory");
  EXPECT_EQ(open_file(folder_).error(),
            "cannot read " + folder_ + ": it is a directory");
}

TEST(SourceInput, GivesTheBytesOfTheSource) {
  const auto input =
      open_source(std::make_unique<Source>("a.txt", "first and the rest"));
  EXPECT_EQ(input->expected_size(), 18U);
  EXPECT_EQ(rest_of(*input), "t and the rest");
}

}  // namespace
}  // namespace listlint
