#include "fetch/http_date.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "lint/ascii.h"

namespace listlint::fetch {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kDays = {
    "monday", "tuesday",  "wednesday", "thursday",
    "friday", "saturday", "sunday"};

// No date has more words than this: more is enough to know that it is none.
constexpr size_t kMostWords = 7;

struct Words {
  std::array<std::string_view, kMostWords> word;
  size_t count = 0;
  size_t at = 0;

  std::string_view next() {
    return at < count ? word[at++] : std::string_view();
  }
  std::string_view peek() const {
    return at < count ? word[at] : std::string_view();
  }
};

std::optional<Words> split(std::string_view text) {
  constexpr std::string_view kBetween = " \t,-";
  Words words;
  for (auto at = text.find_first_not_of(kBetween); at < text.size();) {
    if (words.count == kMostWords) return std::nullopt;
    const auto end = std::min(text.find_first_of(kBetween, at), text.size());
    words.word[words.count++] = text.substr(at, end - at);
    at = text.find_first_not_of(kBetween, end);
  }
  return words;
}

// The value of one to `most` digits, else -1.
int number(std::string_view word, size_t most) {
  if (word.empty() || word.size() > most) return -1;
  int value = 0;
  for (const char c : word) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// 1 to 12, or 0.
unsigned month_of(std::string_view word) {
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (equal_letters(word, kMonths[i])) return static_cast<unsigned>(i + 1);
  }
  return 0;
}

bool is_week_day(std::string_view word) {
  return std::ranges::any_of(kDays, [&](std::string_view day) {
    return equal_letters(word, day) || equal_letters(word, day.substr(0, 3));
  });
}

bool is_utc(std::string_view word) {
  return equal_letters(word, "gmt") || equal_letters(word, "utc") ||
         equal_letters(word, "z") || word == "+0000" || word == "0000";
}

// "08:49:37"; 60 is a leap second.
std::optional<std::chrono::seconds> clock_of(std::string_view word) {
  const auto first = word.find(':');
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = word.find(':', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const int h = number(word.substr(0, first), 2);
  const int min = number(word.substr(first + 1, second - first - 1), 2);
  const int s = number(word.substr(second + 1), 2);
  if (h < 0 || h > 23 || min < 0 || min > 59 || s < 0 || s > 60) {
    return std::nullopt;
  }
  return std::chrono::hours(h) + std::chrono::minutes(min) +
         std::chrono::seconds(s);
}

// -1 where it is none.
int year_of(std::string_view word, Time now) {
  const int year = number(word, 4);
  if (word.size() == 4) return year;
  if (word.size() != 2 || year < 0) return -1;
  const int latest = date_of(now).year + 50;
  return latest - (latest - year) % 100;
}

}  // namespace

std::optional<Time> parse_http_date(std::string_view text, Time now) {
  auto words = split(text);
  if (!words) return std::nullopt;
  if (is_week_day(words->peek())) words->next();
  const bool month_first = month_of(words->peek()) != 0;
  const auto a = words->next();
  const auto b = words->next();
  const auto month = month_of(month_first ? a : b);
  const int day = number(month_first ? b : a, 2);
  std::string_view year_word;
  if (!month_first) year_word = words->next();
  const auto clock = clock_of(words->next());
  if (is_utc(words->peek())) words->next();
  if (month_first) year_word = words->next();
  const int year = year_of(year_word, now);
  if (words->at != words->count) return std::nullopt;
  if (month == 0 || day < 1 || year < 0 || !clock) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(year), std::chrono::month(month),
      std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Time(std::chrono::sys_days(date)) + *clock;
}

}  // namespace listlint::fetch
