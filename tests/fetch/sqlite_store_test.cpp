#include "fetch/sqlite_store.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fetch/sqlite_schema.h"
#include "tests/fetch/store_file.h"
#include "tests/fetch/store_sample.h"

namespace listlint::fetch {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

class SqliteStoreTest : public StoreFile {
 protected:
  // The message without the folder; "" where the store opens.
  std::string error_of(StoreUse use) {
    const auto store = open_sqlite_store(path_, use);
    return store ? "" : without_folder(store.error());
  }

  std::string without_folder(std::string text) const {
    for (auto at = text.find(folder_); at != std::string::npos;
         at = text.find(folder_, at)) {
      text.replace(at, folder_.size(), "F");
    }
    return text;
  }
};

std::string print(const Stored<std::vector<PastCheck>>& checks) {
  if (!checks) return checks.error();
  std::string text;
  for (const auto& check : *checks) {
    text += fmt::format("{} {} {} {} {} {}\n", to_text(check.checked_at),
                        name_of(check.state), name_of(check.reason),
                        check.status, check.final_url, check.title);
  }
  return text;
}

std::string print(const Stored<std::vector<Change>>& changes) {
  if (!changes) return changes.error();
  std::string text;
  for (const auto& change : *changes) {
    text += fmt::format("{} {} {} {} {} {}\n", to_text(change.at), change.url,
                        name_of(change.kind), name_of(change.state),
                        name_of(change.reason), change.final_url);
  }
  return text;
}

TEST_F(SqliteStoreTest, GivesBackWholeRecords) {
  const auto full = full_record("https://a.example/%e4//?x=+#f");
  const auto plain = plain_record("https://b.example/", 5);
  {
    const auto store = open();
    ASSERT_TRUE(keep(*store, full, ChangeKind::died));
    ASSERT_TRUE(keep(*store, plain, ChangeKind::none));
    EXPECT_EQ(store->find(full.verdict.url), full);
  }
  const auto store = open(StoreUse::history);
  EXPECT_EQ(store->find(full.verdict.url), full);
  EXPECT_EQ(store->find(plain.verdict.url), plain);
  EXPECT_EQ(store->find("https://A.example/%e4//?x=+#f"), std::nullopt);
  EXPECT_EQ(store->find(""), std::nullopt);
}

TEST_F(SqliteStoreTest, TakesTheNewerRecordOfAnAddress) {
  const auto store = open();
  const auto full = full_record("https://a.example/");
  const auto plain = plain_record("https://a.example/", 50);
  ASSERT_TRUE(keep(*store, full, ChangeKind::none));
  ASSERT_TRUE(keep(*store, plain, ChangeKind::none));
  EXPECT_EQ(store->find("https://a.example/"), plain);
  ASSERT_TRUE(keep(*store, full, ChangeKind::none));
  EXPECT_EQ(store->find("https://a.example/"), full);
}

TEST_F(SqliteStoreTest, KeepsBytesThatAreNoText) {
  const auto store = open();
  auto record = plain_record(std::string("https://a.example/\0\xFF'\"", 22), 1);
  record.verdict.title = std::string("a\0b\xE4", 4);
  ASSERT_TRUE(keep(*store, record, ChangeKind::none));
  EXPECT_EQ(store->find(record.verdict.url), record);
  EXPECT_EQ(store->find("https://a.example/"), std::nullopt);
}

TEST_F(SqliteStoreTest, KnowsEveryStateAndReason) {
  const auto store = open();
  for (const auto& row : reasons()) {
    auto record = plain_record("https://a.example/", 1);
    record.verdict.state = row.state;
    record.verdict.reason = row.reason;
    ASSERT_TRUE(keep(*store, record, ChangeKind::none));
    EXPECT_EQ(store->find("https://a.example/"), record);
  }
}

TEST_F(SqliteStoreTest, TellsChecksOldestFirst) {
  const auto store = open();
  auto third = full_record("https://a.example/");
  ASSERT_TRUE(keep(*store, third, ChangeKind::died));
  ASSERT_TRUE(
      keep(*store, plain_record("https://a.example/", 20), ChangeKind::none));
  ASSERT_TRUE(
      keep(*store, plain_record("https://b.example/", 15), ChangeKind::none));
  auto first = plain_record("https://a.example/", 10);
  first.verdict.final_url = "";
  first.verdict.title = "";
  ASSERT_TRUE(keep(*store, first, ChangeKind::none));
  ASSERT_TRUE(keep(*store, first, ChangeKind::none));  // the same check
  EXPECT_EQ(print(store->history("https://a.example/")),
            "2026-05-28T20:26:50Z ok ok 200  \n"
            "2026-05-28T20:27:00Z ok ok 200 https://a.example/ T\n"
            "2026-05-28T20:27:20Z dead soft-404 200 https://a.example/gone "
            "Nicht gefunden – 404\n");
  EXPECT_EQ(print(store->history("https://c.example/")), "");
}

TEST_F(SqliteStoreTest, TellsChangesSinceATime) {
  const auto store = open();
  ASSERT_TRUE(
      keep(*store, full_record("https://a.example/"), ChangeKind::died));
  ASSERT_TRUE(keep(*store, plain_record("https://a.example/", 60),
                   ChangeKind::recovered));
  ASSERT_TRUE(
      keep(*store, plain_record("https://b.example/", 50), ChangeKind::moved));
  ASSERT_TRUE(
      keep(*store, plain_record("https://c.example/", 55), ChangeKind::none));
  const std::string later =
      "2026-05-28T20:27:30Z https://b.example/ moved ok ok "
      "https://b.example/\n"
      "2026-05-28T20:27:40Z https://a.example/ recovered ok ok "
      "https://a.example/\n";
  EXPECT_EQ(print(store->changes(at_second(0))),
            "2026-05-28T20:27:20Z https://a.example/ died dead soft-404 "
            "https://a.example/gone\n" +
                later);
  EXPECT_EQ(print(store->changes(at_second(50))), later);
  EXPECT_EQ(print(store->changes(at_second(61))), "");
}

TEST_F(SqliteStoreTest, TellsACheckAgainInThePlaceOfWhatWasToldOfIt) {
  const auto store = open();
  ASSERT_TRUE(keep(*store, plain_record("https://a.example/", 40),
                   ChangeKind::recovered));
  ASSERT_TRUE(keep(*store, plain_record("https://b.example/", 40),
                   ChangeKind::recovered));
  const auto again = full_record("https://a.example/");
  ASSERT_EQ(again.verdict.checked_at, at_second(40));
  ASSERT_TRUE(keep(*store, again, ChangeKind::none));
  EXPECT_EQ(print(store->history("https://a.example/")),
            "2026-05-28T20:27:20Z dead soft-404 200 https://a.example/gone "
            "Nicht gefunden – 404\n");
  EXPECT_EQ(print(store->changes(at_second(0))),
            "2026-05-28T20:27:20Z https://b.example/ recovered ok ok "
            "https://b.example/\n");
}

TEST_F(SqliteStoreTest, GivesBackRobots) {
  const auto store = open();
  EXPECT_EQ(store->find_robots("https://a.example")->has_value(), false);
  ASSERT_TRUE(store->put_robots({"https://a.example", 0, "", at_second(1)}));
  ASSERT_TRUE(store->put_robots(
      {"https://a.example", 200, "User-agent: *\n", at_second(2)}));
  const auto robots = store->find_robots("https://a.example");
  ASSERT_TRUE(robots && *robots);
  EXPECT_EQ((*robots)->origin, "https://a.example");
  EXPECT_EQ((*robots)->status, 200);
  EXPECT_EQ((*robots)->body, "User-agent: *\n");
  EXPECT_EQ((*robots)->fetched_at, at_second(2));
}

TEST_F(SqliteStoreTest, GivesBackCapturesAndThatThereIsNone) {
  const auto store = open();
  const Capture capture{"https://web.archive.org/1/b", at_second(-50)};
  ASSERT_TRUE(
      store->put_capture({"https://a.example/", capture, at_second(1)}));
  ASSERT_TRUE(
      store->put_capture({"https://b.example/", std::nullopt, at_second(2)}));
  EXPECT_EQ(store->find_capture("https://c.example/")->has_value(), false);
  const auto a = store->find_capture("https://a.example/");
  ASSERT_TRUE(a && *a);
  EXPECT_EQ((*a)->url, "https://a.example/");
  EXPECT_EQ((*a)->capture, capture);
  EXPECT_EQ((*a)->asked_at, at_second(1));
  const auto b = store->find_capture("https://b.example/");
  ASSERT_TRUE(b && *b);
  EXPECT_EQ((*b)->capture, std::nullopt);
  EXPECT_EQ((*b)->asked_at, at_second(2));
}

std::string print(const Stored<Run>& run) {
  if (!run) return run.error();
  return fmt::format("{} {}{}", run->id, to_text(run->started_at).substr(11),
                     run->resumed ? " resumed" : "");
}

TEST_F(SqliteStoreTest, GoesOnWithARunThatDidNotEnd) {
  const auto start = *parse_time("2026-05-01T10:00:00Z");
  const auto store = open();
  EXPECT_EQ(print(store->begin_run("s", start, false)), "1 10:00:00Z");
  EXPECT_EQ(print(store->begin_run("t", start, false)), "2 10:00:00Z");
  EXPECT_EQ(print(store->begin_run("s", start + hours(24), false)),
            "1 10:00:00Z resumed");
  EXPECT_EQ(
      print(store->begin_run("s", start + hours(24) + Milliseconds(1), false)),
      "3 10:00:00Z");
}

TEST_F(SqliteStoreTest, BeginsAnewWhereThatIsAskedForOrTheLastOneEnded) {
  const auto start = *parse_time("2026-05-01T10:00:00Z");
  const auto store = open();
  EXPECT_EQ(print(store->begin_run("s", start, false)), "1 10:00:00Z");
  EXPECT_EQ(print(store->begin_run("s", start + hours(1), true)),
            "2 11:00:00Z");
  const auto run = store->begin_run("s", start + hours(2), false);
  EXPECT_EQ(print(run), "2 11:00:00Z resumed");
  ASSERT_TRUE(store->end_run(*run, start + hours(3)));
  // Not the first one, which a later one has overtaken.
  EXPECT_EQ(print(store->begin_run("s", start + hours(4), false)),
            "3 14:00:00Z");
  // A clock that was turned back.
  EXPECT_EQ(print(store->begin_run("s", start, false)), "4 10:00:00Z");
}

TEST_F(SqliteStoreTest, IsMadeWithItsFolder) {
  path_ = folder_ + "/a/b/s.sqlite3";
  ASSERT_TRUE(
      keep(*open(), plain_record("https://a.example/", 1), ChangeKind::none));
  EXPECT_EQ(open(StoreUse::history)->find("https://a.example/"),
            plain_record("https://a.example/", 1));
}

TEST_F(SqliteStoreTest, IsAFileWhateverItsName) {
  const auto before = fs::current_path();
  fs::current_path(folder_);
  for (const auto* name : {":memory:", "file:x?mode=memory", "a#b%c"}) {
    path_ = name;
    ASSERT_TRUE(
        keep(*open(), plain_record("https://a.example/", 1), ChangeKind::none));
    EXPECT_TRUE(fs::exists(folder_ + "/" + name)) << name;
  }
  fs::current_path(before);
}

// Of version 1, with an address that works, two that fail.
constexpr const char* kOldRows = R"sql(
INSERT INTO addresses VALUES
 (1, 'https://a.example/', 'ok', 'ok', '', 200, 'https://a.example/', '', 'T',
  'text/html', 1780000001007, 1780000001007, NULL, 0, '', NULL, NULL, '', '',
  1, 2, 3, 1, 2, 3, 'T', NULL),
 (2, 'https://b.example/', 'unreachable', 'dns', '', 0, '', '', '', '',
  1780000004007, 1780000001007, 1780000002007, 2, '', NULL, NULL, '', '',
  0, 0, 0, 0, 0, 0, '', NULL),
 (3, 'https://c.example/', 'unreachable', 'tls-host', '', 0, '', '', '', '',
  1780000004007, NULL, 1780000002007, 2, '', NULL, NULL, '', '',
  0, 0, 0, 0, 0, 0, '', NULL);
INSERT INTO checks VALUES
 (1, 1780000001007, 'ok', 'ok', 200, NULL, 'T');
)sql";

