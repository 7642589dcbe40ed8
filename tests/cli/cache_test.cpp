// The cache as the engine sees it, in a folder of its own.
#include "cli/cache.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

#include "cli/cache_key.h"
#include "tests/folder.h"
#include "tests/golden.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr Rule named(std::string_view id) {
  Rule rule;
  rule.id = id;
  return rule;
}

constexpr Rule kDash = named("style/dash");
constexpr Rule kOther = named("style/other");
constexpr Date kToday{2026, 11, 28};
constexpr ResultKey kProgram{1, 2};

class CacheTest : public testing::Test {
 protected:
  CacheTest() : root_(make_folder()) {
    settings_.rules.emplace_back().rule = &kDash;
  }
  ~CacheTest() override { fs::remove_all(root_); }

  std::string folder() const { return root_ + "/.listlint/cache"; }

  CacheOptions options() const { return {folder(), kToday, kProgram}; }

  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder())) {
      if (entry.path().extension() == ".results") all.push_back(entry.path());
    }
    std::ranges::sort(all);
    return all;
  }

  // What a run finds in the lists: known messages, or those of a check, which
  // says that it is new.
  std::vector<std::string> run(const std::vector<std::string>& lists,
                               CacheOptions options) {
    std::vector<std::string> messages;
    Cache cache(std::move(options));
    cache.add(settings_);
    for (const auto& list : lists) {
      const Source source("a.txt", list);
      const Subject subject{source, "text", settings_};
      const auto key = cache.key_of(subject);
      if (const auto known = cache.find(key, subject)) {
        messages.push_back(known->findings.front().message);
        continue;
      }
      Finding finding;
      finding.rule = kDash.id;
      finding.message = "about " + list;
      messages.push_back("new");
      cache.keep(key, {finding}, 0);
    }
    notes_ = cache.end();
    return messages;
  }
  std::vector<std::string> run(const std::vector<std::string>& lists) {
    return run(lists, options());
  }

  std::string root_;
  Settings settings_;
  std::vector<std::string> notes_;
};

TEST_F(CacheTest, KnowsWhatAnEarlierRunFound) {
  EXPECT_THAT(run({"a", "b"}), ElementsAre("new", "new"));
  EXPECT_THAT(notes_, IsEmpty());
  EXPECT_THAT(run({"b", "c"}), ElementsAre("about b", "new"));
  EXPECT_THAT(notes_, ElementsAre("cache: 1 result of earlier runs taken"));
  EXPECT_THAT(run({"a", "c"}), ElementsAre("about a", "about c"));
  EXPECT_THAT(notes_, ElementsAre("cache: 2 results of earlier runs taken"));
}

