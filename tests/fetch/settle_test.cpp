#include "fetch/settle.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr std::string_view kUrl = "https://a.example/x";

Time at_hour(int hour) {
  return *parse_time("2026-03-01T00:00:00Z") + hours(hour);
}

Judgement judged(Reason reason) {
  Judgement judgement;
  judgement.reason = reason;
  judgement.state = row_of(reason).state;
  return judgement;
}

// The checks of one address, and what each of them told.
class Checks {
 public:
  Checks& check(int hour, const Judgement& judgement,
                const Answer& answer = {}) {
    const auto settled = settle(known_ ? &record_ : nullptr, kUrl, judgement,
                                answer, at_hour(hour), patience_);
    record_ = settled.record;
    known_ = true;
    const auto& verdict = record_.verdict;
    told_ += fmt::format("{}h {} {} {}", hour, name_of(verdict.state),
                         name_of(verdict.reason), verdict.failures);
    if (settled.change != ChangeKind::none) {
      told_ += fmt::format(" {}", name_of(settled.change));
    }
    told_ += '\n';
    return *this;
  }
  Checks& check(int hour, Reason reason) { return check(hour, judged(reason)); }

  const std::string& told() const { return told_; }
  const Record& record() const { return record_; }
  Record& record() { return record_; }

 private:
  Patience patience_;
  Record record_;
  bool known_ = false;
  std::string told_;
};

struct Step {
  int hour = 0;
  Reason reason = Reason::ok;
};

struct Case {
  const char* name;
  std::vector<Step> steps;
  const char* told;
};

class Settle : public testing::TestWithParam<Case> {};

TEST_P(Settle, Tells) {
  Checks checks;
  for (const auto& step : GetParam().steps) {
    checks.check(step.hour, step.reason);
  }
  EXPECT_EQ(checks.told(), GetParam().told);
}

using enum Reason;

