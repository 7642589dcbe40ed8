// What a store in a file remembers of lists.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fetch/sqlite_schema.h"
#include "fetch/sqlite_store.h"
#include "tests/fetch/store_file.h"
#include "tests/fetch/store_sample.h"

namespace listlint::fetch {
namespace {

using SqliteSnapshots = StoreFile;

Snapshot at(int64_t second) {
  Snapshot snapshot;
  snapshot.at = at_second(second);
  return snapshot;
}

Snapshot full(int64_t second) {
  auto snapshot = at(second);
  snapshot.version = "0.1.0";
  snapshot.entries = 996;
  snapshot.clean = 984;
  snapshot.references = 1200;
  snapshot.score = 71.25;
  snapshot.findings = {3, 2, 1};
  snapshot.groups = {{"countries", {0, 0, 1}}, {"my own rules", {3, 2, 0}}};
  snapshot.links = {1, 2, 3, 4, 5, 6, 7};
  return snapshot;
}

PastFinding finding(uint64_t fingerprint, uint32_t line) {
  PastFinding past;
  past.fingerprint = fingerprint;
  past.rule = "countries/misspelt";
  past.severity = Severity::error;
  past.message = "\"Surinam\" is not a country";
  past.section = "南美洲";
  past.line = line;
  return past;
}

void put(Store& store, const ListName& list, const Snapshot& snapshot,
         const std::vector<PastFinding>& findings) {
  const auto done = store.put_snapshot(list, snapshot, findings);
  ASSERT_TRUE(done) << done.error();
  ASSERT_TRUE(store.commit());
}

// "1: 10-20" a finding: how long it was there, in seconds.
std::string times(const Stored<Past>& past) {
  if (!past) return past.error();
  std::string text;
  for (const auto& found : past->findings) {
    const auto seconds = [](Time time) {
      return (time - at_second(0)).count() / 1000;
    };
    text += fmt::format("{}: {}-{}\n", found.fingerprint,
                        seconds(found.first_seen), seconds(found.last_seen));
  }
  return text;
}

TEST_F(SqliteSnapshots, AreGivenBackWhole) {
  const ListName page{"lists/a.xml", "List of lakes"};
  auto hidden = finding(0xFFFF'FFFF'FFFF'FFF0, 7);
  hidden.told = false;
  hidden.severity = Severity::info;
  hidden.section = "";
  put(*open(), page, full(10), {finding(1, 9), hidden});
  const auto past = open(StoreUse::history)->past(page);
  ASSERT_TRUE(past) << past.error();
  EXPECT_EQ(past->snapshots, std::vector<Snapshot>{full(10)});
  auto first = hidden;
  auto second = finding(1, 9);
  for (auto* found : {&first, &second}) {
    found->first_seen = at_second(10);
    found->last_seen = at_second(10);
  }
  EXPECT_EQ(past->findings, (std::vector<PastFinding>{first, second}));
}

TEST_F(SqliteSnapshots, AreOfOneListEach) {
  const auto store = open();
  put(*store, {"a.xml", "A"}, at(10), {finding(1, 1)});
  put(*store, {"a.xml", "B"}, at(20), {finding(2, 1)});
  put(*store, {"b.xml", ""}, at(30), {});
  EXPECT_EQ(times(store->past({"a.xml", "A"})), "1: 10-10\n");
  EXPECT_EQ(times(store->past({"a.xml", "B"})), "2: 20-20\n");
  EXPECT_EQ(store->past({"b.xml", ""})->snapshots, std::vector{at(30)});
  EXPECT_TRUE(store->past({"c.xml", ""})->snapshots.empty());
}

TEST_F(SqliteSnapshots, TellHowLongAFindingIsThere) {
  const auto store = open();
  const ListName list{"a.txt", ""};
  put(*store, list, at(10), {finding(1, 1), finding(2, 2), finding(3, 3)});
  put(*store, list, at(20), {finding(1, 1), finding(2, 2)});
  EXPECT_EQ(times(store->past(list)), "1: 10-20\n2: 10-20\n3: 10-10\n");
  put(*store, list, at(30), {finding(1, 1), finding(3, 3)});
  EXPECT_EQ(times(store->past(list)), "1: 10-30\n2: 10-20\n3: 30-30\n")
      << "the third was away";
  put(*store, list, at(40), {finding(1, 1)});
  put(*store, list, at(50), {finding(1, 1)});
  EXPECT_EQ(times(store->past(list)), "1: 10-50\n")
      << "what the last two did not have is of no use";
  EXPECT_EQ(store->past(list)->snapshots.size(), 5U);
}

TEST_F(SqliteSnapshots, TakeTheNewerWordsOfAFinding) {
  const auto store = open();
  const ListName list{"a.txt", ""};
  put(*store, list, at(10), {finding(1, 1)});
  auto newer = finding(1, 5);
  newer.message = "it is misspelt";
  newer.severity = Severity::warning;
  newer.told = false;
  put(*store, list, at(20), {newer});
  newer.first_seen = at_second(10);
  newer.last_seen = at_second(20);
  EXPECT_EQ(store->past(list)->findings, std::vector{newer});
}

TEST_F(SqliteSnapshots, AreKeptWithTheNextCommitOrNotAtAll) {
  const ListName list{"a.txt", ""};
  ASSERT_TRUE(open()->put_snapshot(list, at(10), {}));
  EXPECT_TRUE(open()->past(list)->snapshots.empty());
}

TEST_F(SqliteSnapshots, ComeToAStoreOfFormatTwo) {
  run_sql(migration_to(1));
  run_sql(migration_to(2));
  run_sql(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = 2; "
                  "INSERT INTO runs (scope, started_at) VALUES ('s', 1)",
                  kApplication));
  const auto old = open_sqlite_store(path_, StoreUse::history);
  ASSERT_FALSE(old);
  EXPECT_EQ(old.error(), "cannot open " + path_ +
                             ": an older listlint made it; `listlint audit` "
                             "brings it up to date");
  const ListName list{"a.txt", ""};
  {
    const auto store = open();
    EXPECT_TRUE(store->past(list)->snapshots.empty());
    put(*store, list, full(1), {finding(1, 1)});
  }
  EXPECT_EQ(open(StoreUse::history)->past(list)->snapshots,
            std::vector{full(1)});
  auto database = Database::open(path_, StoreUse::history);
  ASSERT_TRUE(database);
  EXPECT_EQ(database->number("PRAGMA user_version"), 3);
  EXPECT_EQ(database->number("SELECT count(*) FROM runs"), 1);
}

}  // namespace
}  // namespace listlint::fetch