TEST_F(SqliteStoreTest, MigratesAnOlderStore) {
  run_sql(migration_to(1));
  run_sql(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = 1",
                      kApplication));
  run_sql(kOldRows);
  EXPECT_EQ(error_of(StoreUse::history),
            "cannot open F/s.sqlite3: an older listlint made it; `listlint "
            "audit` brings it up to date");

  const auto store = open();
  auto a = plain_record("https://a.example/", 1);
  a.verdict.content_type = "text/html";
  a.digest = a.first_digest = {1, 2, 3};
  a.first_title = "T";
  EXPECT_EQ(store->find("https://a.example/"), a);
  Record b;
  b.verdict.url = "https://b.example/";
  b.verdict.state = State::unreachable;
  b.verdict.reason = Reason::dns;
  b.verdict.checked_at = at_second(4);
  b.verdict.last_ok_at = at_second(1);
  b.verdict.first_failed_at = at_second(2);
  b.verdict.failures = 2;
  b.counted_at = at_second(4);
  b.strikes = 2;
  b.first_strike_at = at_second(2);
  EXPECT_EQ(store->find("https://b.example/"), b);
  EXPECT_EQ((*store->find("https://c.example/"))->strikes, 0U);
  EXPECT_EQ(print(store->history("https://a.example/")),
            "2026-05-28T20:26:41Z ok ok 200 https://a.example/ T\n");
  const auto full = full_record("https://a.example/");
  ASSERT_TRUE(keep(*store, full, ChangeKind::died));
  EXPECT_EQ(open(StoreUse::history)->find("https://a.example/"), full);
}