TEST_F(CacheTest, GivesBackFixesThatAreLeftOut) {
  const Source source("a.txt", "a");
  const Subject subject{source, "text", settings_};
  {
    Cache cache(options());
    cache.add(settings_);
    cache.keep(cache.key_of(subject), {}, 70'000);
    cache.end();
  }
  Cache cache(options());
  cache.add(settings_);
  const auto known = cache.find(cache.key_of(subject), subject);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->unwritable_fixes, 70'000U);
  EXPECT_THAT(known->findings, IsEmpty());
}

TEST_F(CacheTest, MakesNoFolderWhereThereIsNothingToKeep) {
  EXPECT_THAT(run({}), IsEmpty());
  EXPECT_FALSE(fs::exists(root_ + "/.listlint"));
}

TEST_F(CacheTest, SaysThatItIsOfNoWorth) {
  run({"a"});
  EXPECT_EQ(read_file(folder() + "/.gitignore"), "*\n");
  EXPECT_THAT(
      read_file(folder() + "/CACHEDIR.TAG"),
      testing::StartsWith("Signature: 8a477f597d28d172789f06886806bc55\n"));
}

TEST_F(CacheTest, MayBeDeletedAtAnyTime) {
  run({"a"});
  Cache cache(options());
  fs::remove_all(root_ + "/.listlint");
  cache.end();
  EXPECT_THAT(run({"a"}), ElementsAre("new"));
  EXPECT_THAT(run({"a"}), ElementsAre("about a"));
}

TEST_F(CacheTest, ForgetsWithTheDayAndTheProgram) {
  run({"a"});
  auto tomorrow = options();
  tomorrow.today.day = 29;
  auto other = options();
  other.program = {1, 3};
  EXPECT_THAT(run({"a"}, other), ElementsAre("new"));
  EXPECT_EQ(files().size(), 2U);
  EXPECT_THAT(run({"a"}), ElementsAre("about a"));
  EXPECT_THAT(run({"a"}, tomorrow), ElementsAre("new"));
  EXPECT_EQ(files().size(), 1U);
}

TEST_F(CacheTest, IsReadOnlyWhereItIsWhole) {
  run({"a", "b"});
  const auto path = files().front().string();
  const auto bytes = read_file(path);
  const auto expect_truth = [&](const std::string& broken) {
    std::ofstream(path, std::ios::binary) << broken;
    auto found = run({"a"});
    EXPECT_THAT(found.front(), testing::AnyOf("new", "about a"));
    for (const auto& file : files()) fs::remove(file);
  };
  for (size_t at = 0; at < bytes.size(); ++at) {
    auto broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x21);
    expect_truth(broken);
    expect_truth(bytes.substr(0, at));
  }
  expect_truth(bytes + "more");
}

TEST_F(CacheTest, TellsOfAndRemovesABrokenFile) {
  run({"a"});
  const auto path = files().front().string();
  std::ofstream(path, std::ios::binary) << "not results";
  EXPECT_THAT(run({"a"}), ElementsAre("new"));
  EXPECT_THAT(notes_, ElementsAre("cache: " + path + " is broken"));
  EXPECT_THAT(run({"a"}), ElementsAre("about a"));
  EXPECT_EQ(files().size(), 1U);
}

TEST_F(CacheTest, LeavesOtherFilesAlone) {
  run({"a"});
  const auto others = {"/notes.txt", "/survey.results",
                       "/20261127-survey.results"};
  for (const auto* name : others) std::ofstream(folder() + name) << "mine";
  auto small = options();
  small.most_bytes = 1;
  run({"b"}, small);
  for (const auto* name : others) {
    EXPECT_EQ(read_file(folder() + name), "mine") << name;
  }
}

TEST_F(CacheTest, RemovesHalfFilesOfRunsThatWereKilled) {
  run({"a"});
  const auto old = folder() + "/.listlint-1-0";
  const auto now = folder() + "/.listlint-2-0";
  for (const auto& path : {old, now}) std::ofstream(path) << "half";
  fs::last_write_time(old,
                      fs::file_time_type::clock::now() - std::chrono::hours(2));
  run({"b"});
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(now));
}

TEST_F(CacheTest, GoesOnWhereItCannotWrite) {
  std::ofstream(root_ + "/.listlint") << "a file";
  EXPECT_THAT(run({"a"}), ElementsAre("new"));
  EXPECT_THAT(notes_, ElementsAre("cache: cannot make the folder " + folder() +
                                  ": Not a directory"));
}

TEST_F(CacheTest, MergesFilesThatAreMany) {
  std::vector<std::string> lists;
  for (int i = 0; i < 40; ++i) {
    lists.push_back("list " + std::to_string(i));
    run({lists.back()});
    EXPECT_LE(files().size(), 8U);
  }
  const auto found = run(lists);
  EXPECT_EQ(std::ranges::count(found, "new"), 0);
}

TEST_F(CacheTest, RemovesTheLeastRecentlyUsedAboveItsBound) {
  run({"a"});
  run({"b"});
  auto old = fs::file_time_type::clock::now() - std::chrono::hours(3);
  for (const auto& file : files()) fs::last_write_time(file, old);
  run({"a"});  // used now
  auto bound = options();
  bound.most_bytes = 2 * fs::file_size(files().front()) + 10;
  EXPECT_THAT(run({"c"}, bound), ElementsAre("new"));
  EXPECT_EQ(files().size(), 2U);
  EXPECT_THAT(run({"a", "b", "c"}), ElementsAre("about a", "new", "about c"));
}

