#include "fetch/host_queues.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint::fetch {
namespace {

using std::chrono::seconds;

constexpr Time kNow{seconds(1000)};

// "a:3 " a turn, "a:3f " of a fresh one; each is started, and ended at once.
std::string turns(HostQueues& queues, Time now, bool with_fresh = true) {
  std::string text;
  while (const auto turn = queues.take(now, with_fresh)) {
    text += fmt::format("{}:{}{} ", queues.name(turn->host), turn->id,
                        turn->fresh ? "f" : "");
    queues.started(turn->host, now);
    queues.ended(turn->host);
  }
  return text;
}

TEST(HostQueues, GiveTurnsInOrderToHostsThatAreReady) {
  HostQueues queues(1, seconds(1));
  const auto a = queues.host("a");
  const auto b = queues.host("b");
  EXPECT_EQ(queues.host("a"), a);
  queues.add_fresh(a, 0);
  queues.add_fresh(b, 1);
  queues.add_fresh(a, 2);
  queues.add_fresh(b, 3);
  EXPECT_EQ(turns(queues, kNow), "a:0f b:1f ");
  EXPECT_EQ(queues.next(true), kNow + seconds(1));
  EXPECT_EQ(turns(queues, kNow + Milliseconds(999)), "");
  EXPECT_EQ(turns(queues, kNow + seconds(1)), "a:2f b:3f ");
  EXPECT_EQ(queues.next(true), std::nullopt);
}

TEST(HostQueues, GiveThoseThatGoOnTheirTurnBeforeThoseToBegin) {
  HostQueues queues(1, Milliseconds(0));
  const auto a = queues.host("a");
  queues.add_fresh(a, 7);
  queues.add(a, Time(), 3, 103);
  queues.add(a, Time(), 2, 102);
  queues.add(a, kNow + seconds(1), 1, 101);
  EXPECT_EQ(turns(queues, kNow, false), "a:102 a:103 ");
  EXPECT_EQ(queues.next(false), kNow + seconds(1));
  EXPECT_EQ(turns(queues, kNow), "a:7f ");
  EXPECT_EQ(turns(queues, kNow + seconds(1)), "a:101 ");
}

TEST(HostQueues, AskAHostAsOftenAtATimeAsIsAllowed) {
  HostQueues queues(2, Milliseconds(0));
  const auto a = queues.host("a");
  for (uint32_t i = 0; i < 4; ++i) queues.add_fresh(a, i);
  for (uint32_t i = 0; i < 2; ++i) {
    EXPECT_EQ(queues.take(kNow, true)->id, i);
    queues.started(a, kNow);
  }
  EXPECT_FALSE(queues.take(kNow, true));
  EXPECT_FALSE(queues.next(true));
  queues.ended(a);
  EXPECT_EQ(queues.take(kNow, true)->id, 2U);
}

// Whoever has its turn need not ask for anything.
TEST(HostQueues, CountOnlyWhatIsStarted) {
  HostQueues queues(1, seconds(1));
  const auto a = queues.host("a");
  for (uint32_t i = 0; i < 3; ++i) queues.add_fresh(a, i);
  for (uint32_t i = 0; i < 3; ++i) EXPECT_EQ(queues.take(kNow, true)->id, i);
  EXPECT_FALSE(queues.take(kNow, true));
}

TEST(HostQueues, LetAHostRestAndSlowDown) {
  HostQueues queues(1, seconds(1));
  const auto a = queues.host("a");
  for (uint32_t i = 0; i < 4; ++i) queues.add_fresh(a, i);
  queues.rest(a, kNow + seconds(20));
  EXPECT_EQ(turns(queues, kNow + seconds(19)), "");
  EXPECT_EQ(turns(queues, kNow + seconds(20)), "a:0f ");
  queues.slow_down(a, seconds(5));
  queues.slow_down(a, seconds(2));
  EXPECT_EQ(queues.next(true), kNow + seconds(25));
  EXPECT_EQ(turns(queues, kNow + seconds(25)), "a:1f ");
  EXPECT_EQ(queues.next(true), kNow + seconds(30));
}

TEST(HostQueues, BeginNothingOnAHostThatIsHeld) {
  HostQueues queues(1, Milliseconds(0));
  const auto a = queues.host("a");
  queues.add_fresh(a, 0);
  queues.hold(a);
  queues.hold(a);
  queues.add(a, Time(), 0, 100);
  EXPECT_EQ(turns(queues, kNow), "a:100 ");
  queues.release(a);
  EXPECT_EQ(turns(queues, kNow), "");
  queues.release(a);
  EXPECT_EQ(turns(queues, kNow), "a:0f ");
}

TEST(HostQueues, KnowWhichHostIsDown) {
  HostQueues queues(1, Milliseconds(0));
  const auto a = queues.host("a");
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(queues.is_down(a));
    queues.came_through(a, false);
  }
  EXPECT_TRUE(queues.is_down(a));
  queues.came_through(a, true);
  EXPECT_FALSE(queues.is_down(a));
}

TEST(HostQueues, KnowWhichHostLastsLongest) {
  HostQueues queues(1, seconds(1));
  const auto a = queues.host("a");
  const auto b = queues.host("b");
  EXPECT_EQ(queues.slowest(), std::nullopt);
  for (uint32_t i = 0; i < 3; ++i) queues.add_fresh(a, i);
  for (uint32_t i = 3; i < 5; ++i) queues.add_fresh(b, i);
  EXPECT_EQ(queues.slowest(), a);
  EXPECT_EQ(queues.waiting(a), 3U);
  queues.slow_down(b, seconds(5));
  EXPECT_EQ(queues.slowest(), b);
  EXPECT_EQ(turns(queues, kNow), "a:0f b:3f ");
  EXPECT_EQ(queues.slowest(), b);
  EXPECT_EQ(turns(queues, kNow + seconds(5)), "a:1f b:4f ");
  EXPECT_EQ(queues.slowest(), a);
  EXPECT_EQ(turns(queues, kNow + seconds(9)), "a:2f ");
  EXPECT_EQ(queues.slowest(), std::nullopt);
}

}  // namespace
}  // namespace listlint::fetch
