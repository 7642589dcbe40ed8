#include "lint/pool.h"

#include <atomic>
#include <gtest/gtest.h>
#include <vector>

namespace listlint {
namespace {

TEST(Ordered, AnswersInOrderWhateverTheThreads) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    Pool pool(threads);
    Ordered<int> answers(pool);
    for (int i = 0; i < 200; ++i) {
      answers.push([i] { return i; });
    }
    std::vector<int> got;
    while (!answers.empty()) got.push_back(answers.pop());
    ASSERT_EQ(got.size(), 200U);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(got[static_cast<size_t>(i)], i);
  }
}

TEST(Ordered, OfOneThreadWorksOnlyWhileItWaits) {
  Pool pool(1);
  int done = 0;
  Ordered<int> answers(pool);
  for (int i = 0; i < 3; ++i) {
    answers.push([&done] { return ++done; });
  }
  EXPECT_EQ(done, 0);
  EXPECT_FALSE(answers.ready());
  EXPECT_EQ(answers.pop(), 1);
  EXPECT_EQ(done, 1);
}

TEST(Ordered, LeavesNoWorkBehindWhenItGoes) {
  Pool pool(4);
  std::atomic<int> running = 0;
  {
    Ordered<int> answers(pool);
    for (int i = 0; i < 100; ++i) {
      answers.push([&running] {
        ++running;
        --running;
        return 0;
      });
    }
    answers.pop();
  }
  EXPECT_EQ(running, 0);
  Ordered<int> others(pool);
  others.push([] { return 7; });
  EXPECT_EQ(others.pop(), 7);
}

TEST(Pool, DoesUrgentWorkFirst) {
  Pool pool(1);
  std::vector<int> order;
  const auto usual = pool.submit([&] { order.push_back(1); });
  pool.submit([&] { order.push_back(2); });
  pool.submit([&] { order.push_back(3); }, Pool::Urgency::urgent);
  pool.wait(usual);
  EXPECT_EQ(order, (std::vector{3, 1}));
}

}  // namespace
}  // namespace listlint
