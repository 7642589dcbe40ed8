// Whole audits of scripted sites: what was asked when, and what became of it.
#include "fetch/audit.h"

#include <gtest/gtest.h>

#include "tests/fetch/audit_case.h"

namespace listlint::fetch {
namespace {

TEST(Audit, AsksEachAddressOnceAndTellsWhatItFound) {
  AuditCase audit;
  audit.host("a.example",
             {{"/1", {pdf()}}, {"/2", {answers(404)}}, {"/3", {answers(410)}}});
  audit.host("b.example", {{"/1", {answers(403)}}, {"/2", {pdf()}}});
  EXPECT_TRUE(*audit.run({"http://a.example/1", "http://a.example/2",
                          "http://a.example/3", "https://b.example/1",
                          "https://b.example/2"}));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/1\n"
            "0.000 https://b.example/1\n"
            "1.000 http://a.example/2\n"
            "1.000 https://b.example/2\n"
            "2.000 http://a.example/3\n");
  EXPECT_EQ(audit.watcher.told,
            "none ok ok http://a.example/1\n"
            "none blocked http-403 https://b.example/1\n"
            "died dead http-404 http://a.example/2\n"
            "none ok ok https://b.example/2\n"
            "died dead http-410 http://a.example/3\n");
  EXPECT_EQ(audit.store.print(),
            "ok ok http://a.example/1\n"
            "dead http-404 http://a.example/2 failed 1\n"
            "dead http-410 http://a.example/3 failed 1\n"
            "blocked http-403 https://b.example/1\n"
            "ok ok https://b.example/2\n");
  EXPECT_EQ(audit.store.puts, 5U);
  EXPECT_EQ(audit.store.uncommitted, 0U);
  const auto& last = audit.watcher.last;
  EXPECT_EQ(last.done, 5U);
  EXPECT_EQ(last.active, 0U);
  EXPECT_EQ(last.requests, 5U);
  EXPECT_EQ(last.by_state, (std::array<size_t, 7>{2, 0, 0, 2, 0, 1, 0}));
}

TEST(Audit, SkipsWhatIsExcludedOrCannotBeAsked) {
  AuditCase audit;
  Target excluded;
  excluded.url = "http://a.example/";
  excluded.excluded = true;
  Target ftp;
  ftp.url = "ftp://a.example/x";
  Target broken;
  broken.url = "www.a.example/x y";
  EXPECT_TRUE(*audit.run_targets({excluded, ftp, broken}));
  EXPECT_EQ(audit.world.print(), "");
  EXPECT_EQ(audit.watcher.told,
            "none skipped excluded http://a.example/\n"
            "none skipped unsupported-scheme ftp://a.example/x\n"
            "none skipped malformed-url www.a.example/x y\n");
}

TEST(Audit, SendsWhatABrowserSends) {
  AuditCase audit;
  audit.host("a.example", {{"/", {pdf()}}});
  EXPECT_TRUE(*audit.run({"http://a.example/"}));
  ASSERT_EQ(audit.world.asked.size(), 1U);
  const auto& request = audit.world.asked[0].request;
  EXPECT_EQ(request.headers,
            (std::vector<Header>{
                {"User-Agent", "listlint test"},
                {"Accept",
                 "text/html,application/xhtml+xml,application/xml;q=0.9,"
                 "image/webp,*/*;q=0.8"},
                {"Accept-Language", "en-US,en;q=0.8,*;q=0.5"}}));
  EXPECT_EQ(request.timeout, audit.options.timeout);
  EXPECT_EQ(request.connect_timeout, audit.options.connect_timeout);
  EXPECT_EQ(request.max_body, audit.options.max_body);
}

TEST(Audit, FollowsRedirectsThroughTheQueuesOfTheirHosts) {
  AuditCase audit;
  audit.host("a.example", {{"/1", {redirects(301, "/2")}},
                           {"/2", {redirects(308, "//b.example/3#part")}}});
  audit.host("b.example", {{"/3", {pdf()}}});
  EXPECT_TRUE(*audit.run({"http://a.example/1"}));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/1\n"
            "1.000 http://a.example/2\n"
            "1.010 http://b.example/3#part\n");
  const auto& verdict = audit.store.records.at("http://a.example/1").verdict;
  EXPECT_EQ(verdict.redirects,
            (std::vector<std::string>{"http://a.example/2",
                                      "http://b.example/3#part"}));
  EXPECT_EQ(verdict.final_url, "http://b.example/3#part");
  EXPECT_EQ(verdict.status, 200);
}

