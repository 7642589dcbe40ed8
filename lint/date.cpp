#include "lint/date.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"

namespace listlint {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// 1 to 12, or 0.
uint8_t month_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  if (word.size() < 3) return 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    const auto name = kMonths[i];
    const bool sept = i == 8 && word.size() == 4;
    if (word.size() != name.size() && word.size() != 3 && !sept) continue;
    bool same = true;
    for (size_t k = 0; k < word.size() && same; ++k) {
      same = lower(word[k]) == name[k];
    }
    if (same) return static_cast<uint8_t>(i + 1);
  }
  return 0;
}

// The value of a word of `least` to `most` digits, else -1.
int number(std::string_view word, size_t least, size_t most) {
  if (word.size() < least || word.size() > most) return -1;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// The words of a short text; one more than a date can have is enough to know
// that it is none.
struct Words {
  static constexpr size_t kMost = 4;

  std::array<std::string_view, kMost> word;
  size_t count = 0;

  Words(std::string_view text, char separator) {
    size_t at = 0;
    while (at <= text.size() && count < kMost) {
      const auto next = std::min(text.find(separator, at), text.size());
      if (next > at || separator != ' ') {
        word[count++] = text.substr(at, next - at);
      }
      at = next + 1;
    }
  }
};

Date make(int year, int month, int day) {
  return {year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

std::optional<WrittenDate> parse_iso(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto [parts, count] = Words(text, '-');
  if (count != 3) return std::nullopt;
  const int year = number(parts[0], 4, 4);
  const int month = number(parts[1], 2, 2);
  const int day = number(parts[2], 2, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return WrittenDate{make(year, month, day), DateStyle::iso};
}

}  // namespace

std::optional<WrittenDate> parse_date(std::string_view text) {
  if (text.size() > 40) return std::nullopt;
  if (auto iso = parse_iso(text)) return iso;
  const auto [words, count] = Words(text, ' ');
  if (count == 1) {
    const int year = number(words[0], 4, 4);
    if (year < 0) return std::nullopt;
    return WrittenDate{make(year, 0, 0), DateStyle::year};
  }
  if (count == 2) {
    const int month = month_of(words[0]);
    const int year = number(words[1], 4, 4);
    if (month == 0 || year < 0) return std::nullopt;
    return WrittenDate{make(year, month, 0), DateStyle::month_year};
  }
  if (count != 3) return std::nullopt;
  const int year = number(words[2], 4, 4);
  if (year < 0) return std::nullopt;
  if (const int month = month_of(words[1]); month != 0) {
    const int day = number(words[0], 1, 2);
    if (day < 0) return std::nullopt;
    return WrittenDate{make(year, month, day), DateStyle::day_month_year};
  }
  auto second = words[1];
  if (!second.empty() && second.back() == ',') second.remove_suffix(1);
  const int month = month_of(words[0]);
  const int day = number(second, 1, 2);
  if (month == 0 || day < 0) return std::nullopt;
  return WrittenDate{make(year, month, day), DateStyle::month_day_year};
}

bool exists(const Date& date) {
  if (date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  constexpr std::array<uint8_t, 12> kDays = {31, 28, 31, 30, 31, 30,
                                             31, 31, 30, 31, 30, 31};
  const bool leap =
      (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  const int last = kDays[date.month - 1U] + (leap && date.month == 2 ? 1 : 0);
  return date.day <= last;
}

int64_t days_from_civil(const Date& date) {
  const int month = date.month == 0 ? 1 : date.month;
  const int day = date.day == 0 ? 1 : date.day;
  const int64_t year = date.year - (month <= 2 ? 1 : 0);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t shifted = month + (month > 2 ? -3 : 9);
  const int64_t day_of_year = (153 * shifted + 2) / 5 + day - 1;
  const int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

}  // namespace listlint
