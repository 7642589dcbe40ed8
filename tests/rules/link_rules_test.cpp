// The rules of links/ together: who tells of what, and what never gets into a
// message. What each says alone is on its page.
#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "lint/engine.h"
#include "lint/settings.h"
#include "lint/unicode/utf8.h"
#include "lint/verdict.h"
#include "rules/table.h"
#include "tests/rules/page_verdicts.h"

namespace listlint {
namespace {

using testing::IsEmpty;

constexpr std::string_view kUrl = "https://www.bonn.de/oxford";
constexpr std::string_view kCopy =
    "https://web.archive.org/web/2020/https://www.bonn.de/oxford";

std::string list_of(std::string_view parameters) {
  return fmt::format(
      "==Bonn==\n* [[Oxford]], United Kingdom<ref>{{{{cite web|url={}|"
      "title=Oxford{}}}}}</ref>\n",
      kUrl, parameters);
}

const std::string kAlone = list_of("");
const std::string kWithCopy =
    list_of(fmt::format("|archive-url={}|archive-date=1 May 2020", kCopy));

Checked audit(const std::string& text, const std::vector<Verdict>& verdicts,
              std::string_view format = "wikitext") {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) {
    if (is_of_audit(*row.rule)) rules.push_back(row.rule);
  }
  const auto settings = default_settings(rules);
  const Load load = [&](const std::string& path) {
    return std::make_unique<Source>(path, text);
  };
  EngineOptions options;
  options.input_format = format;
  options.today = {2026, 11, 24};
  options.verdicts = pages::find_in(verdicts);
  const std::vector<std::string> paths = {"list"};
  return std::move(check_paths(paths, load, settings, options).front());
}

std::string rules_in(const Checked& checked) {
  std::string rules;
  for (const auto& finding : checked.findings) {
    if (!rules.empty()) rules += " ";
    rules += fmt::format("{} {}", name_of(finding.severity), finding.rule);
  }
  return rules;
}

Verdict verdict_of(const ReasonRow& row, State state) {
  Verdict verdict;
  verdict.url = kUrl;
  verdict.state = state;
  verdict.reason = row.reason;
  verdict.final_url = "https://www.bonn.de/twins/oxford";
  verdict.checked_at = *parse_time("2026-11-20T06:00:00Z");
  verdict.first_failed_at = parse_time("2026-11-01T06:00:00Z");
  verdict.failures = 3;
  return verdict;
}

TEST(LinkRules, TellOfEachReasonOnce) {
  std::string told;
  for (const auto& row : reasons()) {
    const auto checked = audit(kAlone, {verdict_of(row, row.state)});
    told += fmt::format("{}: {}\n", row.name, rules_in(checked));
  }
  EXPECT_EQ(told,
            "ok: \n"
            "temporary-redirect: \n"
            "insecure-redirect: \n"
            "slow: \n"
            "permanent-redirect: info links/moved\n"
            "meta-refresh: info links/moved\n"
            "soft-404: warning links/soft-404\n"
            "redirected-home: warning links/redirected-home\n"
            "shared-target: warning links/redirected-home\n"
            "other-site: info links/other-site\n"
            "parked: warning links/parked\n"
            "default-page: warning links/soft-404\n"
            "empty: warning links/soft-404\n"
            "script-only: info links/blocked\n"
            "wrong-content: warning links/soft-404\n"
            "http-404: error links/dead\n"
            "http-410: error links/dead\n"
            "redirect-loop: error links/dead\n"
            "redirect-nowhere: error links/dead\n"
            "dns: info links/unreachable\n"
            "refused: info links/unreachable\n"
            "timeout: info links/unreachable\n"
            "reset: info links/unreachable\n"
            "tls-expired: warning links/certificate\n"
            "tls-not-yet-valid: warning links/certificate\n"
            "tls-host: warning links/certificate\n"
            "tls-self-signed: warning links/certificate\n"
            "tls-untrusted: warning links/certificate\n"
            "tls-protocol: warning links/certificate\n"
            "tls-weak: warning links/certificate\n"
            "http-4xx: info links/unreachable\n"
            "http-5xx: info links/unreachable\n"
            "truncated: info links/unreachable\n"
            "bad-encoding: info links/unreachable\n"
            "protocol: info links/unreachable\n"
            "http-401: info links/blocked\n"
            "http-402: info links/blocked\n"
            "http-403: info links/blocked\n"
            "http-407: info links/blocked\n"
            "http-429: info links/blocked\n"
            "http-451: info links/blocked\n"
            "http-999: info links/blocked\n"
            "captcha: info links/blocked\n"
            "login: info links/blocked\n"
            "robots: info links/blocked\n"
            "malformed-url: \n"
            "unsupported-scheme: \n"
            "private-address: \n"
            "excluded: \n");
}

TEST(LinkRules, TellOfWhatLastedAsDead) {
  size_t ends = 0;
  for (const auto& row : reasons()) {
    if (!row.ends) continue;
    ++ends;
    EXPECT_EQ(rules_in(audit(kAlone, {verdict_of(row, State::dead)})),
              "error links/dead")
        << row.name;
  }
  EXPECT_GT(ends, 10U);
}

TEST(LinkRules, AreSilentWhereTheListSaysItAndHasACopy) {
  for (const auto* status :
       {"dead", "Dead", "usurped", "unfit", "deviated", "bot: unknown"}) {
    const auto list =
        list_of(fmt::format("|archive-url={}|url-status={}", kCopy, status));
    for (const auto& row : reasons()) {
      auto verdict = verdict_of(row, row.state);
      verdict.drift = "all of it";
      EXPECT_EQ(rules_in(audit(list, {verdict})), "") << row.name << status;
    }
  }
}

TEST(LinkRules, TellOfADeadPageWithoutCopyThoughTheListMarksIt) {
  const auto list = list_of("|url-status=dead");
  EXPECT_EQ(rules_in(audit(
                list, {verdict_of(row_of(Reason::http_404), State::dead)})),
            "error links/dead");
}

// What becomes of a dead page with a copy, by what is known of the copy.
std::string told_of_dead(const std::string& list,
                         std::optional<Reason> of_copy) {
  std::vector<Verdict> verdicts = {
      verdict_of(row_of(Reason::http_404), State::dead)};
  if (of_copy) {
    const auto& row = row_of(*of_copy);
    verdicts.push_back(verdict_of(row, row.state));
    verdicts.back().url = kCopy;
  }
  std::string told;
  for (const auto& finding : audit(list, verdicts).findings) {
    const auto advice = finding.message.rfind(": ");
    told += fmt::format("{} {}{}\n", name_of(finding.severity), finding.rule,
                        finding.message.substr(advice));
  }
  return told;
}

TEST(LinkRules, SendReadersToTheCopyUnlessItIsLostToo) {
  const std::string set =
      "info links/dead: set \"url-status\" to \"dead\", so that readers get "
      "the archived copy\n";
  EXPECT_EQ(told_of_dead(kWithCopy, std::nullopt), set);
  EXPECT_EQ(told_of_dead(kWithCopy, Reason::ok), set);
  EXPECT_EQ(told_of_dead(kWithCopy, Reason::timeout),
            set);  // an archive that is down proves nothing
  EXPECT_EQ(told_of_dead(kWithCopy, Reason::http_404),
            "error links/dead: cite another source\n"
            "warning links/archive-dead: link another copy\n");
}

TEST(LinkRules, TellOfALostCopyOfAPageThatIsGivenUp) {
  const auto list =
      list_of(fmt::format("|archive-url={}|url-status=dead", kCopy));
  EXPECT_EQ(told_of_dead(list, Reason::http_404),
            "warning links/archive-dead: link another copy\n");
}

TEST(LinkRules, TellEveryReferenceThatCitesAnAddress) {
  const auto list = kAlone + "* [[Minsk]], Belarus<ref>[" + std::string(kUrl) +
                    " Minsk]</ref>\n";
  const auto checked =
      audit(list, {verdict_of(row_of(Reason::http_404), State::dead)});
  EXPECT_EQ(rules_in(checked), "error links/dead error links/dead");
  ASSERT_EQ(checked.findings.size(), 2U);
  for (const auto& finding : checked.findings) {
    EXPECT_EQ(checked.source->slice(finding.span), kUrl);
  }
}

// The findings of one reference that says so and so, in print.
std::string told(const std::string& note, std::vector<Verdict> verdicts) {
  const auto checked =
      audit("==Bonn==\n* [[Oxford]], England<ref>" + note + "</ref>\n",
            std::move(verdicts));
  std::string lines;
  for (const auto& finding : checked.findings) {
    lines += fmt::format("{}: {}{}\n", finding.rule, finding.message,
                         finding.fix ? " (fix)" : "");
  }
  return lines;
}

TEST(LinkRules, AskForAnotherCopyWhereTheAddressIsOneThatIsGone) {
  auto verdict = verdict_of(row_of(Reason::http_404), State::dead);
  verdict.url = kCopy;
  verdict.archive = Capture{std::string(kCopy), {}};
  EXPECT_EQ(told("[" + std::string(kCopy) + " Oxford]", {verdict}),
            "links/dead: the server answers 404 Not Found (since 2026-11-01, 3 "
            "checks): cite another copy or source\n");
}

TEST(LinkRules, SayNothingOfARedirectBackToTheAddress) {
  auto verdict = verdict_of(row_of(Reason::permanent_redirect), State::moved);
  verdict.final_url = kUrl;
  EXPECT_EQ(told("[" + std::string(kUrl) + " Oxford]", {verdict}), "");
  verdict.final_url = "";
  EXPECT_EQ(told("[" + std::string(kUrl) + " Oxford]", {verdict}), "");
}

TEST(LinkRules, WriteNoNewAddressWhoseTitleIsAnother) {
  auto verdict = verdict_of(row_of(Reason::permanent_redirect), State::moved);
  const auto note = "[" + std::string(kUrl) +
                    " The twin towns and the friendship treaties of the city]";
  const std::string moved =
      "links/moved: the page has another address for good: write "
      "https://www.bonn.de/twins/oxford";
  EXPECT_EQ(told(note, {verdict}), moved + " (fix)\n");
  verdict.title = "Best roulette bonuses for all of the lucky players";
  EXPECT_EQ(told(note, {verdict}),
            moved +
                "\nlinks/title-changed: the title of the page is \"Best "
                "roulette bonuses for all of the lucky players\": see whether "
                "it is the source still\n");
  verdict.drift = "all of it";
  EXPECT_EQ(told(note, {verdict}),
            "links/content-drift: the page changed since it was first fetched "
            "(all of it): see whether it says still what is cited\n" +
                moved + "\n");
}

TEST(LinkRules, SayNothingOfAddressesThatNothingIsKnownOf) {
  EXPECT_EQ(rules_in(audit(kWithCopy, {})), "");
}

TEST(LinkRules, PrintNoPasswords) {
  const std::string secret = "https://mayor:geheim@www.bonn.de/oxford";
  auto list = kAlone;
  list.replace(list.find(kUrl), kUrl.size(), secret);
  for (const auto& row : reasons()) {
    auto verdict = verdict_of(row, row.state);
    verdict.url = secret;
    verdict.final_url = "https://mayor:geheim@www.bonn.de/twins?a@b";
    verdict.detail = "it leads from \"" + secret + "\" to " + secret;
    verdict.drift = "see " + secret;
    verdict.title = secret;
    for (const auto& finding : audit(list, {verdict}).findings) {
      EXPECT_THAT(finding.message, testing::Not(testing::HasSubstr("geheim")));
      EXPECT_FALSE(finding.fix) << finding.rule;
    }
  }
  const auto moved = row_of(Reason::permanent_redirect);
  auto verdict = verdict_of(moved, moved.state);
  verdict.url = secret;
  const auto checked = audit(list, {verdict});
  ASSERT_EQ(checked.findings.size(), 1U);
  EXPECT_EQ(checked.findings[0].message,
            "the page has another address for good: write "
            "https://www.bonn.de/twins/oxford");
}

bool is_well_formed(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (point.value == utf8::kIllFormed) return false;
    at += point.length;
  }
  return true;
}