TEST(Audit, TellsWhyARedirectLeadsNowhere) {
  AuditCase audit;
  audit.options.rate = 0;
  audit.host("a.example", {
                              {"/self", {redirects(302, "/self#x")}},
                              {"/a", {redirects(302, "/b")}},
                              {"/b", {redirects(302, "/a")}},
                              {"/none", {answers(302)}},
                              {"/file", {redirects(302, "file:///etc")}},
                          });
  audit.world.hosts["long.example"] = [](const Request& request, Time) {
    return redirects(302, request.address.target + "1");
  };
  EXPECT_TRUE(*audit.run({"http://a.example/self", "http://a.example/a",
                          "http://a.example/none", "http://a.example/file",
                          "http://long.example/"}));
  EXPECT_EQ(audit.store.print(),
            "dead redirect-loop http://a.example/a -> http://a.example/b "
            "failed 1\n"
            "skipped unsupported-scheme http://a.example/file\n"
            "dead redirect-nowhere http://a.example/none failed 1\n"
            "dead redirect-loop http://a.example/self failed 1\n"
            "dead redirect-loop http://long.example/ -> "
            "http://long.example/11111111111111111111 failed 1\n");
  EXPECT_EQ(audit.world.asked.size(), 1U + 2 + 1 + 1 + 21);
}

TEST(Audit, GoesThroughALoopThatACookieCures) {
  AuditCase audit;
  audit.world.hosts["a.example"] = [](const Request& request, Time) {
    for (const auto& header : request.headers) {
      if (header.name == "Cookie" && header.value == "seen=1") return pdf();
    }
    auto answer = redirects(302, "/x");
    answer.response.headers.push_back({"Set-Cookie", "seen=1"});
    return answer;
  };
  EXPECT_TRUE(*audit.run({"http://a.example/x"}));
  EXPECT_EQ(audit.store.print(), "ok ok http://a.example/x\n");
  EXPECT_EQ(audit.world.asked.size(), 2U);
}

TEST(Audit, FollowsARefreshAtMostThreeTimes) {
  const auto refresh = [](std::string_view to) {
    auto body = "<meta http-equiv=refresh content=\"0;url=" + std::string(to);
    return answers(200, body + "\">", {{"Content-Type", "text/html"}});
  };
  AuditCase audit;
  audit.options.rate = 0;
  audit.host("a.example", {{"/1", {refresh("/2")}}, {"/2", {pdf()}}});
  audit.world.hosts["long.example"] = [&](const Request& request, Time) {
    return refresh(request.address.target + "1");
  };
  EXPECT_TRUE(*audit.run({"http://a.example/1", "http://long.example/x"}));
  const auto& moved = audit.store.records.at("http://a.example/1").verdict;
  EXPECT_EQ(moved.reason, Reason::meta_refresh);
  EXPECT_EQ(moved.final_url, "http://a.example/2");
  EXPECT_EQ(moved.redirects, (std::vector<std::string>{"http://a.example/2"}));
  const auto& far = audit.store.records.at("http://long.example/x").verdict;
  EXPECT_EQ(far.redirects.size(), 3U);
}

TEST(Audit, AsksAgainAfterAFailureThatMayPass) {
  AuditCase audit;
  audit.host("a.example", {{"/1", {answers(503), answers(503), pdf()}},
                           {"/2", {fails(Reason::reset), pdf()}},
                           {"/3", {answers(500)}}});
  EXPECT_TRUE(*audit.run(
      {"http://a.example/1", "http://a.example/2", "http://a.example/3"}));
  EXPECT_EQ(audit.store.print(),
            "ok ok http://a.example/1\n"
            "ok ok http://a.example/2\n"
            "unreachable http-5xx http://a.example/3 failed 1\n");
  EXPECT_EQ(audit.world.asked.size(), 3U + 2 + 3);
  EXPECT_GE(audit.world.least_spacing("a.example"), Milliseconds(1000));
}

