#include "cli/history.h"

#include <filesystem>
#include <gtest/gtest.h>

#include "fetch/sqlite_store.h"
#include "tests/fetch/store_sample.h"
#include "tests/folder.h"

namespace listlint::cli {
namespace {

Time at(std::string_view text) { return *parse_time(text); }

std::string since(std::string_view text) {
  const auto time = parse_since(text, at("2026-05-31T12:30:00Z"));
  return time ? to_text(*time) : "no time";
}

TEST(Since, IsASpanOrADateOrATime) {
  EXPECT_EQ(since("12h"), "2026-05-31T00:30:00Z");
  EXPECT_EQ(since("30d"), "2026-05-01T12:30:00Z");
  EXPECT_EQ(since("4w"), "2026-05-03T12:30:00Z");
  EXPECT_EQ(since("0d"), "2026-05-31T12:30:00Z");
  EXPECT_EQ(since("2026-11-01"), "2026-11-01T00:00:00Z");
  EXPECT_EQ(since("2026-11-01T06:00:01Z"), "2026-11-01T06:00:01Z");
}

TEST(Since, IsNothingElse) {
  for (const auto* text :
       {"", "d", "30", "-3d", "+3d", "3 d", "1.5d", "999999d", "3m", "3dd",
        "2026", "2026-02-30", "1 May 2026", "yesterday"}) {
    EXPECT_EQ(since(text), "no time") << text;
  }
}

class HistoryText : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = make_folder();
    store_ = *fetch::open_sqlite_store(folder_ + "/s.sqlite3",
                                       fetch::StoreUse::audit);
    using fetch::ChangeKind;
    put(fetch::full_record("https://a.example/"), ChangeKind::died);
    put(fetch::plain_record("https://a.example/", 60), ChangeKind::recovered);
    put(fetch::plain_record("https://b.example/", 50), ChangeKind::moved);
    put(fetch::full_record("https://c.example/"), ChangeKind::died);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void put(const fetch::Record& record, fetch::ChangeKind change) {
    ASSERT_TRUE(fetch::keep(*store_, record, change));
  }

  std::string text_of(const HistoryOptions& options) {
    const auto text = history_text(*store_, options, fetch::at_second(3600));
    return text ? *text : text.error();
  }

  std::string folder_;
  std::unique_ptr<fetch::Store> store_;
};

TEST_F(HistoryText, TellsTheChecksOfAddresses) {
  EXPECT_EQ(
      text_of({{"https://b.example/", "https://d.example/"}, "1h", false}),
      "https://b.example/: 1 check\n"
      "  time (UTC)        state  reason  status  page\n"
      "  2026-05-28 20:27  ok     ok         200  T\n"
      "\n"
      "https://d.example/: never checked\n");
  EXPECT_EQ(
      text_of({{"https://b.example/"}, "", true}),
      R"({"url":"https://b.example/","checked_at":"2026-05-28T20:27:30Z",)"
      R"("state":"ok","reason":"ok","status":200,)"
      R"("final_url":"https://b.example/","title":"T"})"
      "\n");
}

TEST_F(HistoryText, TellsWhatChangedInAMonthUnlessToldOtherwise) {
  EXPECT_EQ(text_of({}),
            "3 addresses changed since 2026-04-28 21:26 UTC\n"
            "\n"
            "dead (1)\n"
            "  2026-05-28 20:27  soft-404  https://c.example/\n"
            "\n"
            "recovered (1)\n"
            "  2026-05-28 20:27  ok  https://a.example/\n"
            "\n"
            "moved (1)\n"
            "  2026-05-28 20:27  ok  https://b.example/ -> "
            "https://b.example/\n");
  EXPECT_EQ(text_of({{}, "2026-05-29", false}),
            "nothing changed since 2026-05-29 00:00 UTC\n");
  EXPECT_EQ(text_of({{}, "2026-05-29", true}), "");
}

TEST_F(HistoryText, SaysWhichTimeItCannotRead) {
  EXPECT_EQ(text_of({{}, "soon\x1B", false}),
            "--since \"soon<U+001B>\" is not a time: write 12h, 30d, 4w or "
            "2026-11-01");
}

}  // namespace
}  // namespace listlint::cli