TEST_F(SqliteStoreTest, LeavesAnOlderStoreAloneThatCannotBeMigrated) {
  run_sql(migration_to(1));
  // What the second migration adds is there already: it fails.
  run_sql("ALTER TABLE addresses ADD COLUMN strikes INTEGER");
  run_sql(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = 1",
                      kApplication));
  EXPECT_EQ(error_of(StoreUse::audit),
            "cannot write F/s.sqlite3: duplicate column name: strikes");
  run_sql("ALTER TABLE addresses DROP COLUMN strikes");
  EXPECT_EQ(error_of(StoreUse::audit), "");
}

TEST_F(SqliteStoreTest, LeavesANewerStoreAlone) {
  open();
  run_sql("PRAGMA user_version = 9");
  const std::string told =
      "cannot open F/s.sqlite3: a newer listlint made it (its format is 9, "
      "this program knows 3); update listlint";
  EXPECT_EQ(error_of(StoreUse::audit), told);
  EXPECT_EQ(error_of(StoreUse::history), told);
}

TEST_F(SqliteStoreTest, LeavesDatabasesOfOthersAlone) {
  const std::string told =
      "cannot open F/s.sqlite3: it is a database of another program; name "
      "another with --store";
  run_sql("CREATE TABLE bookmarks (url TEXT)");
  EXPECT_EQ(error_of(StoreUse::audit), told);
  run_sql("PRAGMA application_id = 7; PRAGMA user_version = 2");
  EXPECT_EQ(error_of(StoreUse::audit), told);
  EXPECT_EQ(error_of(StoreUse::history), told);
}

