#include "lint/time.h"

#include <gtest/gtest.h>

#include "lint/time_text.h"

namespace listlint {
namespace {

TEST(Time, IsWrittenInWholeSecondsAndReadBack) {
  const auto time = parse_time("2026-11-24T06:07:08Z");
  ASSERT_TRUE(time);
  EXPECT_EQ(to_text(*time + Milliseconds(999)), "2026-11-24T06:07:08Z");
  EXPECT_EQ(to_day(*time), "2026-11-24");
  EXPECT_EQ(to_minute(*time), "2026-11-24 06:07");
  EXPECT_EQ(date_of(*time), (Date{2026, 11, 24}));
  EXPECT_EQ(to_text(time_of({2026, 11, 24})), "2026-11-24T00:00:00Z");
  EXPECT_EQ(to_text(Time()), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_text(Time() - Milliseconds(1)), "1969-12-31T23:59:59Z");
}

TEST(Time, OtherFormsAreNotRead) {
  for (const auto* text :
       {"", "2026-11-24", "2026-11-24T06:07:08", "2026-11-24 06:07:08Z",
        "2026-02-30T06:07:08Z", "2026-11-24T24:00:00Z", "2026-1a-24T00:00:00Z",
        "2026-11-24T06:07:08+00"}) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

}  // namespace
}  // namespace listlint
