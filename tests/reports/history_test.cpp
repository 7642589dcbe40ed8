#include "reports/history.h"

#include <gtest/gtest.h>

namespace listlint::reports {
namespace {

Time at(std::string_view text) { return *parse_time(text); }

std::vector<AddressHistory> addresses() {
  return {
      {"https://a.example/x",
       {{at("2026-05-01T06:00:59Z"), State::ok, Reason::ok, 200,
         "https://a.example/x", "Sister cities\x1B[2J"},
        {at("2026-06-01T06:00:00Z"), State::unreachable, Reason::dns, 0, "",
         ""},
        {at("2026-07-01T06:00:00Z"), State::moved, Reason::permanent_redirect,
         200, "https://a.example/y", "Sister cities"},
        {at("2026-08-01T06:00:00Z"), State::moved, Reason::permanent_redirect,
         200, "https://a.example/z", ""}}},
      {"https://b.example/\xFF", {}},
      {"https://c.example/",
       {{at("2026-05-01T06:00:00Z"), State::dead, Reason::http_404, 404,
         "https://c.example/", ""}}},
  };
}

TEST(History, IsATableOfEachAddress) {
  EXPECT_EQ(
      history_text(addresses()),
      "https://a.example/x: 4 checks\n"
      "  time (UTC)        state        reason              status  page\n"
      "  2026-05-01 06:00  ok           ok                     200  "
      "Sister cities<U+001B>[2J\n"
      "  2026-06-01 06:00  unreachable  dns                      -\n"
      "  2026-07-01 06:00  moved        permanent-redirect     200  "
      "Sister cities -> https://a.example/y\n"
      "  2026-08-01 06:00  moved        permanent-redirect     200  "
      "-> https://a.example/z\n"
      "\n"
      "https://b.example/<0xFF>: never checked\n"
      "\n"
      "https://c.example/: 1 check\n"
      "  time (UTC)        state  reason    status  page\n"
      "  2026-05-01 06:00  dead   http-404     404\n");
  EXPECT_EQ(history_text({}), "");
}

TEST(History, IsALineOfJsonACheck) {
  EXPECT_EQ(
      history_jsonl(addresses()),
      R"({"url":"https://a.example/x","checked_at":"2026-05-01T06:00:59Z",)"
      R"("state":"ok","reason":"ok","status":200,)"
      R"("final_url":"https://a.example/x","title":"Sister cities\u001b[2J"})"
      "\n"
      R"({"url":"https://a.example/x","checked_at":"2026-06-01T06:00:00Z",)"
      R"("state":"unreachable","reason":"dns","status":0,"final_url":"",)"
      R"("title":""})"
      "\n"
      R"({"url":"https://a.example/x","checked_at":"2026-07-01T06:00:00Z",)"
      R"("state":"moved","reason":"permanent-redirect","status":200,)"
      R"("final_url":"https://a.example/y","title":"Sister cities"})"
      "\n"
      R"({"url":"https://a.example/x","checked_at":"2026-08-01T06:00:00Z",)"
      R"("state":"moved","reason":"permanent-redirect","status":200,)"
      R"("final_url":"https://a.example/z","title":""})"
      "\n"
      R"({"url":"https://c.example/","checked_at":"2026-05-01T06:00:00Z",)"
      R"("state":"dead","reason":"http-404","status":404,)"
      R"("final_url":"https://c.example/","title":""})"
      "\n");
}

std::vector<ChangeRow> changes() {
  using enum ChangeGroup;
  return {
      {at("2026-05-01T06:00:00Z"), "https://a.example/", dead, State::dead,
       Reason::http_404, "https://a.example/"},
      {at("2026-05-02T06:00:00Z"), "https://b.example/", dead, State::dead,
       Reason::dns, ""},
      {at("2026-05-03T06:00:00Z"), "https://c.example/\x1B", moved,
       State::moved, Reason::meta_refresh, "https://c.example/\xFF"},
      {at("2026-05-04T06:00:00Z"), "https://d.example/", dead, State::dead,
       Reason::soft_404, "https://d.example/"},
      {at("2026-05-05T06:00:00Z"), "https://a.example/", recovered, State::ok,
       Reason::temporary_redirect, "https://a.example/new"},
  };
}

TEST(Changes, TellTheLastOfEachAddressNewestFirst) {
  EXPECT_EQ(changes_text(changes(), at("2026-04-30T00:00:00Z")),
            "4 addresses changed since 2026-04-30 00:00 UTC\n"
            "\n"
            "dead (2)\n"
            "  2026-05-04 06:00  soft-404  https://d.example/\n"
            "  2026-05-02 06:00  dns       https://b.example/\n"
            "\n"
            "recovered (1)\n"
            "  2026-05-05 06:00  temporary-redirect  https://a.example/\n"
            "\n"
            "moved (1)\n"
            "  2026-05-03 06:00  meta-refresh  https://c.example/<U+001B> -> "
            "https://c.example/<0xFF>\n");
}

TEST(Changes, SayThatThereAreNone) {
  EXPECT_EQ(changes_text({}, at("2026-04-30T12:30:00Z")),
            "nothing changed since 2026-04-30 12:30 UTC\n");
  EXPECT_EQ(changes_jsonl({}), "");
}

TEST(Changes, AreALineOfJsonEachNewestFirst) {
  const auto all = changes();
  EXPECT_EQ(
      changes_jsonl(std::span(all).subspan(3)),
      R"({"url":"https://a.example/","change":"recovered",)"
      R"("at":"2026-05-05T06:00:00Z","state":"ok",)"
      R"("reason":"temporary-redirect","final_url":"https://a.example/new"})"
      "\n"
      R"({"url":"https://d.example/","change":"dead",)"
      R"("at":"2026-05-04T06:00:00Z","state":"dead","reason":"soft-404",)"
      R"("final_url":"https://d.example/"})"
      "\n");
}

}  // namespace
}  // namespace listlint::reports