TEST_F(SqliteStoreTest, LeavesOtherFilesAlone) {
  const std::string text(5000, 'x');
  std::ofstream(path_) << text;
  const std::string told =
      "cannot open F/s.sqlite3: it is not a store of listlint; name another "
      "with --store";
  EXPECT_EQ(error_of(StoreUse::audit), told);
  EXPECT_EQ(error_of(StoreUse::history), told);
  std::ifstream file(path_);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), text);
}

TEST_F(SqliteStoreTest, SaysThatThereIsNone) {
  EXPECT_EQ(error_of(StoreUse::history),
            "cannot open F/s.sqlite3: there is no such file; `listlint audit` "
            "makes it, or --store names another");
  EXPECT_FALSE(fs::exists(path_));
  std::ofstream(path_).flush();
  EXPECT_EQ(error_of(StoreUse::history),
            "cannot open F/s.sqlite3: it is empty: no audit has written it "
            "yet");
  path_ = folder_;
  EXPECT_EQ(error_of(StoreUse::audit),
            "cannot open F: it is a folder; name a file in it");
}

TEST_F(SqliteStoreTest, SaysWhyItsFolderCannotBeMade) {
  std::ofstream(folder_ + "/file") << "x";
  path_ = folder_ + "/file/s.sqlite3";
  EXPECT_EQ(error_of(StoreUse::audit), "cannot make F/file: Not a directory");
}

