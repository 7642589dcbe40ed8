// The watcher of the system, with real files.
#include "cli/watcher.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/folder.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

using ::testing::Contains;
using ::testing::IsEmpty;

class SystemWatcher : public testing::Test {
 protected:
  SystemWatcher() : root_(make_folder()), watcher_(*system_watcher()) {
    EXPECT_EQ(watcher_->watch({root_}), "");
  }
  ~SystemWatcher() override { fs::remove_all(root_); }

  void write(const std::string& name) {
    std::ofstream(root_ + "/" + name) << "x";
  }
  // All that is told by now: the kernel tells before the change returns.
  std::vector<Change> changes() {
    std::vector<Change> all;
    while (true) {
      const auto some = watcher_->wait(0);
      if (!some || some->empty()) return all;
      all.insert(all.end(), some->begin(), some->end());
    }
  }

  std::string root_;
  std::unique_ptr<Watcher> watcher_;
};

TEST_F(SystemWatcher, TellsOfFilesThatAreWritten) {
  write("a.txt");
  EXPECT_THAT(changes(), Contains(Change{root_, "a.txt"}));
  write("a.txt");
  EXPECT_THAT(changes(), Contains(Change{root_, "a.txt"}));
  EXPECT_THAT(changes(), IsEmpty());
}

TEST_F(SystemWatcher, TellsOfASaveByRename) {
  write("a.txt");
  write("a.txt~");
  changes();
  fs::rename(root_ + "/a.txt~", root_ + "/a.txt");
  EXPECT_THAT(changes(), Contains(Change{root_, "a.txt"}));
}

TEST_F(SystemWatcher, TellsOfFilesThatAreRemoved) {
  write("a.txt");
  changes();
  fs::remove(root_ + "/a.txt");
  EXPECT_THAT(changes(), Contains(Change{root_, "a.txt"}));
}

TEST_F(SystemWatcher, TellsOfNewFoldersAndOfItsOwnEnd) {
  fs::create_directory(root_ + "/new");
  EXPECT_THAT(changes(), Contains(Change{root_, "new", true}));
  fs::remove_all(root_);
  EXPECT_THAT(changes(), Contains(Change{root_, "", true}));
}

TEST_F(SystemWatcher, TellsAChangeUnderEachNameOfAFolder) {
  fs::create_directory(root_ + "/b");
  fs::create_symlink("b", root_ + "/link");
  EXPECT_EQ(watcher_->watch({root_ + "/b", root_ + "/link"}), "");
  changes();
  write("b/c.txt");
  const auto told = changes();
  EXPECT_THAT(told, Contains(Change{root_ + "/b", "c.txt"}));
  EXPECT_THAT(told, Contains(Change{root_ + "/link", "c.txt"}));
}

TEST_F(SystemWatcher, WatchesOnlyWhatItIsGivenLast) {
  fs::create_directory(root_ + "/b");
  changes();
  EXPECT_EQ(watcher_->watch({root_ + "/b", root_ + "/none"}), "");
  changes();
  write("a.txt");
  write("b/c.txt");
  const auto told = changes();
  EXPECT_THAT(told, Contains(Change{root_ + "/b", "c.txt"}));
  EXPECT_TRUE(std::ranges::all_of(told, [&](const Change& change) {
    return change.folder == root_ + "/b";
  }));
}

}  // namespace
}  // namespace listlint::cli
