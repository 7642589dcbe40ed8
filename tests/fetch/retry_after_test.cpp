#include "fetch/retry_after.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint::fetch {
namespace {

const Time kNow = *parse_time("2026-11-24T06:00:00Z");

std::string back_at(std::string_view value) {
  const auto time = retry_after(value, kNow);
  return time ? to_text(*time) : "";
}

TEST(RetryAfter, CountsSeconds) {
  EXPECT_EQ(back_at("0"), "2026-11-24T06:00:00Z");
  EXPECT_EQ(back_at("120"), "2026-11-24T06:02:00Z");
  EXPECT_EQ(back_at(" 0120\t"), "2026-11-24T06:02:00Z");
}

TEST(RetryAfter, ReadsEachFormOfADate) {
  for (const std::string_view value :
       {"Tue, 24 Nov 2026 06:30:00 GMT", "Tuesday, 24-Nov-26 06:30:00 GMT",
        "Tue Nov 24 06:30:00 2026"}) {
    EXPECT_EQ(back_at(value), "2026-11-24T06:30:00Z") << value;
  }
}

TEST(RetryAfter, ReadsUnits) {
  EXPECT_EQ(back_at("1m30s"), "2026-11-24T06:01:30Z");
  EXPECT_EQ(back_at("2h"), "2026-11-24T08:00:00Z");
  EXPECT_EQ(back_at("1d2H3M4S"), "2026-11-25T08:03:04Z");
  EXPECT_EQ(back_at("1m30.75s"), "2026-11-24T06:01:30Z");
  EXPECT_EQ(back_at("2500ms"), "2026-11-24T06:00:02Z");
}

TEST(RetryAfter, IsNeverBeforeNow) {
  EXPECT_EQ(back_at("Sun, 06 Nov 1994 08:49:37 GMT"), "2026-11-24T06:00:00Z");
}

TEST(RetryAfter, IsAtMostAYearLater) {
  const std::string digits(100'000, '9');
  const std::string units = "1h" + digits + "d" + digits + "m";
  for (const std::string_view value :
       {std::string_view("31536001"), std::string_view(digits),
        std::string_view(units),
        std::string_view("Fri, 31 Dec 9999 23:59:59 GMT")}) {
    EXPECT_EQ(back_at(value), "2027-11-24T06:00:00Z") << value.substr(0, 40);
  }
  EXPECT_EQ(back_at("31536000"), "2027-11-24T06:00:00Z");
}

TEST(RetryAfter, IsNothingElse) {
  for (const std::string_view value :
       {"", " ", "-1", "+1", "1.5", "1 0", "soon", "5x", "1m30", "m", "1.s",
        "120, 240", "30 seconds", "Tue, 24 Nov 2026"}) {
    EXPECT_EQ(back_at(value), "") << value;
  }
}

}  // namespace
}  // namespace listlint::fetch