// "hour state reason failures change".
const Case kCases[] = {
    {"NotFoundIsDeadAtOnce",
     {{0, http_404}, {24, http_410}},
     "0h dead http-404 1 died\n"
     "24h dead http-410 2\n"},
    {"PatienceNeedsFailuresAndTime",
     {{0, dns}, {24, timeout}, {48, dns}, {167, refused}, {168, dns}},
     "0h unreachable dns 1\n"
     "24h unreachable timeout 2\n"
     "48h unreachable dns 3\n"
     "167h unreachable refused 4\n"
     "168h dead dns 4 died\n"},
    {"TwoFailuresFarApartAreNotEnough",
     {{0, dns}, {800, dns}, {1600, dns}},
     "0h unreachable dns 1\n"
     "800h unreachable dns 2\n"
     "1600h dead dns 3 died\n"},
    {"RunningAgainByHandSpendsNoPatience",
     {{0, dns}, {1, dns}, {11, dns}, {12, dns}, {200, dns}, {201, dns}},
     "0h unreachable dns 1\n"
     "1h unreachable dns 1\n"
     "11h unreachable dns 1\n"
     "12h unreachable dns 2\n"
     "200h dead dns 3 died\n"
     "201h dead dns 3\n"},
    {"AnHourlyTimerCountsTwiceADay",
     {{0, dns}, {6, dns}, {12, dns}, {18, dns}, {24, dns}},
     "0h unreachable dns 1\n"
     "6h unreachable dns 1\n"
     "12h unreachable dns 2\n"
     "18h unreachable dns 2\n"
     "24h unreachable dns 3\n"},
    {"WhatWorksEndsTheFailures",
     {{0, dns}, {100, dns}, {200, permanent_redirect}, {300, dns}, {400, dns}},
     "0h unreachable dns 1\n"
     "100h unreachable dns 2\n"
     "200h moved permanent-redirect 0 moved\n"
     "300h unreachable dns 1\n"
     "400h unreachable dns 2\n"},
    {"BlockedNeitherCountsNorEndsThem",
     {{0, dns}, {100, http_403}, {200, dns}, {300, http_429}, {400, dns}},
     "0h unreachable dns 1\n"
     "100h blocked http-403 1\n"
     "200h unreachable dns 2\n"
     "300h blocked http-429 2\n"
     "400h dead dns 3 died\n"},
    {"SuspectsDieWhenTheyLast",
     {{0, soft_404}, {100, redirected_home}, {200, parked}},
     "0h suspect soft-404 1\n"
     "100h suspect redirected-home 2\n"
     "200h dead parked 3 died\n"},
    {"WhatDoesNotEndNeverDies",
     {{0, tls_expired}, {300, other_site}, {600, script_only}, {900, tls_host}},
     "0h unreachable tls-expired 1\n"
     "300h suspect other-site 2\n"
     "600h suspect script-only 3\n"
     "900h unreachable tls-host 4\n"},
    {"OneBadNightAfterALongExpiredCertificateIsNotDeath",
     {{0, tls_expired}, {300, tls_expired}, {600, tls_expired}, {900, dns}},
     "0h unreachable tls-expired 1\n"
     "300h unreachable tls-expired 2\n"
     "600h unreachable tls-expired 3\n"
     "900h unreachable dns 4\n"},
    {"AServerThatAnsweredMeanwhileHasItsPatienceAnew",
     {{0, dns}, {100, dns}, {150, tls_host}, {200, dns}, {300, dns}},
     "0h unreachable dns 1\n"
     "100h unreachable dns 2\n"
     "150h unreachable tls-host 3\n"
     "200h unreachable dns 4\n"
     "300h unreachable dns 5\n"},
    {"DeadStaysDeadWhileItFails",
     {{0, http_404}, {24, http_5xx}, {48, dns}, {49, soft_404}},
     "0h dead http-404 1 died\n"
     "24h dead http-5xx 2\n"
     "48h dead dns 3\n"
     "49h dead soft-404 3\n"},
    {"DeadIsNotToldOfAServerThatMayStillHaveIt",
     {{0, http_404}, {24, script_only}, {48, http_404}},
     "0h dead http-404 1 died\n"
     "24h suspect script-only 2\n"
     "48h dead http-404 3 died\n"},
    {"DeadThatIsBlockedIsToldAsBlocked",
     {{0, http_404}, {24, captcha}, {48, ok}},
     "0h dead http-404 1 died\n"
     "24h blocked captcha 1\n"
     "48h ok ok 0\n"},
    {"DeadThatWorksHasRecovered",
     {{0, http_404}, {24, ok}, {48, ok}, {72, http_410}, {96, meta_refresh}},
     "0h dead http-404 1 died\n"
     "24h ok ok 0 recovered\n"
     "48h ok ok 0\n"
     "72h dead http-410 1 died\n"
     "96h moved meta-refresh 0 recovered\n"},
};

INSTANTIATE_TEST_SUITE_P(Timelines, Settle, testing::ValuesIn(kCases),
                         [](const auto& one) { return one.param.name; });

TEST(SettleMoved, IsToldAgainOnlyOfAnotherAddress) {
  auto judgement = judged(permanent_redirect);
  judgement.final_url = "https://a.example/y";
  Checks checks;
  checks.check(0, judgement).check(24, judgement);
  judgement.final_url = "https://a.example/z";
  checks.check(48, judgement).check(72, ok);
  EXPECT_EQ(checks.told(),
            "0h moved permanent-redirect 0 moved\n"
            "24h moved permanent-redirect 0\n"
            "48h moved permanent-redirect 0 moved\n"
            "72h ok ok 0\n");
}

