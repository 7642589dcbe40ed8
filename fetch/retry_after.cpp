#include "fetch/retry_after.h"

#include <algorithm>

#include "fetch/http_date.h"
#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

constexpr Milliseconds kLongest = std::chrono::days(365);

// Takes the digits off the front; values over kLongest in milliseconds are as
// good as that. -1 where there are none.
int64_t take_number(std::string_view& text) {
  if (text.empty() || !is_digit(text.front())) return -1;
  int64_t value = 0;
  while (!text.empty() && is_digit(text.front())) {
    value =
        std::min<int64_t>(value * 10 + (text.front() - '0'), kLongest.count());
    text.remove_prefix(1);
  }
  return value;
}

// Takes a unit off the front, in milliseconds; 0 where there is none.
int64_t take_unit(std::string_view& text) {
  struct Unit {
    std::string_view name;
    int64_t length;
  };
  constexpr Unit kUnits[] = {{"ms", 1},
                             {"s", 1000},
                             {"m", 60 * 1000},
                             {"h", 60 * 60 * 1000},
                             {"d", 24 * 60 * 60 * 1000}};
  for (const auto& [name, length] : kUnits) {
    if (!equal_letters(text.substr(0, name.size()), name)) continue;
    text.remove_prefix(name.size());
    return length;
  }
  return 0;
}

Milliseconds capped(int64_t number, int64_t unit) {
  if (number > kLongest.count() / unit) return kLongest;
  return Milliseconds(number * unit);
}

// "120", "1m30s", "1h0m0.5s": part of a second counts as none.
std::optional<Milliseconds> wait_of(std::string_view text) {
  Milliseconds sum{0};
  bool plain = true;
  while (!text.empty()) {
    const auto number = take_number(text);
    if (number < 0) return std::nullopt;
    if (text.empty() && plain) return capped(number, 1000);
    plain = false;
    const bool has_fraction = text.starts_with('.');
    if (has_fraction) {
      text.remove_prefix(1);
      if (take_number(text) < 0) return std::nullopt;
    }
    const auto unit = take_unit(text);
    if (unit == 0) return std::nullopt;
    sum = std::min(sum + capped(number, unit), kLongest);
  }
  if (plain) return std::nullopt;
  return sum;
}

}  // namespace

std::optional<Time> retry_after(std::string_view value, Time now) {
  value = trim(value, " \t");
  if (const auto wait = wait_of(value)) return now + *wait;
  const auto date = parse_http_date(value, now);
  if (!date) return std::nullopt;
  return std::clamp(*date, now, now + kLongest);
}

}  // namespace listlint::fetch