TEST(Audit, DoesNotRetryWhatStays) {
  AuditCase audit;
  audit.options.rate = 0;
  audit.host("a.example", {{"/404", {answers(404)}},
                           {"/tls", {fails(Reason::tls_expired)}},
                           {"/400", {answers(400)}}});
  EXPECT_TRUE(*audit.run({"http://a.example/404", "http://a.example/tls",
                          "http://a.example/400"}));
  EXPECT_EQ(audit.world.asked.size(), 3U);
}

// Three connections in a row that fail: the others of the host are asked, but
// once.
TEST(Audit, DoesNotRetryOnAHostThatIsDown) {
  AuditCase audit;
  audit.options.rate = 0;
  audit.options.host_concurrency = 1;
  EXPECT_TRUE(*audit.run({"http://gone.example/1", "http://gone.example/2",
                          "http://gone.example/3", "http://gone.example/4"}));
  EXPECT_EQ(audit.world.asked.size(), 3U + 3);
  EXPECT_EQ(audit.store.print(),
            "unreachable dns http://gone.example/1 failed 1\n"
            "unreachable dns http://gone.example/2 failed 1\n"
            "unreachable dns http://gone.example/3 failed 1\n"
            "unreachable dns http://gone.example/4 failed 1\n");
}

TEST(Audit, AsksOneControlForEachOrigin) {
  AuditCase audit;
  audit.options.rate = 0;
  audit.host("a.example",
             {{"/x/1.html", {page("one")}}, {"/x/2.html", {page("two")}}});
  audit.world.hosts["same.example"] = [](const Request&, Time) {
    return page("anything");
  };
  EXPECT_TRUE(
      *audit.run({"http://a.example/x/1.html", "http://a.example/x/2.html",
                  "http://same.example/y/1?a=b"}));
  EXPECT_EQ(audit.store.print(),
            "ok ok http://a.example/x/1.html\n"
            "ok ok http://a.example/x/2.html\n"
            "suspect soft-404 http://same.example/y/1?a=b failed 1\n");
  std::vector<std::string> controls;
  for (const auto& asked : audit.world.asked) {
    const auto& target = asked.request.address.target;
    if (target.size() > 16) controls.push_back(target);
  }
  ASSERT_EQ(controls.size(), 2U);
  EXPECT_TRUE(controls[0].starts_with("/x/"));
  EXPECT_TRUE(controls[0].ends_with(".html"));
  EXPECT_EQ(controls[0].size(), 3U + 16 + 5);
  EXPECT_TRUE(controls[1].starts_with("/y/"));
  EXPECT_EQ(controls[1].size(), 3U + 16);
}

TEST(Audit, AsksWhetherAPageThatWasFoundHasChanged) {
  AuditCase audit;
  std::vector<Header> seen;
  audit.world.hosts["a.example"] = [&](const Request& request, Time) {
    seen = {request.headers.begin() + 3, request.headers.end()};
    if (!seen.empty()) return answers(304);
    return pdf({{"ETag", "\"1\""}, {"Last-Modified", "then"}});
  };
  EXPECT_TRUE(*audit.run({"http://a.example/x"}));
  audit.world.set_now(audit.world.now() + std::chrono::days(1));
  EXPECT_TRUE(*audit.run({"http://a.example/x"}));
  EXPECT_EQ(seen, (std::vector<Header>{{"If-None-Match", "\"1\""},
                                       {"If-Modified-Since", "then"}}));
  const auto& record = audit.store.records.at("http://a.example/x");
  EXPECT_EQ(record.verdict.state, State::ok);
  EXPECT_EQ(record.verdict.status, 304);
  EXPECT_EQ(record.etag, "\"1\"");
  EXPECT_EQ(record.verdict.last_ok_at, record.verdict.checked_at);
}

TEST(Audit, DoesNotTakeA304ThatItDidNotAskFor) {
  AuditCase audit;
  audit.host("a.example", {{"/x", {answers(304)}}});
  EXPECT_TRUE(*audit.run({"http://a.example/x"}));
  EXPECT_EQ(audit.store.print(),
            "unreachable protocol http://a.example/x failed 1\n");
}

}  // namespace
}  // namespace listlint::fetch
