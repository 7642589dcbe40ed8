#include "fetch/http_date.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint::fetch {
namespace {

const Time kNow = *parse_time("2026-11-24T06:00:00Z");

std::string parsed(std::string_view text) {
  const auto time = parse_http_date(text, kNow);
  return time ? to_text(*time) : "";
}

TEST(HttpDate, ReadsTheThreeForms) {
  for (const std::string_view text :
       {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"}) {
    EXPECT_EQ(parsed(text), "1994-11-06T08:49:37Z") << text;
  }
}

TEST(HttpDate, ReadsWhatServersMakeOfThem) {
  for (const std::string_view text :
       {"06 Nov 1994 08:49:37 GMT", "Mon, 6 nov 1994 8:49:37 UTC",
        "Sun, 06-Nov-1994 08:49:37 GMT", "SUN, 06 NOV 1994 08:49:37 +0000",
        "Sun, 06 Nov 1994 08:49:37", "Sun Nov 06 08:49:37 GMT 1994",
        "\tSun, 06 Nov 1994 08:49:37 GMT "}) {
    EXPECT_EQ(parsed(text), "1994-11-06T08:49:37Z") << text;
  }
}

TEST(HttpDate, ReadsALeapSecond) {
  EXPECT_EQ(parsed("Sat, 31 Dec 2016 23:59:60 GMT"), "2017-01-01T00:00:00Z");
}

TEST(HttpDate, PutsAYearOfTwoDigitsWithinFiftyYears) {
  EXPECT_EQ(parsed("Sunday, 01-Jan-27 00:00:00 GMT"), "2027-01-01T00:00:00Z");
  EXPECT_EQ(parsed("Sunday, 01-Jan-76 00:00:00 GMT"), "2076-01-01T00:00:00Z");
  EXPECT_EQ(parsed("Sunday, 01-Jan-77 00:00:00 GMT"), "1977-01-01T00:00:00Z");
  EXPECT_EQ(parsed("Sunday, 01-Jan-00 00:00:00 GMT"), "2000-01-01T00:00:00Z");
}

TEST(HttpDate, IsNothingElse) {
  for (const std::string_view text : {"",
                                      " ",
                                      ",",
                                      "0",
                                      "120",
                                      "Sun",
                                      "Sun, 06 Nov 1994",
                                      "Sun, 06 Nov 1994 08:49 GMT",
                                      "Sun, 31 Apr 1994 08:49:37 GMT",
                                      "Sun, 00 Nov 1994 08:49:37 GMT",
                                      "Sun, 06 Nov 994 08:49:37 GMT",
                                      "Sun, 06 Nov 1994 24:00:00 GMT",
                                      "Sun, 06 Nov 1994 08:60:00 GMT",
                                      "Sun, 06 Nov 1994 08:49:61 GMT",
                                      "Sun, 06 Nov 1994 08:49:37 PST",
                                      "Sun, 06 Nov 1994 08:49:37 GMT x",
                                      "Sun, 06 Nof 1994 08:49:37 GMT",
                                      "Sun, 06 Nov 1994 08:49:37 +0100",
                                      "1994-11-06T08:49:37Z",
                                      "Sun, 06 Nov 19940 08:49:37 GMT",
                                      "Sun Nov 6 08:49:37",
                                      "a b c d e f g h i j k l"}) {
    EXPECT_EQ(parsed(text), "") << text;
  }
}

}  // namespace
}  // namespace listlint::fetch
