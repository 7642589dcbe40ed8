// The loop of --watch, fed with changes, and what it looks at.
#include "cli/watch.h"

#include <deque>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "tests/folder.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

using Changes = std::optional<std::vector<Change>>;

// Tells what it was given, and then that there is nothing more.
class FakeWatcher final : public Watcher {
 public:
  std::string watch(const std::set<std::string>& folders) override {
    watched.push_back(folders);
    return trouble;
  }
  Changes wait(int milliseconds) override {
    waits.push_back(milliseconds);
    if (changes.empty()) return std::nullopt;
    auto next = changes.front();
    changes.pop_front();
    return next;
  }

  std::deque<Changes> changes;
  std::string trouble;
  std::vector<std::set<std::string>> watched;
  std::vector<int> waits;
};

class WatchLoop : public testing::Test {
 protected:
  int runs() {
    int checks = 0;
    WatchTask task;
    task.look = [&] { return set_; };
    task.check = [&] { ++checks; };
    task.quiet_milliseconds = 7;
    task.most_waits = 3;
    ended_ = watch_loop(watcher_, task);
    return checks;
  }

  WatchSet set_{{"/a"}, {"/a"}, {}, {}};
  FakeWatcher watcher_;
  std::string ended_;
};

const Change kSaved{"/a", "list.txt"};
const Change kOther{"/a", "picture.png"};
const std::vector<Change> kQuiet;

TEST_F(WatchLoop, ChecksOnceWhereNothingChanges) {
  EXPECT_EQ(runs(), 1);
  EXPECT_EQ(ended_, "");
  EXPECT_THAT(watcher_.waits, ElementsAre(Watcher::kForEver));
}

TEST_F(WatchLoop, ChecksAgainOnceASaveIsOver) {
  watcher_.changes = {{{kSaved}}, kQuiet};
  EXPECT_EQ(runs(), 2);
  EXPECT_THAT(watcher_.waits,
              ElementsAre(Watcher::kForEver, 7, Watcher::kForEver));
}

TEST_F(WatchLoop, TakesABurstAsOneChange) {
  watcher_.changes = {{{kSaved}}, {{kSaved, kSaved}}, {{kOther}}, kQuiet};
  EXPECT_EQ(runs(), 2);
}

TEST_F(WatchLoop, DoesNotWaitForEverForABurstToEnd) {
  watcher_.changes = {{{kSaved}}, {{kSaved}}, {{kSaved}}, {{kSaved}}};
  EXPECT_EQ(runs(), 2);
  EXPECT_THAT(watcher_.waits,
              ElementsAre(Watcher::kForEver, 7, 7, 7, Watcher::kForEver));
}

TEST_F(WatchLoop, PassesOverWhatIsNoList) {
  watcher_.changes = {{{kOther}}, {{kOther}}};
  EXPECT_EQ(runs(), 1);
}

TEST_F(WatchLoop, ChecksAgainWhereChangesWereLost) {
  watcher_.changes = {{{Change{"", "", false, true}}}, kQuiet};
  EXPECT_EQ(runs(), 2);
}

TEST_F(WatchLoop, WatchesFoldersThatComeWhileItStartsToWatch) {
  std::vector<std::set<std::string>> looks = {{"/a"}, {"/a", "/a/b"}};
  size_t next = 0;
  WatchTask task;
  task.look = [&] {
    WatchSet set;
    set.folders = looks[std::min(next++, looks.size() - 1)];
    return set;
  };
  task.check = [] {};
  watch_loop(watcher_, task);
  EXPECT_THAT(watcher_.watched, ElementsAre(looks[0], looks[1]));
}

TEST_F(WatchLoop, EndsWhereItCannotWatch) {
  watcher_.trouble = "cannot watch /a: too many";
  EXPECT_EQ(runs(), 0);
  EXPECT_EQ(ended_, "cannot watch /a: too many");
}