TEST_F(SqliteStoreTest, KeepsWhatIsCommittedTogetherOrNothingOfIt) {
  {
    const auto store = open();
    ASSERT_TRUE(
        store->put(plain_record("https://a.example/", 1), ChangeKind::moved));
    ASSERT_TRUE(store->put_robots({"https://a.example", 0, "", at_second(1)}));
    ASSERT_TRUE(store->commit());
    ASSERT_TRUE(store->commit());  // nothing is left to do
    ASSERT_TRUE(
        store->put(plain_record("https://b.example/", 1), ChangeKind::moved));
    ASSERT_TRUE(store->find("https://b.example/")->has_value());
  }
  const auto store = open();
  EXPECT_TRUE(store->find("https://a.example/")->has_value());
  EXPECT_TRUE(store->find_robots("https://a.example")->has_value());
  EXPECT_FALSE(store->find("https://b.example/")->has_value());
  EXPECT_EQ(print(store->changes(at_second(0))).find("b.example"),
            std::string::npos);
}

TEST_F(SqliteStoreTest, SaysThatAFileIsDamaged) {
  {
    const auto store = open();
    for (int i = 0; i < 200; ++i) {
      ASSERT_TRUE(keep(*store,
                       full_record(fmt::format("https://a.example/{}", i)),
                       ChangeKind::died));
    }
  }
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  const std::string rubbish(4096, '\x5A');
  // The first page holds the tables' names; those of the rows are after it.
  for (size_t at = 4096; at < fs::file_size(path_); at += 4096) {
    file.seekp(static_cast<std::streamoff>(at));
    file << rubbish;
  }
  file.close();
  const auto store = open();
  const auto found = store->find("https://a.example/7");
  ASSERT_FALSE(found);
  EXPECT_EQ(without_folder(found.error()),
            "cannot read F/s.sqlite3: it is damaged; put a copy in its place, "
            "or move it away and audit anew");
  const auto put =
      keep(*store, plain_record("https://a.example/", 1), ChangeKind::none);
  ASSERT_FALSE(put);
  EXPECT_EQ(without_folder(put.error()),
            "cannot write F/s.sqlite3: it is damaged; put a copy in its "
            "place, or move it away and audit anew");
}

TEST_F(SqliteStoreTest, SaysThatItKnowsAWordNot) {
  const auto store = open();
  ASSERT_TRUE(
      keep(*store, plain_record("https://a.example/", 1), ChangeKind::moved));
  run_sql(
      "UPDATE addresses SET state = 'odd'; UPDATE checks SET reason = 'odd';"
      "UPDATE changes SET kind = 'odd'");
  const std::string told =
      "cannot read F/s.sqlite3: it holds a state or reason that no listlint "
      "wrote; put a copy in its place";
  EXPECT_EQ(without_folder(store->find("https://a.example/").error()), told);
  EXPECT_EQ(without_folder(print(store->history("https://a.example/"))), told);
  EXPECT_EQ(without_folder(print(store->changes(at_second(0)))), told);
}

TEST_F(SqliteStoreTest, WritesNothingWhereItIsOnlyRead) {
  open();
  const auto store = open(StoreUse::history);
  const auto put =
      keep(*store, plain_record("https://a.example/", 1), ChangeKind::none);
  ASSERT_FALSE(put);
  EXPECT_EQ(without_folder(put.error()),
            "cannot write F/s.sqlite3: it or its folder is read-only; change "
            "its permissions or name another with --store");
}

TEST_F(SqliteStoreTest, SaysThatTheDiskIsFullAndKeepsWhatWasThere) {
  auto database = Database::open(path_, StoreUse::audit);
  ASSERT_TRUE(database);
  ASSERT_TRUE(
      database->run("PRAGMA max_page_count = 4; CREATE TABLE t (x);"
                    "INSERT INTO t VALUES (1)",
                    "write"));
  const auto failed =
      database->run("INSERT INTO t VALUES (zeroblob(100000))", "write");
  ASSERT_FALSE(failed);
  EXPECT_EQ(without_folder(failed.error()),
            "cannot write F/s.sqlite3: the disk is full; free some space and "
            "run again, what was told is kept");
  EXPECT_EQ(database->number("SELECT count(*) FROM t"), 1);
}

}  // namespace
}  // namespace listlint::fetch
