#include "rules/dates.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace listlint::rules {
namespace {

// What a date may be followed by without belonging to it.
std::optional<WrittenDate> leading_date(std::string_view text) {
  constexpr size_t kLongest = 40;  // bytes of a date
  if (text.size() > 10 && text[10] == 'T') {
    if (auto iso = parse_date(text.substr(0, 10))) return iso;
  }
  size_t ends[3] = {};
  size_t words = 0;
  for (size_t at = 0; words < 3 && at < text.size() && at < kLongest; ++words) {
    at = std::min(text.find(' ', at), text.size());
    ends[words] = at++;
  }
  for (; words > 0; --words) {
    auto part = text.substr(0, ends[words - 1]);
    while (part.ends_with(',') || part.ends_with(';')) part.remove_suffix(1);
    const auto date = parse_date(part);
    // A year that begins a longer text is no date: "2020 edition".
    const bool year = date && date->style == DateStyle::year;
    if (date && !year) return date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenDate> date_of(const DateField& field) {
  if (field.parsed || field.empty()) return field.parsed;
  return leading_date(field.written.value);
}

bool in_calendar(const WrittenDate& written) {
  const Date& date = written.date;
  if (!exists(date)) return false;
  const bool has_month = written.style != DateStyle::year;
  const bool has_day = has_month && written.style != DateStyle::month_year;
  return (!has_month || date.month != 0) && (!has_day || date.day != 0);
}

std::optional<Date> calendar_date(const DateField& field) {
  const auto written = date_of(field);
  if (!written || !in_calendar(*written)) return std::nullopt;
  return written->date;
}

bool surely_before(const Date& a, const Date& b) {
  if (a.year != b.year) return a.year < b.year;
  if (a.month == 0 || b.month == 0) return false;
  if (a.month != b.month) return a.month < b.month;
  if (a.day == 0 || b.day == 0) return false;
  return a.day < b.day;
}

std::string written_as(const Date& date, DateStyle style) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"January", "February", "March", "April", "May", "June", "July", "August",
       "September", "October", "November", "December"});
  const auto month = kMonths[date.month - 1U];
  switch (style) {
    case DateStyle::day_month_year:
      return fmt::format("{} {} {}", date.day, month, date.year);
    case DateStyle::month_day_year:
      return fmt::format("{} {}, {}", month, date.day, date.year);
    default:
      return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  }
}

}  // namespace listlint::rules