class WatchSetTest : public testing::Test {
 protected:
  WatchSetTest() : root_(fs::canonical(make_folder()).string()) {
    flags_.paths = {root_ + "/lists"};
    write("lists/a.txt");
    write("lists/deep/b.txt");
    write("lists/.git/c.txt");
  }
  ~WatchSetTest() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text = "") {
    fs::create_directories(fs::path(root_ + "/" + name).parent_path());
    std::ofstream(root_ + "/" + name) << text;
  }
  bool concerns(const std::string& folder, const std::string& name,
                bool is_folder = false) {
    return watch_set(flags_).concerns({root_ + folder, name, is_folder});
  }

  std::string root_;
  Flags flags_;
};

TEST_F(WatchSetTest, HasFoldersOfListsAndAllAbove) {
  const auto set = watch_set(flags_);
  EXPECT_THAT(set.walked, ElementsAre(root_ + "/lists", root_ + "/lists/deep"));
  for (const auto* folder : {"/lists", "/lists/deep", ""}) {
    EXPECT_THAT(set.folders, Contains(root_ + folder));
  }
  EXPECT_THAT(set.folders, Contains("/"));
  EXPECT_THAT(set.folders, Not(Contains(root_ + "/lists/.git")));
}

TEST_F(WatchSetTest, IsConcernedByListsAndFolders) {
  EXPECT_TRUE(concerns("/lists", "a.txt"));
  EXPECT_TRUE(concerns("/lists/deep", "new.wiki"));
  EXPECT_TRUE(concerns("/lists", "new", true));
  EXPECT_TRUE(concerns("/lists/deep", "", true));
  EXPECT_TRUE(concerns("", "lists", true));
}

TEST_F(WatchSetTest, IsNotConcernedByOtherFiles) {
  EXPECT_FALSE(concerns("/lists", "a.png"));
  EXPECT_FALSE(concerns("/lists", ".a.txt.swp"));
  EXPECT_FALSE(concerns("/lists", ".listlint-17-0"));
  EXPECT_FALSE(concerns("/lists", ".git", true));
  EXPECT_FALSE(concerns("/lists", ".listlint", true));
  EXPECT_FALSE(concerns("", "beside.txt"));
  EXPECT_FALSE(concerns("", "beside", true));
}

TEST_F(WatchSetTest, IsConcernedByConfigsAndIgnoreFilesAbove) {
  EXPECT_TRUE(concerns("", ".listlint.yaml"));
  EXPECT_TRUE(concerns("/lists", ".listlint.yaml"));
  EXPECT_TRUE(concerns("", ".listlint-ignore.yaml"));
  EXPECT_TRUE(concerns("/lists", ".gitignore"));
}

TEST_F(WatchSetTest, IsConcernedByWhatAConfigExtends) {
  write("common/base.yaml", "ignore: [style]\n");
  write("lists/.listlint.yaml", "extends: ../common/base.yaml\n");
  EXPECT_TRUE(concerns("/common", "base.yaml"));
  EXPECT_FALSE(concerns("/common", "other.yaml"));
}

TEST_F(WatchSetTest, IsConcernedByFilesThatAreNamed) {
  flags_.paths = {root_ + "/lists/data.json"};
  flags_.baseline = root_ + "/known/baseline.json";
  flags_.config = root_ + "/own.yaml";
  EXPECT_TRUE(concerns("/lists", "data.json"));
  EXPECT_FALSE(concerns("/lists", "a.txt"));
  EXPECT_TRUE(concerns("/known", "baseline.json"));
  EXPECT_TRUE(concerns("", "own.yaml"));
}

TEST_F(WatchSetTest, IsConcernedByTheFileThatALinkLeadsTo) {
  write("elsewhere/real.txt");
  fs::create_symlink(root_ + "/elsewhere/real.txt", root_ + "/lists/link.txt");
  flags_.paths = {root_ + "/lists/link.txt"};
  EXPECT_TRUE(concerns("/lists", "link.txt"));
  EXPECT_TRUE(concerns("/elsewhere", "real.txt"));
}

TEST_F(WatchSetTest, IsNotConcernedByItsReports) {
  flags_.outputs = {root_ + "/lists/report.md", "-"};
  EXPECT_FALSE(concerns("/lists", "report.md"));
  EXPECT_TRUE(concerns("/lists", "list.md"));
}

}  // namespace
}  // namespace listlint::cli
