// Calendar dates as sources write them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace listlint {

// Proleptic Gregorian. A month or day of 0 is not given ("2015", "May 2015").
struct Date {
  int32_t year = 0;
  uint8_t month = 0;
  uint8_t day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Days since 1970-01-01; an unknown month or day counts as the first.
// Source: H. Hinnant, "chrono-compatible low-level date algorithms".
int64_t days_from_civil(const Date& date);

// Whether the calendar has the day (31 April and 30 February do not exist).
bool exists(const Date& date);

// How a date is written; a list should keep to one.
enum class DateStyle : uint8_t {
  day_month_year,  // 8 July 2020
  month_day_year,  // July 8, 2020
  iso,             // 2020-07-08
  month_year,      // July 2020
  year,            // 2020
};

struct WrittenDate {
  Date date;  // may not exist(): "31 April 2020" is read as it is written
  DateStyle style = DateStyle::iso;
};

// Reads a whole text as a date: the styles above, with English month names in
// full or cut to three letters, in any case. nullopt where it is not one.
std::optional<WrittenDate> parse_date(std::string_view text);

}  // namespace listlint
