#include "lint/date.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace listlint {
namespace {

// "2020-07-08 day_month_year", or "none".
std::string read(std::string_view text) {
  const auto written = parse_date(text);
  if (!written) return "none";
  constexpr std::string_view kStyles[] = {"dmy", "mdy", "iso", "my", "y"};
  const auto& date = written->date;
  return fmt::format("{}-{}-{} {}", date.year, date.month, date.day,
                     kStyles[static_cast<size_t>(written->style)]);
}

TEST(ParseDate, ReadsTheFiveStyles) {
  EXPECT_EQ(read("8 July 2020"), "2020-7-8 dmy");
  EXPECT_EQ(read("July 8, 2020"), "2020-7-8 mdy");
  EXPECT_EQ(read("2020-07-08"), "2020-7-8 iso");
  EXPECT_EQ(read("July 2020"), "2020-7-0 my");
  EXPECT_EQ(read("2020"), "2020-0-0 y");
}

TEST(ParseDate, TakesShortMonthsInAnyCase) {
  EXPECT_EQ(read("8 Jul 2020"), "2020-7-8 dmy");
  EXPECT_EQ(read("Sept. 8, 2020"), "2020-9-8 mdy");
  EXPECT_EQ(read("8 JULY 2020"), "2020-7-8 dmy");
}

TEST(ParseDate, ReadsDaysThatTheCalendarLacks) {
  EXPECT_EQ(read("31 April 2020"), "2020-4-31 dmy");
  EXPECT_FALSE(exists(parse_date("31 April 2020")->date));
}

TEST(ParseDate, RefusesWhatIsNoDate) {
  for (const auto* text :
       {"", "Spring 2020", "8 Julember 2020", "20", "p. 2020", "8 July 2020 .",
        "35 Foo 2020", "2020-7-8", "July 8 20"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Exists, KnowsLeapYears) {
  EXPECT_TRUE(exists({2020, 2, 29}));
  EXPECT_TRUE(exists({2000, 2, 29}));
  EXPECT_FALSE(exists({1900, 2, 29}));
  EXPECT_FALSE(exists({2021, 2, 29}));
  EXPECT_FALSE(exists({2021, 13, 1}));
  EXPECT_TRUE(exists({2021, 5, 0}));
  EXPECT_TRUE(exists({2021, 0, 0}));
}

TEST(DaysFromCivil, CountsFromTheEpoch) {
  EXPECT_EQ(days_from_civil({1970, 1, 1}), 0);
  EXPECT_EQ(days_from_civil({2000, 3, 1}), 11017);
  EXPECT_EQ(days_from_civil({2026, 11, 24}), 20781);
  EXPECT_EQ(days_from_civil({1969, 12, 31}), -1);
  EXPECT_EQ(days_from_civil({2015, 0, 0}), days_from_civil({2015, 1, 1}));
}

}  // namespace
}  // namespace listlint
