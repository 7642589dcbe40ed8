#include "lint/time.h"

#include <charconv>
#include <fmt/format.h>

namespace listlint {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// Decimal digits and no more.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto end = text.data() + text.size();
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
  }
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

}  // namespace

std::string to_text(Time time) {
  const auto day = std::chrono::floor<days>(time);
  const year_month_day date(day);
  const std::chrono::hh_mm_ss clock(
      std::chrono::floor<std::chrono::seconds>(time - day));
  return fmt::format(
      "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<Time> parse_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return std::nullopt;
  for (size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] != '0' && kForm[i] != text[i]) return std::nullopt;
  }
  const auto y = number(text.substr(0, 4));
  const auto mon = number(text.substr(5, 2));
  const auto d = number(text.substr(8, 2));
  const auto h = number(text.substr(11, 2));
  const auto min = number(text.substr(14, 2));
  const auto s = number(text.substr(17, 2));
  if (!y || !mon || !d || !h || !min || !s) return std::nullopt;
  const year_month_day date{std::chrono::year(*y),
                            std::chrono::month(static_cast<unsigned>(*mon)),
                            std::chrono::day(static_cast<unsigned>(*d))};
  if (!date.ok() || *h > 23 || *min > 59 || *s > 59) return std::nullopt;
  return Time(sys_days(date)) + std::chrono::hours(*h) +
         std::chrono::minutes(*min) + std::chrono::seconds(*s);
}

Date date_of(Time time) {
  const year_month_day date(std::chrono::floor<days>(time));
  return {static_cast<int32_t>(static_cast<int>(date.year())),
          static_cast<uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<uint8_t>(static_cast<unsigned>(date.day()))};
}

Time time_of(const Date& date) { return Time(days(days_from_civil(date))); }

}  // namespace listlint
