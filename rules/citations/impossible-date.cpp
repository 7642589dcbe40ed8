#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>

#include "lint/ascii.h"
#include "lint/rule.h"
#include "rules/dates.h"

namespace listlint::rules {
namespace {

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_letter(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || is_beyond_ascii(c);
}

// Words that stand in English dates; months also cut to three letters.
constexpr std::array<std::string_view, 41> kWords = {
    "january",  "february", "march",     "april",     "may",     "june",
    "july",     "august",   "sept",      "september", "october", "november",
    "december", "spring",   "summer",    "autumn",    "fall",    "winter",
    "monday",   "tuesday",  "wednesday", "thursday",  "friday",  "saturday",
    "sunday",   "and",      "to",        "of",        "the",     "st",
    "nd",       "rd",       "th",        "early",     "mid",     "late",
    "c",        "ca",       "circa",     "on",        "gmt"};

bool is_date_word(std::string_view word) {
  std::array<char, 12> folded{};
  if (word.size() > folded.size()) return false;
  std::ranges::transform(word, folded.begin(), lower);
  const std::string_view text(folded.data(), word.size());
  return std::ranges::any_of(kWords, [&](std::string_view known) {
    return known == text || (text.size() == 3 && known.starts_with(text));
  });
}

// The length of the run of one kind at the start of a text.
size_t run_length(std::string_view text, bool (*of_kind)(char)) {
  const auto end = std::ranges::find_if_not(text, of_kind);
  return static_cast<size_t>(end - text.begin());
}

// A year, or a day or month, or all of them run together: "20200708".
bool is_date_number(std::string_view digits) {
  if (digits.size() == 4 || digits.size() == 8) return true;
  if (digits.size() > 2) return false;
  const int value = std::stoi(std::string(digits));
  return value >= 1 && value <= 31;
}

// Whether a text can be no date, in any order and, unless the list is English,
// any language. The reader could not tell what date it is.
bool is_nonsense(std::string_view text, bool english) {
  bool digits = false;
  bool foreign = false;
  bool four = false;  // a number of four digits: the year is not in two
  bool odd = false;   // a number that only a year could be
  while (!text.empty()) {
    if (const auto size = run_length(text, is_digit); size > 0) {
      const auto number = text.substr(0, size);
      digits = true;
      four = four || size >= 4;
      if (!is_date_number(number)) {
        if (odd || size != 2) return true;
        odd = true;
      }
      text.remove_prefix(size);
    } else if (const auto letters = run_length(text, is_letter); letters > 0) {
      const auto word = text.substr(0, letters);
      const bool ascii = std::ranges::none_of(word, is_beyond_ascii);
      foreign = foreign || !ascii;
      if (english && ascii && !is_date_word(word)) return true;
      text.remove_prefix(letters);
    } else {
      text.remove_prefix(1);
    }
  }
  return (odd && four) || (!digits && !foreign);
}

void check_field(Check& check, Index index, const DateField& field,
                 std::string_view name, bool must_be_date) {
  if (field.empty()) return;
  const auto written = date_of(field);
  if (written && in_calendar(*written)) return;
  const auto& text = field.written;
  if (written) {
    check.report_reference(
        index, text.span,
        fmt::format("the {} \"{}\" is not in the calendar: correct it", name,
                    text.value));
    return;
  }
  const bool english = check.document.language == "en";
  if (!must_be_date || !is_nonsense(text.value, english)) return;
  check.report_reference(
      index, text.span,
      fmt::format("the {} \"{}\" is not a date: write day, month and year",
                  name, text.value));
}

// Publishers date their works as they like ("Spring 2015"), so a publication
// date that is no date of the calendar is no fault of the list.
void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  check_field(check, index, reference.date, "publication date", false);
  check_field(check, index, reference.access_date, "access date", true);
  check_field(check, index, reference.archive_date, "archive date", true);
}

}  // namespace

extern const Rule citations_impossible_date;
constinit const Rule citations_impossible_date = {
    .id = "citations/impossible-date",
    .severity = Severity::error,
    .summary = "A date that the calendar does not have",
    .reference = check_reference,
};

}  // namespace listlint::rules
