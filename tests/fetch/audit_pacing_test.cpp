// How politely an audit asks.
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fetch/audit.h"
#include "tests/fetch/audit_case.h"

namespace listlint::fetch {
namespace {

using std::chrono::seconds;

// "Thu, 01 Jan 1970 00:00:00 GMT", as Retry-After has it.
std::string http_date(Time time) {
  const auto text = to_text(time);  // 2026-11-01T00:00:07Z
  return fmt::format("Sun, 01 Nov 2026 {} GMT", text.substr(11, 8));
}

struct Limits {
  uint32_t concurrency;
  uint32_t host_concurrency;
  double rate;
};

class AuditPacing : public testing::TestWithParam<Limits> {};

// 30 hosts of 1 to 30 pages that take up to 3 s, fail at times, and redirect to
// each other.
TEST_P(AuditPacing, NeverAsksMoreThanItMay) {
  const auto& limits = GetParam();
  AuditCase audit;
  audit.options.concurrency = limits.concurrency;
  audit.options.host_concurrency = limits.host_concurrency;
  audit.options.rate = limits.rate;
  audit.options.robots = true;
  const auto random = audit.world.random(7);
  std::vector<std::string> urls;
  for (int i = 0; i < 30; ++i) {
    const auto name = fmt::format("h{}.example", i);
    audit.world.hosts[name] = [&](const Request&, Time) {
      const auto dice = random() % 10;
      auto answer = pdf();
      if (dice == 0) answer = answers(503);
      if (dice == 1) answer = answers(429);
      if (dice == 2) answer = fails(Reason::timeout);
      if (dice == 3) {
        answer = redirects(302, fmt::format("http://h{}.example/{}",
                                            random() % 30, random() % 1000));
      }
      answer.takes = Milliseconds(random() % 3000);
      return answer;
    };
    for (int j = 0; j <= i; ++j) {
      const auto scheme = j % 2 == 0 ? "http" : "https";
      urls.push_back(fmt::format("{}://{}/{}", scheme, name, j));
    }
  }
  ASSERT_TRUE(*audit.run(urls));
  EXPECT_EQ(audit.watcher.last.done, urls.size());
  EXPECT_EQ(audit.store.puts, urls.size());
  EXPECT_LE(audit.world.most_at_once(""), limits.concurrency);
  EXPECT_GT(audit.world.most_at_once(""),
            std::min(limits.concurrency, 30U) / 2);
  EXPECT_LE(audit.watcher.longest, seconds(1));
  const auto spacing = limits.rate > 0
                           ? Milliseconds(static_cast<int>(1000 / limits.rate))
                           : Milliseconds(0);
  for (const auto& [name, host] : audit.world.hosts) {
    EXPECT_LE(audit.world.most_at_once(name), limits.host_concurrency) << name;
    EXPECT_GE(audit.world.least_spacing(name), spacing) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Limits, AuditPacing,
                         testing::Values(Limits{64, 2, 1}, Limits{1, 1, 0},
                                         Limits{5, 3, 4}, Limits{64, 1, 0.5},
                                         Limits{16, 16, 0}));

TEST(AuditPacing, SpreadsRequestsOverHostsAndKeepsTheirOrder) {
  AuditCase audit;
  audit.options.concurrency = 1;
  audit.host("a.example", {{"/1", {pdf()}}, {"/2", {pdf()}}});
  audit.host("b.example", {{"/1", {pdf()}}, {"/2", {pdf()}}});
  ASSERT_TRUE(*audit.run({"http://a.example/1", "http://a.example/2",
                          "http://b.example/1", "https://b.example/2"}));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/1\n"
            "0.010 http://b.example/1\n"
            "1.000 http://a.example/2\n"
            "1.010 https://b.example/2\n");
}

struct RetryAfterCase {
  const char* name;
  int status;
  std::string value;
  const char* asked;
  const char* found;
};

class AuditRetryAfter : public testing::TestWithParam<RetryAfterCase> {};

TEST_P(AuditRetryAfter, IsHeeded) {
  const auto& param = GetParam();
  AuditCase audit;
  audit.host(
      "a.example",
      {{"/1",
        {answers(param.status, "", {{"Retry-After", param.value}}), pdf()}},
       {"/2", {pdf()}}});
  ASSERT_TRUE(*audit.run({"http://a.example/1", "http://a.example/2"}));
  EXPECT_EQ(audit.world.print(), param.asked);
  EXPECT_EQ(audit.store.print(), param.found);
}

constexpr const char* kBothFound =
    "ok ok http://a.example/1\n"
    "ok ok http://a.example/2\n";

INSTANTIATE_TEST_SUITE_P(
    Forms, AuditRetryAfter,
    testing::Values(
        // The whole host rests: the second page waits, too.
        RetryAfterCase{"Seconds", 429, "20",
                       "0.000 http://a.example/1\n"
                       "20.010 http://a.example/1\n"
                       "21.010 http://a.example/2\n",
                       kBothFound},
        RetryAfterCase{"Date", 503, http_date(FakeWorld::began() + seconds(30)),
                       "0.000 http://a.example/1\n"
                       "30.000 http://a.example/1\n"
                       "31.000 http://a.example/2\n",
                       kBothFound},
        RetryAfterCase{"LongerThanARunWaits", 429, "86400",
                       "0.000 http://a.example/1\n"
                       "1.000 http://a.example/2\n",
                       "blocked http-429 http://a.example/1 not before "
                       "2026-11-02T00:00:00Z\n"
                       "ok ok http://a.example/2\n"},
        RetryAfterCase{"OfAnotherStatus", 403, "20",
                       "0.000 http://a.example/1\n"
                       "1.000 http://a.example/2\n",
                       "blocked http-403 http://a.example/1\n"
                       "ok ok http://a.example/2\n"}),
    [](const auto& param) { return param.param.name; });

TEST(AuditPacing, RestsAfterA429ThatTellsNothing) {
  AuditCase audit;
  audit.host("a.example", {{"/1", {answers(429), pdf()}}, {"/2", {pdf()}}});
  ASSERT_TRUE(*audit.run({"http://a.example/1", "http://a.example/2"}));
  ASSERT_EQ(audit.world.asked.size(), 3U);
  const auto& asked = audit.world.asked;
  EXPECT_EQ(asked[1].request.address.target, "/1");
  EXPECT_GE(asked[1].at - asked[0].ended, Milliseconds(500));
  EXPECT_LE(asked[1].at - asked[0].ended, Milliseconds(1500));
  EXPECT_EQ(audit.store.print(), kBothFound);
}

TEST(AuditPacing, CallsA429ThatStaysBlocked) {
  AuditCase audit;
  audit.host("a.example",
             {{"/1", {answers(429, "", {{"Retry-After", "30"}})}}});
  ASSERT_TRUE(*audit.run({"http://a.example/1"}));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/1\n"
            "30.010 http://a.example/1\n"
            "60.020 http://a.example/1\n");
  EXPECT_EQ(audit.store.print(),
            "blocked http-429 http://a.example/1 not before "
            "2026-11-01T00:01:30Z\n");
}

TEST(AuditPacing, WaitsTwiceAsLongForTheSecondRetry) {
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    AuditCase audit;
    audit.seed = seed;
    audit.options.rate = 0;
    audit.options.retries = 3;
    audit.host("a.example", {{"/1", {answers(500)}}});
    ASSERT_TRUE(*audit.run({"http://a.example/1"}));
    const auto& asked = audit.world.asked;
    ASSERT_EQ(asked.size(), 4U);
    for (size_t i = 1; i < 4; ++i) {
      const auto waited = asked[i].at - asked[i - 1].ended;
      const auto whole = Milliseconds(1000) * (1 << (i - 1));
      EXPECT_GE(waited, whole / 2);
      EXPECT_LE(waited, whole + whole / 2);
    }
  }
}

