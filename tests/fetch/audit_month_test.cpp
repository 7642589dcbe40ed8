// A month of daily audits over hosts that go down and come back.
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <set>

#include "fetch/audit.h"
#include "tests/fetch/audit_case.h"

namespace listlint::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int kHosts = 40;
constexpr int kPages = 5;  // of each
constexpr int kDays = 30;

struct Outage {
  Time from;
  Time until;
  FakeAnswer answer;
};

// Every third host is never down. Every third has outages of up to six days
// with at least two good days between; the due time of what fails is a day, so
// each is seen to be back. The others go for good on some day of the first two
// weeks.
struct Plan {
  std::vector<Outage> outages;
  bool goes_for_good = false;
};

FakeAnswer trouble(uint64_t dice) {
  switch (dice % 5) {
    case 0:
      return fails(Reason::dns);
    case 1:
      return fails(Reason::timeout);
    case 2:
      return fails(Reason::refused);
    case 3:
      return answers(503, "", {{"Retry-After", "7200"}});
    default:
      return answers(502);
  }
}

Plan plan_for(int host, const std::function<uint64_t()>& random) {
  Plan plan;
  const auto hours_of = [&](uint64_t least, uint64_t most) {
    return hours(static_cast<int>(least + random() % (most - least + 1)));
  };
  auto at = FakeWorld::began() + hours_of(1, 14 * 24);
  plan.goes_for_good = host % 3 == 2;
  if (plan.goes_for_good) {
    plan.outages.push_back({at, Time::max(), trouble(random())});
  } else if (host % 3 == 1) {
    while (at < FakeWorld::began() + days(kDays)) {
      const auto until = at + hours_of(1, 6 * 24);
      plan.outages.push_back({at, until, trouble(random())});
      at = until + hours_of(48, 120);
    }
  }
  return plan;
}

TEST(AuditMonth, CallsNothingDeadThatOnlyHadOutages) {
  AuditCase audit;
  audit.options.due_only = true;
  audit.options.robots = true;
  const auto random = audit.world.random(2026);
  std::vector<std::string> urls;
  std::set<std::string> gone;
  std::vector<Plan> plans;
  for (int i = 0; i < kHosts; ++i) plans.push_back(plan_for(i, random));
  for (int i = 0; i < kHosts; ++i) {
    const auto name = fmt::format("h{}.example", i);
    audit.world.hosts[name] = [&plan = plans[static_cast<size_t>(i)]](
                                  const Request&, Time now) {
      for (const auto& outage : plan.outages) {
        if (now >= outage.from && now < outage.until) return outage.answer;
      }
      return pdf();
    };
    for (int j = 0; j < kPages; ++j) {
      urls.push_back(fmt::format("http://{}/{}", name, j));
      if (plans[static_cast<size_t>(i)].goes_for_good) gone.insert(urls.back());
    }
  }
  // What works is due after a month: all are looked at again from week to week.
  for (int day = 0; day < kDays; ++day) {
    audit.options.due_only = day % 7 != 0;
    audit.world.set_now(FakeWorld::began() + days(day));
    ASSERT_TRUE(*audit.run(urls));
  }
  std::set<std::string> died;
  size_t recovered = 0;
  for (const auto& change : audit.store.changed) {
    if (change.kind == ChangeKind::died) died.insert(change.url);
    recovered += change.kind == ChangeKind::recovered ? 1 : 0;
  }
  EXPECT_EQ(died, gone);
  EXPECT_EQ(gone.size(), 13U * kPages);
  EXPECT_EQ(recovered, 0U);
  size_t unreachable = 0;
  for (const auto& [url, past] : audit.store.checks) {
    unreachable += static_cast<size_t>(
        std::ranges::count(past, State::unreachable, &PastCheck::state));
  }
  EXPECT_GT(unreachable, 300U);
}

TEST(AuditMonth, TellsThatADeadSourceIsBack) {
  AuditCase audit;
  audit.world.hosts["a.example"] = [](const Request&, Time now) {
    const auto passed = now - FakeWorld::began();
    const bool is_down = passed >= days(2) && passed < days(20);
    return is_down ? fails(Reason::refused) : pdf();
  };
  for (int day = 0; day < kDays; ++day) {
    audit.world.set_now(FakeWorld::began() + days(day));
    ASSERT_TRUE(*audit.run({"http://a.example/x"}));
  }
  std::string told;
  for (const auto& change : audit.store.changed) {
    told += fmt::format("{} {} {}\n", to_text(change.at).substr(0, 10),
                        name_of(change.kind), name_of(change.reason));
  }
  EXPECT_EQ(told,
            "2026-11-10 died refused\n"
            "2026-11-21 recovered ok\n");
}

// 5,000 addresses of 500 hosts without a limit.
TEST(AuditMonth, DrivesManyHosts) {
  AuditCase audit;
  audit.options.rate = 0;
  audit.world.remembers = false;
  std::vector<std::string> urls;
  for (int i = 0; i < 500; ++i) {
    const auto name = fmt::format("h{}.example", i);
    audit.world.hosts[name] = [](const Request&, Time) { return pdf(); };
    for (int j = 0; j < 10; ++j) {
      urls.push_back(fmt::format("http://{}/{}", name, j));
    }
  }
  ASSERT_TRUE(*audit.run(urls));
  EXPECT_EQ(audit.watcher.last.by_state[0], 5'000U);
  EXPECT_EQ(audit.watcher.last.requests, 5'000U);
  // 64 at a time, each of 10 ms.
  EXPECT_EQ(audit.world.now() - FakeWorld::began(), Milliseconds(790));
}

}  // namespace
}  // namespace listlint::fetch
