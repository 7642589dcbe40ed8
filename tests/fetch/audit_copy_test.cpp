// Copies in web archives of what is not there any more, and pages for whatever
// is gone.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fetch/audit.h"
#include "tests/fetch/audit_case.h"

namespace listlint::fetch {
namespace {

FakeAnswer wayback(const std::string& timestamp, const std::string& url) {
  const auto body = fmt::format(
      R"({{"archived_snapshots":{{"closest":{{"status":"200","available":true,)"
      R"("url":"http://web.archive.org/web/{}/{}","timestamp":"{}"}}}}}})",
      timestamp, url, timestamp);
  return answers(200, body, {{"Content-Type", "application/json"}});
}

FakeAnswer no_copy() {
  return answers(200, R"({"archived_snapshots":{}})",
                 {{"Content-Type", "application/json"}});
}

AuditCase with_archives() {
  AuditCase audit;
  audit.options.archives = {"https://one.example/?url={url}&t={timestamp}",
                            "https://two.example/map/"};
  audit.host("a.example", {{"/ok", {pdf()}},
                           {"/moved", {redirects(301, "/ok")}},
                           {"/down", {answers(500)}},
                           {"/walled", {answers(403)}}});
  return audit;
}

TEST(AuditCopies, AreSoughtForWhatIsNotThereAnyMore) {
  auto audit = with_archives();
  audit.options.retries = 0;
  audit.options.rate = 0;
  audit.options.host_concurrency = 1;
  audit.world.hosts["one.example"] = [](const Request&, Time) {
    return wayback("20130919044612", "http://a.example/x");
  };
  Target gone;
  gone.url = "http://a.example/gone";
  gone.accessed = time_of({2013, 5, 6});
  Target archive;
  archive.url = "http://a.example/web/gone";
  archive.is_archive = true;
  std::vector<Target> targets = {gone, archive};
  for (const auto* const path : {"ok", "moved", "down", "walled"}) {
    Target target;
    target.url = fmt::format("http://a.example/{}", path);
    targets.push_back(target);
  }
  ASSERT_TRUE(*audit.run_targets(targets));
  const std::string copy =
      " copy https://web.archive.org/web/20130919044612/http://a.example/x\n";
  EXPECT_EQ(audit.store.print(),
            "unreachable http-5xx http://a.example/down failed 1\n"
            "dead http-404 http://a.example/gone failed 1" +
                copy +
                "moved permanent-redirect http://a.example/moved -> "
                "http://a.example/ok" +
                copy +
                "ok ok http://a.example/ok\n"
                "blocked http-403 http://a.example/walled\n"
                "dead http-404 http://a.example/web/gone failed 1\n");
  std::string asked;
  for (const auto& each : audit.world.asked) {
    if (each.request.address.host != "one.example") continue;
    asked += each.request.address.target + '\n';
  }
  EXPECT_EQ(asked,
            "/?url=http%3A%2F%2Fa.example%2Fgone&t=20130506000000\n"
            "/?url=http%3A%2F%2Fa.example%2Fmoved&t=20261101000000\n");
}

TEST(AuditCopies, AreSoughtInOneArchiveAfterTheOther) {
  auto audit = with_archives();
  audit.world.hosts["one.example"] = [](const Request&, Time) {
    return no_copy();
  };
  audit.host("two.example",
             {{"/map/http://a.example/gone", {redirects(302, "/timemap")}},
              {"/timemap",
               {answers(200,
                        "<http://two.example/2010/http://a.example/gone>; "
                        "rel=\"memento\"; "
                        "datetime=\"Sun, 06 Nov 1994 08:49:37 GMT\"",
                        {{"Content-Type", "application/link-format"}})}}});
  ASSERT_TRUE(*audit.run({"http://a.example/gone", "http://a.example/lost"}));
  EXPECT_EQ(audit.store.print(),
            "dead http-404 http://a.example/gone failed 1 copy "
            "http://two.example/2010/http://a.example/gone\n"
            "dead http-404 http://a.example/lost failed 1\n");
  // That there is none is remembered, too.
  ASSERT_EQ(audit.store.captures.size(), 2U);
  EXPECT_FALSE(audit.store.captures.at("http://a.example/lost").capture);
}

TEST(AuditCopies, AreKeptForAWeek) {
  auto audit = with_archives();
  audit.world.hosts["one.example"] = [](const Request&, Time) {
    return wayback("20130919044612", "http://a.example/x");
  };
  size_t asked_of_archives = 0;
  for (const int day : {0, 6, 8}) {
    audit.world.set_now(FakeWorld::began() + std::chrono::days(day));
    audit.world.asked.clear();
    ASSERT_TRUE(*audit.run({"http://a.example/gone"}));
    asked_of_archives += audit.world.asked.size() - 1;
    EXPECT_TRUE(audit.store.records.at("http://a.example/gone")
                    .verdict.archive.has_value());
  }
  EXPECT_EQ(asked_of_archives, 2U);
}

TEST(AuditCopies, AreNotSoughtInAnArchiveThatRefuses) {
  auto audit = with_archives();
  audit.options.rate = 0;
  audit.options.host_concurrency = 1;
  audit.world.hosts["one.example"] = [](const Request&, Time) {
    return answers(429);
  };
  audit.world.hosts["two.example"] = [](const Request&, Time) {
    return answers(404);
  };
  ASSERT_TRUE(*audit.run(
      {"http://a.example/x", "http://a.example/y", "http://a.example/z"}));
  size_t first = 0;
  for (const auto& each : audit.world.asked) {
    first += each.request.address.host == "one.example" ? 1 : 0;
  }
  EXPECT_EQ(first, 1U);
  // Nobody knows whether there is a copy: the next run asks again.
  EXPECT_TRUE(audit.store.captures.empty());
  EXPECT_EQ(audit.watcher.last.done, 3U);
}

TEST(AuditShared, PageForThreeAddressesIsNoSource) {
  AuditCase audit;
  audit.options.host_concurrency = 1;
  audit.host("a.example", {{"/1", {redirects(301, "/topics/news.pdf")}},
                           {"/2", {redirects(302, "/topics/news.pdf")}},
                           {"/3", {redirects(301, "/topics/news.pdf")}},
                           {"/4", {redirects(301, "/topics/news.pdf#4")}},
                           {"/old/5", {redirects(301, "/new/5")}},
                           {"/new/5", {pdf()}},
                           {"/topics/news.pdf", {pdf()}}});
  const std::vector<std::string> urls = {
      "http://a.example/1", "http://a.example/2",
      "http://a.example/3", "http://a.example/old/5",
      "http://a.example/4", "http://a.example/topics/news.pdf"};
  ASSERT_TRUE(*audit.run(urls));
  EXPECT_EQ(audit.watcher.told,
            "moved moved permanent-redirect http://a.example/1\n"
            "none ok temporary-redirect http://a.example/2\n"
            "none suspect shared-target http://a.example/1\n"
            "none suspect shared-target http://a.example/2\n"
            "none suspect shared-target http://a.example/3\n"
            "moved moved permanent-redirect http://a.example/old/5\n"
            "none suspect shared-target http://a.example/4\n"
            "none ok ok http://a.example/topics/news.pdf\n");
  const auto& first = audit.store.records.at("http://a.example/1").verdict;
  EXPECT_EQ(first.detail, "3 cited addresses of this site lead to it");
  EXPECT_EQ(first.failures, 1U);
  EXPECT_EQ(first.last_ok_at, std::nullopt);
  EXPECT_EQ(audit.store.checks.at("http://a.example/1").size(), 1U);
  EXPECT_EQ(audit.watcher.last.by_state,
            (std::array<size_t, 7>{1, 1, 4, 0, 0, 0, 0}));
  // It stays one where fewer are asked.
  audit.world.set_now(FakeWorld::began() + std::chrono::days(1));
  ASSERT_TRUE(*audit.run({"http://a.example/2"}));
  const auto& second = audit.store.records.at("http://a.example/2").verdict;
  EXPECT_EQ(second.state, State::suspect);
  EXPECT_EQ(second.failures, 2U);
}

// Settled again before their copies were found, they are told once.
TEST(AuditShared, PageIsFoundWhileCopiesAreSought) {
  auto audit = with_archives();
  audit.options.rate = 0;
  audit.options.host_concurrency = 1;
  audit.world.hosts["one.example"] = [](const Request&, Time) {
    return in(std::chrono::seconds(9),
              wayback("20130919044612", "http://a.example/x"));
  };
  audit.host("a.example", {{"/1", {redirects(301, "/to.pdf")}},
                           {"/2", {redirects(301, "/to.pdf")}},
                           {"/3", {redirects(301, "/to.pdf")}},
                           {"/to.pdf", {pdf()}}});
  ASSERT_TRUE(*audit.run(
      {"http://a.example/1", "http://a.example/2", "http://a.example/3"}));
  EXPECT_EQ(audit.watcher.told,
            "none suspect shared-target http://a.example/1\n"
            "none suspect shared-target http://a.example/2\n"
            "none suspect shared-target http://a.example/3\n");
  EXPECT_EQ(audit.store.puts, 3U);
  EXPECT_EQ(audit.watcher.last.done, 3U);
}

TEST(AuditShared, SpellingsOfOnePageAreOnePage) {
  AuditCase audit;
  audit.host("a.example", {{"/X", {redirects(301, "/to.pdf")}},
                           {"/x", {redirects(301, "/to.pdf")}},
                           {"/x/", {redirects(301, "/to.pdf")}},
                           {"/", {redirects(302, "/to.pdf")}},
                           {"/index.html", {redirects(302, "/to.pdf")}},
                           {"/in/to.pdf", {redirects(301, "/to.pdf")}},
                           {"/to.pdf", {pdf()}}});
  ASSERT_TRUE(*audit.run({"http://a.example/X", "http://a.example/x#1",
                          "https://a.example/x/", "http://a.example/",
                          "http://a.example/index.html",
                          "http://a.example/in/to.pdf"}));
  EXPECT_EQ(audit.watcher.last.by_state,
            (std::array<size_t, 7>{2, 4, 0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace listlint::fetch