TEST(AuditRobots, AreAskedOnceForEachOrigin) {
  AuditCase audit;
  audit.options.robots = true;
  const auto robots =
      answers(200, "User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n");
  audit.host("a.example", {{"/robots.txt", {robots}},
                           {"/1", {pdf()}},
                           {"/2", {pdf()}},
                           {"/private/3", {pdf()}}});
  const std::vector<std::string> urls = {
      "http://a.example/1", "http://a.example/private/3", "http://a.example/2",
      "https://a.example/1"};
  ASSERT_TRUE(*audit.run(urls));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/robots.txt\n"
            "5.000 http://a.example/1\n"
            "10.000 http://a.example/2\n"
            "15.000 https://a.example/robots.txt\n"
            "20.000 https://a.example/1\n");
  EXPECT_EQ(audit.store.print(),
            "ok ok http://a.example/1\n"
            "ok ok http://a.example/2\n"
            "blocked robots http://a.example/private/3\n"
            "ok ok https://a.example/1\n");
  audit.world.asked.clear();
}

TEST(AuditRobots, AreKeptForADay) {
  const auto asked_after = [](Milliseconds passed) {
    AuditCase audit;
    audit.options.robots = true;
    audit.host("a.example", {{"/1", {pdf()}}});
    EXPECT_TRUE(*audit.run({"http://a.example/1"}));
    audit.world.asked.clear();
    audit.world.set_now(FakeWorld::began() + passed);
    EXPECT_TRUE(*audit.run({"http://a.example/1"}));
    return audit.world.asked.size();
  };
  // The first came after 10 ms.
  const std::chrono::hours day(24);
  EXPECT_EQ(asked_after(day + Milliseconds(9)), 1U);
  EXPECT_EQ(asked_after(day + Milliseconds(10)), 2U);
}