TEST(SettleRecord, TellsWholeAnswers) {
  auto judgement = judged(temporary_redirect);
  judgement.detail = "by a 302";
  judgement.final_url = "https://a.example/y";
  judgement.title = "T";
  judgement.content_type = "text/html";
  judgement.digest = {7, 9, 11};
  Answer answer;
  answer.status = 200;
  answer.redirects = {"https://a.example/y"};
  answer.etag = "\"e\"";
  answer.last_modified = "Sun";
  answer.not_before = at_hour(5);

  Record wanted;
  wanted.verdict.url = kUrl;
  wanted.verdict.reason = temporary_redirect;
  wanted.verdict.detail = "by a 302";
  wanted.verdict.status = 200;
  wanted.verdict.final_url = "https://a.example/y";
  wanted.verdict.redirects = {"https://a.example/y"};
  wanted.verdict.title = "T";
  wanted.verdict.content_type = "text/html";
  wanted.verdict.checked_at = at_hour(3);
  wanted.verdict.last_ok_at = at_hour(3);
  wanted.etag = "\"e\"";
  wanted.last_modified = "Sun";
  wanted.digest = {7, 9, 11};
  wanted.first_digest = {7, 9, 11};
  wanted.first_title = "T";
  wanted.first_ok_at = at_hour(3);
  wanted.not_before = at_hour(5);
  EXPECT_EQ(Checks().check(3, judgement, answer).record(), wanted);
}

TEST(SettleRecord, KeepsWhatItKnewOfThePageWhileItFails) {
  auto judgement = judged(ok);
  judgement.title = "T";
  judgement.digest = {7, 9, 11};
  Answer answer;
  answer.status = 200;
  answer.etag = "\"e\"";
  Checks checks;
  checks.check(0, judgement, answer);
  const Capture capture{"https://web.archive.org/1/x", at_hour(-9)};
  checks.record().verdict.archive = capture;

  Answer refusal;
  refusal.status = 404;
  refusal.etag = "\"of the error page\"";
  auto failed = judged(http_404);
  failed.digest = {1, 2, 3};
  checks.check(20, failed, refusal).check(40, failed, refusal);

  Record wanted;
  wanted.verdict.url = kUrl;
  wanted.verdict.state = State::dead;
  wanted.verdict.reason = http_404;
  wanted.verdict.status = 404;
  wanted.verdict.checked_at = at_hour(40);
  wanted.verdict.last_ok_at = at_hour(0);
  wanted.verdict.first_failed_at = at_hour(20);
  wanted.verdict.failures = 2;
  wanted.verdict.archive = capture;
  wanted.etag = "\"e\"";
  wanted.digest = {7, 9, 11};
  wanted.first_digest = {7, 9, 11};
  wanted.first_title = "T";
  wanted.first_ok_at = at_hour(0);
  wanted.counted_at = at_hour(40);
  wanted.strikes = 2;
  wanted.first_strike_at = at_hour(20);
  EXPECT_EQ(checks.record(), wanted);

  checks.check(60, judged(ok));
  EXPECT_EQ(checks.record().verdict.archive, std::nullopt);
  EXPECT_EQ(checks.record().strikes, 0U);
}

TEST(SettleUnmodified, TakesThePageFromBefore) {
  auto judgement = judged(slow);
  judgement.title = "T";
  judgement.final_url = "https://a.example/y";
  judgement.content_type = "text/html";
  judgement.digest = {7, 9, 11};
  Answer answer;
  answer.status = 200;
  answer.etag = "\"e\"";
  answer.redirects = {"https://a.example/y"};
  Checks checks;
  checks.check(0, judgement, answer);
  auto wanted = checks.record();
  wanted.verdict.status = 304;
  wanted.verdict.checked_at = at_hour(24);
  wanted.verdict.last_ok_at = at_hour(24);

  Answer unmodified;
  unmodified.status = 304;
  unmodified.unmodified = true;
  checks.check(24, judged(protocol), unmodified);
  EXPECT_EQ(checks.record(), wanted);
}

TEST(SettleUnmodified, BringsBackWhatFailedMeanwhile) {
  Answer unmodified;
  unmodified.status = 304;
  unmodified.unmodified = true;
  auto gone = judged(http_404);
  gone.title = "Not found";
  Checks checks;
  checks.check(0, ok).check(24, gone).check(48, judged(ok), unmodified);
  EXPECT_EQ(checks.told(),
            "0h ok ok 0\n"
            "24h dead http-404 1 died\n"
            "48h ok ok 0 recovered\n");
  EXPECT_EQ(checks.record().verdict.title, "");
}

TEST(SettleUnmodified, IsJudgedWhereNothingIsKnown) {
  Answer unmodified;
  unmodified.unmodified = true;
  EXPECT_EQ(Checks().check(0, judged(protocol), unmodified).told(),
            "0h unreachable protocol 1\n");
}

