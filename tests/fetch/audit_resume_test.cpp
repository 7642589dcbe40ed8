// Runs that stop, fail and go on, and addresses that are not due.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "fetch/audit.h"
#include "tests/fetch/audit_case.h"

namespace listlint::fetch {
namespace {

std::vector<std::string> pages(const std::string& host, int count) {
  std::vector<std::string> urls;
  for (int i = 1; i <= count; ++i) {
    urls.push_back(fmt::format("http://{}/{}", host, i));
  }
  return urls;
}

FakeWorld::Host documents() {
  return [](const Request&, Time) { return pdf(); };
}

TEST(AuditResume, StopsWhenItIsToldAndGoesOnFromThere) {
  AuditCase audit;
  audit.world.hosts["a.example"] = documents();
  audit.watcher.go = [](const Progress& progress) { return progress.done < 2; };
  const auto stopped = audit.run(pages("a.example", 4));
  ASSERT_TRUE(stopped);
  EXPECT_FALSE(*stopped);
  EXPECT_EQ(audit.world.print(),
            "0.000 http://a.example/1\n"
            "1.000 http://a.example/2\n");
  audit.watcher.go = nullptr;
  audit.watcher.told.clear();
  audit.world.asked.clear();
  ASSERT_TRUE(*audit.run(pages("a.example", 4)));
  EXPECT_EQ(audit.world.print(),
            "1.010 http://a.example/3\n"
            "2.010 http://a.example/4\n");
  EXPECT_EQ(audit.watcher.told,
            "none ok ok http://a.example/3\n"
            "none ok ok http://a.example/4\n");
  EXPECT_EQ(audit.watcher.last.done, 4U);
  EXPECT_EQ(audit.watcher.last.known, 2U);
  EXPECT_EQ(audit.watcher.last.by_state[0], 4U);
}

// What a stopped run has asked may come in while the next one is under way.
TEST(AuditResume, TakesNoAnswerOfARunBefore) {
  AuditCase audit;
  audit.host("a.example",
             {{"/1", {in(std::chrono::seconds(5), answers(404)), pdf()}}});
  audit.watcher.go = [](const Progress&) { return false; };
  ASSERT_FALSE(*audit.run({"http://a.example/1"}));
  ASSERT_EQ(audit.world.asked.size(), 1U);
  audit.watcher.go = nullptr;
  audit.seed = 2;
  ASSERT_TRUE(*audit.run({"http://a.example/1"}));
  EXPECT_EQ(audit.store.print(), "ok ok http://a.example/1\n");
}

TEST(AuditResume, EndsWithTheErrorOfTheStore) {
  AuditCase audit;
  audit.world.hosts["a.example"] = documents();
  audit.store.puts_left = 2;
  const auto ended = audit.run(pages("a.example", 9));
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error(), "disk full");
  EXPECT_EQ(audit.world.asked.size(), 3U);
  EXPECT_EQ(audit.store.print(),
            "ok ok http://a.example/1\n"
            "ok ok http://a.example/2\n");
  EXPECT_EQ(audit.watcher.last.done, 2U);
}

TEST(AuditResume, LeavesAloneWhatIsNotDue) {
  AuditCase audit;
  audit.host("a.example", {{"/ok", {pdf()}}, {"/down", {answers(500)}}});
  audit.options.retries = 0;
  audit.options.due_only = true;
  const std::vector<std::string> urls = {"http://a.example/ok",
                                         "http://a.example/down"};
  ASSERT_TRUE(*audit.run(urls));
  audit.world.asked.clear();
  audit.world.set_now(FakeWorld::began() + std::chrono::days(2));
  ASSERT_TRUE(*audit.run(urls));
  EXPECT_EQ(audit.world.print(), "172800.000 http://a.example/down\n");
  EXPECT_EQ(audit.watcher.last.known, 1U);
  EXPECT_EQ(audit.watcher.last.done, 2U);
  audit.options.due_only = false;
  audit.world.asked.clear();
  audit.world.set_now(FakeWorld::began() + std::chrono::days(3));
  ASSERT_TRUE(*audit.run(urls));
  EXPECT_EQ(audit.world.print(),
            "259200.000 http://a.example/ok\n"
            "259201.000 http://a.example/down\n");
}

TEST(AuditResume, TellsHowFarItIs) {
  AuditCase audit;
  audit.options.host_concurrency = 1;
  audit.world.hosts["slow.example"] = [](const Request&, Time) {
    return in(Milliseconds(3500), pdf());
  };
  audit.world.hosts["a.example"] = documents();
  auto urls = pages("slow.example", 3);
  urls.push_back("http://a.example/1");
  std::string told;
  audit.watcher.go = [&](const Progress& now) {
    const auto passed = now.now - now.started_at;
    told += fmt::format("{} ms: {}/{} done, {} active, {} requests; {} {}\n",
                        passed.count(), now.done, now.targets, now.active,
                        now.requests, now.slowest_host, now.slowest_waiting);
    return now.done < 2;
  };
  ASSERT_FALSE(*audit.run(urls));
  EXPECT_EQ(told,
            "10 ms: 1/4 done, 1 active, 2 requests; slow.example 2\n"
            "1010 ms: 1/4 done, 1 active, 2 requests; slow.example 2\n"
            "2010 ms: 1/4 done, 1 active, 2 requests; slow.example 2\n"
            "3010 ms: 1/4 done, 1 active, 2 requests; slow.example 2\n"
            "3500 ms: 2/4 done, 0 active, 2 requests; slow.example 2\n");
}

TEST(AuditResume, EndsAtOnceWhereThereIsNothingToDo) {
  AuditCase audit;
  ASSERT_TRUE(*audit.run(std::vector<std::string>()));
  EXPECT_EQ(audit.watcher.calls, 1U);
  EXPECT_EQ(audit.watcher.last.done, 0U);
}

}  // namespace
}  // namespace listlint::fetch