TEST(AuditRobots, AreAskedWhereARedirectLeads) {
  AuditCase audit;
  audit.options.robots = true;
  audit.host("a.example", {{"/1", {redirects(301, "http://b.example/2")}}});
  audit.host("b.example",
             {{"/robots.txt", {redirects(301, "http://c.example/r")}}});
  audit.host("c.example",
             {{"/r", {answers(200, "User-agent: ListLint\nDisallow: /\n")}}});
  ASSERT_TRUE(*audit.run({"http://a.example/1"}));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/robots.txt\n"
            "1.000 http://a.example/1\n"
            "1.010 http://b.example/robots.txt\n"
            "1.020 http://c.example/r\n");
  const auto& verdict = audit.store.records.at("http://a.example/1").verdict;
  EXPECT_EQ(verdict.state, State::blocked);
  EXPECT_EQ(verdict.reason, Reason::robots);
  EXPECT_EQ(verdict.detail, "http://b.example/robots.txt disallows it");
}

// Such an answer forbids nothing.
TEST(AuditRobots, ThatCannotBeHadForbidNothing) {
  for (const auto& robots : {answers(404), answers(500), fails(Reason::timeout),
                             answers(403), redirects(302, "/robots.txt")}) {
    AuditCase audit;
    audit.options.robots = true;
    audit.host("a.example", {{"/robots.txt", {robots}}, {"/1", {pdf()}}});
    ASSERT_TRUE(*audit.run({"http://a.example/1"}));
    EXPECT_EQ(audit.store.print(), "ok ok http://a.example/1\n");
    EXPECT_EQ(audit.world.asked.size(), 2U);
  }
}

TEST(AuditRobots, ForbidAControlButNotThePage) {
  AuditCase audit;
  audit.options.robots = true;
  audit.host("a.example",
             {{"/robots.txt",
               {answers(200, "User-agent: *\nDisallow: /\nAllow: /x/page$\n")}},
              {"/x/page", {page("one")}}});
  ASSERT_TRUE(*audit.run({"http://a.example/x/page"}));
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/robots.txt\n"
            "1.000 http://a.example/x/page\n");
  EXPECT_EQ(audit.store.print(), "ok ok http://a.example/x/page\n");
}

}  // namespace
}  // namespace listlint::fetch
