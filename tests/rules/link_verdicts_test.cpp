#include "rules/link_verdicts.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint::rules {
namespace {

std::string gone(std::string_view since, std::string_view until,
                 uint32_t failures, Reason reason = Reason::dns) {
  Verdict verdict;
  verdict.state = State::dead;
  verdict.reason = reason;
  verdict.first_failed_at = parse_time(since);
  verdict.checked_at = *parse_time(until);
  verdict.failures = failures;
  return what_was_seen(verdict);
}

TEST(WhatWasSeen, TellsHowLongASourceHasBeenGone) {
  constexpr auto kSince = "2026-11-01T06:00:00Z";
  const std::string why = " (the host name has no address)";
  EXPECT_EQ(gone(kSince, "2026-11-10T05:59:59Z", 3),
            "gone: no proper answer for 8 days in 3 checks" + why);
  EXPECT_EQ(gone(kSince, "2026-11-02T06:00:00Z", 1),
            "gone: no proper answer for 1 day in 1 check" + why);
  EXPECT_EQ(gone(kSince, kSince, 2),
            "gone: no proper answer in 2 checks" + why);
  EXPECT_EQ(gone(kSince, "2026-10-01T06:00:00Z", 2),
            "gone: no proper answer in 2 checks" + why);
  EXPECT_EQ(gone("", kSince, 0), "gone: no proper answer" + why);
  EXPECT_EQ(gone(kSince, "2026-11-11T06:00:00Z", 4, Reason::empty),
            "gone: the source is not there for 10 days in 4 checks (the answer "
            "is empty)");
}

TEST(Quotable, IsOneShortLineOfText) {
  const struct {
    std::string text;
    std::string quoted;
  } cases[] = {
      {"", ""},
      {"a\n\t b\r", "a b"},
      {"a\xFF\xE4\xBD", "a\uFFFD\uFFFD\uFFFD"},
      {"\u202Ea\u2066b", "ab"},
      {"at https://u:p@a.de/x@y and ftp://v@b.de",
       "at https://a.de/x@y and "
       "ftp://b.de"},
      {"https://a@b@c.de", "https://c.de"},
      {"mail a@b.de", "mail a@b.de"},
      {std::string(200, 'x'), std::string(200, 'x')},
      {std::string(201, 'x'), std::string(200, 'x') + "\u2026"},
  };
  for (const auto& [text, quoted] : cases) EXPECT_EQ(quotable(text), quoted);
}

}  // namespace
}  // namespace listlint::rules