TEST(LinkRules, KeepMessagesShortAndWellFormedWhateverServersSay) {
  constexpr size_t kLongest = 1000;
  const std::vector<std::string> pieces = {
      "\xFF\xFE\x80", "\u202E\u2066", "\n\r\t\v",    std::string(1, '\0'),
      "\xE4\xBD",     "https://a:",   "://@@://@",   "\u4F60\u597D",
      "a ",           "\x1B[31m",     "\u2028\u2029"};
  for (const auto& piece : pieces) {
    std::string text;
    while (text.size() < 50'000) text += piece;
    for (const auto reason :
         {Reason::http_404, Reason::soft_404, Reason::permanent_redirect,
          Reason::ok, Reason::parked, Reason::captcha}) {
      const auto& row = row_of(reason);
      auto verdict = verdict_of(row, row.state);
      verdict.detail = verdict.title = verdict.drift = text;
      verdict.final_url = "https://www.bonn.de/" + text;
      verdict.archive = Capture{text, {}};
      auto copy = verdict_of(row_of(Reason::http_404), State::dead);
      copy.url = kCopy;
      copy.detail = text;
      for (const auto& list : {kAlone, kWithCopy}) {
        for (const auto& finding : audit(list, {verdict, copy}).findings) {
          const auto& message = finding.message;
          EXPECT_LE(message.size(), kLongest);
          EXPECT_TRUE(is_well_formed(message)) << message;
          EXPECT_EQ(message.find_first_of("\n\r\x1B"), message.npos) << message;
          EXPECT_FALSE(message.find("\u202E") != message.npos) << message;
        }
      }
    }
  }
}

TEST(LinkRules, TakeTheFrontPageOfASiteForTheHostAlone) {
  const std::string list =
      "Bonn\nChengdu , China [1]\n\nReferences\n"
      "1. ^ \"The twin towns and the friendship treaties of the city\" . "
      "bonn.de . Retrieved 1 May 2020 .\n";
  std::string told;
  for (const auto& row : reasons()) {
    for (const auto state : {row.state, State::dead}) {
      if (state != row.state && !row.ends) continue;
      auto verdict = verdict_of(row, state);
      verdict.url = "http://bonn.de/";
      verdict.title = "Best roulette bonuses for all of the lucky players";
      verdict.drift = "all of it";
      verdict.archive = Capture{std::string(kCopy), {}};
      const auto checked = audit(list, {verdict}, "text");
      for (const auto& finding : checked.findings) {
        if (finding.rule == "links/not-checkable") continue;
        EXPECT_EQ(checked.source->slice(finding.span), "bonn.de");
        told += fmt::format("{}: {} {}\n", row.name, name_of(finding.severity),
                            finding.rule);
      }
    }
  }
  EXPECT_EQ(told,
            "other-site: info links/other-site\n"
            "parked: info links/parked\n"
            "parked: info links/dead\n"
            "default-page: info links/soft-404\n"
            "default-page: info links/dead\n"
            "dns: info links/unreachable\n"
            "dns: info links/dead\n"
            "refused: info links/unreachable\n"
            "refused: info links/dead\n"
            "timeout: info links/unreachable\n"
            "timeout: info links/dead\n"
            "reset: info links/unreachable\n"
            "reset: info links/dead\n"
            "tls-expired: info links/certificate\n"
            "tls-not-yet-valid: info links/certificate\n"
            "tls-host: info links/certificate\n"
            "tls-self-signed: info links/certificate\n"
            "tls-untrusted: info links/certificate\n"
            "tls-protocol: info links/certificate\n"
            "tls-weak: info links/certificate\n"
            "http-5xx: info links/unreachable\n"
            "http-5xx: info links/dead\n");
}

TEST(LinkRules, CountHostsOfAListThatCannotBeAsked) {
  const std::string list =
      "Bonn\nChengdu , China [1]\nOxford , United Kingdom [2]\n"
      "Minsk , Belarus [3]\n\nReferences\n"
      "1. ^ \"Chengdu\" . bonn.de . Retrieved 1 May 2020 .\n"
      "2. ^ \"Oxford\" . oxford.gov.uk . Retrieved 1 May 2020 .\n"
      "3. ^ \"Minsk\" . The Bonn Gazette . Retrieved 1 May 2020 .\n";
  const auto checked = audit(list, {}, "text");
  ASSERT_EQ(checked.findings.size(), 1U);
  EXPECT_EQ(checked.findings[0].message,
            "none of the 3 references has an address that can be asked; 2 of "
            "them name a host, which \"--check-sites\" asks");
}

}  // namespace
}  // namespace listlint