Judgement page(std::string_view title, uint64_t simhash, uint32_t words) {
  auto judgement = judged(ok);
  judgement.title = title;
  judgement.digest = {simhash, words, simhash};
  return judgement;
}

TEST(SettleDrift, ComparesWithTheFirstTextThereWas) {
  constexpr uint64_t kOther = 0xFFFF'FFFF'FFFF'FFFF;
  Checks checks;
  checks.check(0, page("", 0, 0)).check(24, page("Sisters", 1, 400));
  EXPECT_EQ(checks.record().verdict.drift, "");
  checks.check(48, page("Sisters", 1, 400));
  EXPECT_EQ(checks.record().verdict.drift, "");
  checks.check(72, page("Casino", kOther, 400));
  const std::string drift =
      "its text has changed since 2026-03-02 (title then: \"Sisters\")";
  EXPECT_EQ(checks.record().verdict.drift, drift);
  checks.check(96, page("Casino", kOther, 400));
  EXPECT_EQ(checks.record().verdict.drift, drift);
  checks.check(120, page("", 0, 0));
  EXPECT_EQ(checks.record().verdict.drift, "");
  checks.check(144, page("Sisters", 1, 400));
  EXPECT_EQ(checks.record().verdict.drift, "");
}

TEST(SettleDrift, NamesNoTitleWhereThereWasNone) {
  Checks checks;
  checks.check(0, page("", 1, 400)).check(24, page("New", ~1ULL, 400));
  EXPECT_EQ(checks.record().verdict.drift,
            "its text has changed since 2026-03-01");
}

TEST(Skip, IsARecordOfItsOwn) {
  Record wanted;
  wanted.verdict.url = "ftp://a.example/";
  wanted.verdict.state = State::skipped;
  wanted.verdict.reason = unsupported_scheme;
  wanted.verdict.detail = "ftp";
  wanted.verdict.checked_at = at_hour(1);
  EXPECT_EQ(skip(nullptr, "ftp://a.example/", {unsupported_scheme, "ftp"},
                 at_hour(1)),
            wanted);
}

TEST(Skip, ForgetsNothing) {
  auto page = judged(ok);
  page.title = "T";
  page.digest = {7, 9, 11};
  Checks checks;
  checks.check(0, page).check(24, dns);
  Record wanted = checks.record();
  wanted.verdict.state = State::skipped;
  wanted.verdict.reason = excluded;
  wanted.verdict.checked_at = at_hour(48);
  EXPECT_EQ(skip(&checks.record(), kUrl, {excluded, ""}, at_hour(48)), wanted);
}

TEST(DueAt, GoesByTheState) {
  std::string told;
  for (const auto reason : {ok, permanent_redirect, soft_404, http_404,
                            http_410, dns, http_403, excluded}) {
    const auto record = Checks().check(0, reason).record();
    told += fmt::format(
        "{} {}\n", name_of(reason),
        std::chrono::duration_cast<days>(due_at(record) - at_hour(0)).count());
  }
  EXPECT_EQ(told,
            "ok 30\npermanent-redirect 30\nsoft-404 7\nhttp-404 30\n"
            "http-410 180\ndns 1\nhttp-403 14\nexcluded 30\n");
}

TEST(DueAt, IsNeverBeforeTheServerWantsIt) {
  Answer answer;
  answer.not_before = at_hour(30);
  EXPECT_EQ(due_at(Checks().check(0, judged(dns), answer).record()),
            at_hour(30));
  answer.not_before = at_hour(3);
  EXPECT_EQ(due_at(Checks().check(0, judged(dns), answer).record()),
            at_hour(24));
}

TEST(ChangeKinds, HaveNames) {
  EXPECT_EQ(name_of(ChangeKind::none), "none");
  EXPECT_EQ(name_of(ChangeKind::died), "died");
  EXPECT_EQ(name_of(ChangeKind::recovered), "recovered");
  EXPECT_EQ(name_of(ChangeKind::moved), "moved");
}

}  // namespace
}  // namespace listlint::fetch
