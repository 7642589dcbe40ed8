// A machine without network calls no source dead.
#include <gtest/gtest.h>

#include "fetch/audit.h"
#include "tests/fetch/audit_case.h"

namespace listlint::fetch {
namespace {

constexpr auto kOffline =
    "cannot reach anything: no cited address that was asked, nor "
    "http://witness.example/; is this machine on the network? Nothing was "
    "noted of them: run the same command again when it is";

std::string failure_of(const tl::expected<bool, std::string>& ran) {
  return ran ? "" : ran.error();
}

class AuditNetwork : public testing::Test {
 protected:
  AuditNetwork() {
    audit_.options.witness = "http://witness.example/";
    audit_.options.retries = 0;
  }

  AuditCase audit_;
};

TEST_F(AuditNetwork, NotesNothingWhereNothingIsReached) {
  audit_.options.robots = true;
  const auto ran = audit_.run({"http://a.example/1", "https://b.example/"});
  EXPECT_EQ(failure_of(ran), kOffline);
  EXPECT_EQ(audit_.store.print(), "");
  EXPECT_EQ(audit_.watcher.told, "");
  EXPECT_FALSE(*audit_.store.find_robots("http://a.example"));
}

TEST_F(AuditNetwork, BelievesAFailureWhereTheWitnessIsReached) {
  audit_.host("witness.example", {});
  ASSERT_TRUE(audit_.run({"http://a.example/1"}));
  EXPECT_EQ(audit_.watcher.told, "none unreachable dns http://a.example/1\n");
}

TEST_F(AuditNetwork, AsksNoWitnessWhereAnythingElseIsReached) {
  audit_.host("b.example", {{"/", {in(std::chrono::seconds(2), pdf())}}});
  audit_.host("c.example", {});
  audit_.world.hosts["d.example"] = [](const Request&, Time) {
    return fails(Reason::tls_expired);
  };
  ASSERT_TRUE(audit_.run(
      {"http://c.example/", "http://a.example/1", "http://b.example/"}));
  EXPECT_EQ(audit_.watcher.told,
            "died dead http-404 http://c.example/\n"
            "none unreachable dns http://a.example/1\n"
            "none ok ok http://b.example/\n");
  audit_.world.asked.clear();
  ASSERT_TRUE(audit_.run({"https://d.example/", "http://e.example/"}));
  EXPECT_EQ(without_robots(audit_.world.print()).find("witness"),
            std::string::npos);
}

TEST_F(AuditNetwork, WaitsForWhatIsSlowThoughTheWitnessIsNot) {
  // As behind a filter that keeps the witness off.
  audit_.host("b.example", {{"/", {in(std::chrono::seconds(9), pdf())}}});
  ASSERT_TRUE(audit_.run({"http://a.example/1", "http://b.example/"}));
  EXPECT_EQ(audit_.watcher.told,
            "none ok ok http://b.example/\n"
            "none unreachable dns http://a.example/1\n");
}

TEST_F(AuditNetwork, GivesUpEarlyWhereThereAreManyToAsk) {
  std::vector<std::string> urls;
  for (int i = 0; i < 10'000; ++i) {
    urls.push_back("http://h" + std::to_string(i) + ".example/");
  }
  EXPECT_EQ(failure_of(audit_.run(urls)), kOffline);
  EXPECT_LT(audit_.world.asked.size(), 500U);
  EXPECT_EQ(audit_.store.print(), "");
}

TEST_F(AuditNetwork, GoesOnWhenTheNetworkIsBack) {
  ASSERT_FALSE(audit_.run({"http://a.example/1"}));
  audit_.host("a.example", {{"/1", {pdf()}}});
  audit_.seed = 2;
  ASSERT_TRUE(audit_.run({"http://a.example/1"}));
  EXPECT_EQ(audit_.watcher.told, "none ok ok http://a.example/1\n");
}

}  // namespace
}  // namespace listlint::fetch