TEST_F(CacheTest, KeepsNoMoreThanItMay) {
  auto bound = options();
  bound.most_bytes = 1000;
  std::vector<std::string> lists;
  for (int i = 0; i < 100; ++i) lists.push_back(std::to_string(i));
  run(lists, bound);
  uint64_t size = 0;
  for (const auto& file : files()) size += fs::file_size(file);
  EXPECT_LE(size, 1000U);
  EXPECT_GT(size, 0U);
}

TEST_F(CacheTest, IsSharedByRunsAtOnce) {
  std::vector<std::jthread> threads;
  for (int run_number = 0; run_number < 4; ++run_number) {
    threads.emplace_back([this, run_number] {
      for (int i = 0; i < 30; ++i) {
        const Source source(
            "a.txt", std::to_string(run_number) + "/" + std::to_string(i));
        const Subject subject{source, "text", settings_};
        Cache cache(options());
        cache.add(settings_);
        const auto key = cache.key_of(subject);
        EXPECT_FALSE(cache.find(key, subject));
        cache.keep(key, {}, 0);
        for (const auto& note : cache.end()) ADD_FAILURE() << note;
      }
    });
  }
  threads.clear();
  EXPECT_FALSE(files().empty());
  for (const auto& file : files()) {
    EXPECT_NE(CacheFile::open(file.string(), {kProgram, 20261128}), nullptr);
  }
  for (const auto& entry : fs::directory_iterator(folder())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with(".listlint-"));
  }
}

class SubjectKey : public testing::Test {
 protected:
  static ResultKey key(const Source& source, std::string_view format = "text",
                       const Settings& settings = {}) {
    return subject_key({source, format, settings}, settings_key(settings));
  }
};

TEST_F(SubjectKey, IsOfContentAndNotOfTheName) {
  const Source a("a/a.txt", "list");
  EXPECT_EQ(key(a), key(Source("b/b.txt", "list")));
  EXPECT_NE(key(a), key(Source("a/a.txt", "lisT")));
  EXPECT_NE(key(a), key(Source("a/a.json", "list")));
  EXPECT_NE(key(a), key(a, "wikitext"));
  EXPECT_NE(key(a), key(Source("a/a.txt", "list", {"", "GBK", {}})));
}

TEST_F(SubjectKey, IsOfAllSettingsThatFindingsFollowFrom) {
  const Source a("a.txt", "list");
  Settings base;
  base.rules.push_back({&kDash, Severity::warning, {int64_t{1}}});
  std::vector<Settings> all = {{}, base};
  const auto vary = [&](auto change) {
    auto settings = base;
    change(settings);
    all.push_back(settings);
  };
  vary([](Settings& s) { s.rules.front().rule = &kOther; });
  vary([](Settings& s) { s.rules.front().severity = Severity::error; });
  vary([](Settings& s) { s.rules.front().values = {int64_t{2}}; });
  vary([](Settings& s) { s.rules.front().values = {true}; });
  vary([](Settings& s) { s.rules.front().values = {std::string("1")}; });
  vary([](Settings& s) {
    s.rules.front().values = {std::vector<std::string>{"ab", "c"}};
  });
  vary([](Settings& s) {
    s.rules.front().values = {std::vector<std::string>{"a", "bc"}};
  });
  vary([](Settings& s) { s.language = "en"; });
  vary([](Settings& s) { s.reading.columns = {{Field::name, "a"}}; });
  vary([](Settings& s) { s.reading.columns = {{Field::note, "a"}}; });
  std::vector<ResultKey> keys;
  for (const auto& settings : all) keys.push_back(key(a, "text", settings));
  std::ranges::sort(keys);
  EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
}

TEST(ProgramKey, IsKnown) {
  EXPECT_NE(program_key(), ResultKey{});
  EXPECT_EQ(program_key(), program_key());
}

}  // namespace
}  // namespace listlint::cli
