#include "reports/verdict_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace listlint::reports {
namespace {

Verdict verdict(std::string url, State state, Reason reason) {
  Verdict verdict;
  verdict.url = std::move(url);
  verdict.state = state;
  verdict.reason = reason;
  verdict.checked_at = *parse_time("2026-11-24T06:00:00Z");
  return verdict;
}

TEST(VerdictJson, TellsAllThatIsKnown) {
  auto dead = verdict("http://a.org/x", State::dead, Reason::http_404);
  dead.detail = "the page says \"Not found\"";
  dead.status = 404;
  dead.final_url = "https://www.a.org/x";
  dead.redirects = {"https://a.org/x", "https://www.a.org/x"};
  dead.title = "Sídlo";
  dead.content_type = "text/html";
  dead.last_ok_at = parse_time("2026-11-01T06:00:00Z");
  dead.first_failed_at = parse_time("2026-11-10T06:00:00Z");
  dead.failures = 3;
  dead.archive = Capture{"https://web.archive.org/web/2013/http://a.org/x",
                         *parse_time("2013-09-19T04:46:12Z")};
  const std::vector<CitedBy> by = {{"list.md", "", 1160, "1"},
                                   {"dump.xml", "Twin towns", 7, "Note 2"}};
  EXPECT_EQ(verdict_json(dead, by),
            R"({"url":"http://a.org/x","state":"dead","reason":"http-404",)"
            R"("detail":"the page says \"Not found\"","status":404,)"
            R"("final_url":"https://www.a.org/x",)"
            R"("redirects":["https://a.org/x","https://www.a.org/x"],)"
            R"("title":"Sídlo","content_type":"text/html",)"
            R"("checked_at":"2026-11-24T06:00:00Z",)"
            R"("last_ok_at":"2026-11-01T06:00:00Z",)"
            R"("first_failed_at":"2026-11-10T06:00:00Z","failures":3,)"
            R"("archive":{"url":)"
            R"("https://web.archive.org/web/2013/http://a.org/x",)"
            R"("captured_at":"2013-09-19T04:46:12Z"},)"
            R"("cited_by":[)"
            R"({"path":"list.md","line":1160,"reference":"1"},)"
            R"({"path":"dump.xml","page":"Twin towns","line":7,)"
            R"("reference":"Note 2"}]})"
            "\n");
}

TEST(VerdictJson, TellsNullWhereNothingIsKnown) {
  const auto unknown = verdict("x", State::skipped, Reason::malformed_url);
  EXPECT_EQ(verdict_json(unknown, {}),
            R"({"url":"x","state":"skipped","reason":"malformed-url",)"
            R"("detail":null,"status":null,"final_url":null,"redirects":[],)"
            R"("title":null,"content_type":null,)"
            R"("checked_at":"2026-11-24T06:00:00Z","last_ok_at":null,)"
            R"("first_failed_at":null,"failures":0,"archive":null,)"
            R"("cited_by":[]})"
            "\n");
}

TEST(VerdictJson, TellsDriftOnlyWhereThereIsSome) {
  auto drifted = verdict("http://a.org/", State::ok, Reason::ok);
  drifted.drift = "the title was \"Twins\"";
  EXPECT_EQ(verdict_json(drifted, {}),
            R"({"url":"http://a.org/","state":"ok","reason":"ok",)"
            R"("detail":null,"status":null,"final_url":null,"redirects":[],)"
            R"("title":null,"content_type":null,)"
            R"("checked_at":"2026-11-24T06:00:00Z","last_ok_at":null,)"
            R"("first_failed_at":null,"failures":0,)"
            R"("drift":"the title was \"Twins\"","archive":null,)"
            R"("cited_by":[]})"
            "\n");
}

TEST(VerdictJson, TellsNobodysPassword) {
  auto moved = verdict("http://me:secret@a.org/1@2", State::moved,
                       Reason::permanent_redirect);
  moved.final_url = "https://me:secret@b.org/";
  moved.redirects = {"//me@secret:@b.org/@x", "https://me:secret@b.org/"};
  moved.archive = Capture{"https://me:secret@t.org/", Time()};
  EXPECT_EQ(verdict_json(moved, {}),
            R"({"url":"http://a.org/1@2","state":"moved",)"
            R"("reason":"permanent-redirect","detail":null,"status":null,)"
            R"("final_url":"https://b.org/",)"
            R"("redirects":["//b.org/@x","https://b.org/"],)"
            R"("title":null,"content_type":null,)"
            R"("checked_at":"2026-11-24T06:00:00Z","last_ok_at":null,)"
            R"("first_failed_at":null,"failures":0,)"
            R"("archive":{"url":"https://t.org/",)"
            R"("captured_at":"1970-01-01T00:00:00Z"},"cited_by":[]})"
            "\n");
}

TEST(VerdictJson, IsOneLineOfJsonWhateverPagesSay) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  bytes += "\xE2\x80\xA8\xE2\x80\xAE";
  auto hostile = verdict(bytes, State::suspect, Reason::soft_404);
  hostile.detail = hostile.final_url = hostile.title = bytes;
  hostile.content_type = hostile.drift = bytes;
  hostile.redirects = {bytes, bytes};
  hostile.archive = Capture{bytes, Time()};
  const std::vector<CitedBy> by = {{bytes, bytes, 1, bytes}};
  const auto line = verdict_json(hostile, by);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(line.find_first_of("\x1B\x7F\r"), std::string::npos);
  const auto parsed = nlohmann::json::parse(line, nullptr, false);
  ASSERT_TRUE(parsed.is_object());
  EXPECT_EQ(parsed["title"], parsed["cited_by"][0]["page"]);
  EXPECT_EQ(parsed["title"].get<std::string>().substr(0, 128),
            bytes.substr(0, 128));
}

}  // namespace
}  // namespace listlint::reports
