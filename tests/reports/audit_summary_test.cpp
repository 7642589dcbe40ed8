#include "reports/audit_summary.h"

#include <gtest/gtest.h>
#include <limits>
#include <string>

namespace listlint::reports {
namespace {

TEST(AuditSummary, CountsStatesAndTellsWhy) {
  AuditCounts counts;
  counts.by_verdict = {
      {{State::ok, Reason::ok}, 350},
      {{State::ok, Reason::slow}, 21},
      {{State::moved, Reason::permanent_redirect}, 12},
      {{State::suspect, Reason::soft_404}, 6},
      {{State::suspect, Reason::parked}, 3},
      {{State::dead, Reason::dns}, 1},
      {{State::dead, Reason::http_404}, 7},
      {{State::unreachable, Reason::timeout}, 1},
      {{State::unreachable, Reason::tls_expired}, 2},
      {{State::blocked, Reason::http_403}, 9},
  };
  EXPECT_EQ(
      audit_summary(counts),
      "412 addresses: 371 ok, 12 moved, 9 suspect (6 soft-404, 3 parked), "
      "8 dead (7 http-404, 1 dns), "
      "3 unreachable (2 tls-expired, 1 timeout), "
      "9 blocked (9 http-403)\n");
}

TEST(AuditSummary, PutsEquallyFrequentReasonsInTheOrderOfTheTable) {
  AuditCounts counts;
  for (const auto reason :
       {Reason::excluded, Reason::private_address, Reason::malformed_url}) {
    Verdict verdict;
    verdict.state = State::skipped;
    verdict.reason = reason;
    counts.add(verdict);
  }
  EXPECT_EQ(audit_summary(counts),
            "3 addresses: 3 skipped (1 malformed-url, 1 private-address, "
            "1 excluded)\n");
}

TEST(AuditSummary, OfOneOrNone) {
  AuditCounts counts;
  EXPECT_EQ(audit_summary(counts), "no addresses\n");
  counts.by_verdict[{State::dead, Reason::http_404}] = 0;
  EXPECT_EQ(audit_summary(counts), "no addresses\n");
  counts.add({});
  EXPECT_EQ(audit_summary(counts), "1 address: 1 ok\n");
}

AuditProgress sample() {
  AuditProgress progress;
  progress.targets = 412;
  progress.done = 120;
  progress.dead = 3;
  progress.suspect = 2;
  progress.blocked = 5;
  progress.seconds = 14.5;
  progress.slowest_host = "slow.example";
  progress.slowest_waiting = 34;
  return progress;
}

TEST(ProgressLine, TellsHowFarItIs) {
  EXPECT_EQ(progress_line(sample(), 200),
            "120/412 checked, 8.3/s, 3 dead, 2 suspect, 5 blocked, "
            "about 40 s left; waiting for slow.example (34 left)");
}

TEST(ProgressLine, LeavesOutWhatThereIsNoneOf) {
  AuditProgress progress;
  EXPECT_EQ(progress_line(progress, 80), "0/0 checked");
  progress.targets = 412;
  EXPECT_EQ(progress_line(progress, 80), "0/412 checked");
  progress.seconds = 0.9;
  progress.done = 9;
  EXPECT_EQ(progress_line(progress, 80), "9/412 checked");
  progress.slowest_host = "a.org";
  EXPECT_EQ(progress_line(progress, 80), "9/412 checked");
  progress.slowest_waiting = 2;
  EXPECT_EQ(progress_line(progress, 80),
            "9/412 checked; waiting for a.org (2 left)");
}

TEST(ProgressLine, CountsOnlyWhatWasAskedIntoTheRate) {
  AuditProgress progress;
  progress.targets = 100;
  progress.done = 60;
  progress.known = 50;
  progress.seconds = 5;
  EXPECT_EQ(progress_line(progress, 80),
            "60/100 checked, 2.0/s, about 20 s left");
  progress.known = 60;
  EXPECT_EQ(progress_line(progress, 80), "60/100 checked");
}

TEST(ProgressLine, WaitsForTheSlowestHost) {
  auto progress = sample();
  progress.slowest_seconds = 340;
  EXPECT_EQ(progress_line(progress, 200),
            "120/412 checked, 8.3/s, 3 dead, 2 suspect, 5 blocked, "
            "about 6 min left; waiting for slow.example (34 left)");
}

TEST(ProgressLine, HasNothingLeftAtItsEnd) {
  AuditProgress progress;
  progress.targets = progress.done = 412;
  progress.seconds = 20;
  progress.slowest_seconds = 1;
  EXPECT_EQ(progress_line(progress, 80), "412/412 checked, 21/s");
}

// With one address left.
std::string left(double seconds) {
  AuditProgress progress;
  progress.targets = 1;
  progress.slowest_seconds = seconds;
  return progress_line(progress, 80);
}

TEST(ProgressLine, GuessesInRoundNumbers) {
  EXPECT_EQ(left(0.2), "0/1 checked, about 1 s left");
  EXPECT_EQ(left(9.5), "0/1 checked, about 10 s left");
  EXPECT_EQ(left(10.5), "0/1 checked, about 20 s left");
  EXPECT_EQ(left(90), "0/1 checked, about 90 s left");
  EXPECT_EQ(left(91), "0/1 checked, about 2 min left");
  EXPECT_EQ(left(5400), "0/1 checked, about 90 min left");
  EXPECT_EQ(left(5401), "0/1 checked, about 2 h left");
  EXPECT_EQ(left(std::numeric_limits<double>::infinity()),
            "0/1 checked, about 1000 h left");
}

TEST(ProgressLine, TellsARateThatIsOne) {
  AuditProgress progress;
  progress.targets = progress.done = 10;
  progress.seconds = 100;
  EXPECT_EQ(progress_line(progress, 80), "10/10 checked, 0.1/s");
  progress.seconds = 1000;
  EXPECT_EQ(progress_line(progress, 80), "10/10 checked");
  progress.seconds = 1.001;
  EXPECT_EQ(progress_line(progress, 80), "10/10 checked, 10/s");
}

TEST(ProgressLine, IsCutToTheTerminal) {
  const auto progress = sample();
  const auto whole = progress_line(progress, 200);
  const auto width = static_cast<uint32_t>(whole.size());
  EXPECT_EQ(progress_line(progress, width), whole);
  EXPECT_EQ(progress_line(progress, width - 1),
            whole.substr(0, width - 2) + "…");
  EXPECT_EQ(progress_line(progress, 10), "120/412 c…");
  EXPECT_EQ(progress_line(progress, 1), "…");
  EXPECT_EQ(progress_line(progress, 0), "");
}

TEST(ProgressLine, IsCutByColumnsAndDrivesNoTerminal) {
  AuditProgress progress;
  progress.slowest_waiting = 1;
  progress.slowest_host = "中国\x1B[2J\xFF";
  EXPECT_EQ(progress_line(progress, 80),
            "0/0 checked; waiting for 中国<U+001B>[2J<0xFF> (1 left)");
  EXPECT_EQ(progress_line(progress, 28), "0/0 checked; waiting for 中…");
  EXPECT_EQ(progress_line(progress, 29), "0/0 checked; waiting for 中…");
  EXPECT_EQ(progress_line(progress, 30), "0/0 checked; waiting for 中国…");
}

}  // namespace
}  // namespace listlint::reports
