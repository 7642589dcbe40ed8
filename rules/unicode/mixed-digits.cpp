#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unicode/uchar.h>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

constexpr uint32_t kLongestNumber = 128;  // bytes

struct Digit {
  Span span;
  char32_t zero = 0;  // of its system
  char32_t value = 0;
};

bool is_digit(char32_t c) { return (flags_of(c) & unicode::kDigit) != 0; }

Digit digit_at(std::string_view bytes, uint32_t at) {
  const auto point = utf8::decode(bytes, at);
  const auto value = u_charDigitValue(static_cast<UChar32>(point.value));
  const auto number = static_cast<char32_t>(std::max(value, 0));
  return {{at, at + point.length}, point.value - number, number};
}

// The number around `span`, not far.
Span number_around(std::string_view bytes, Span span) {
  Span number = span;
  while (number.begin > 0 && number.size() < kLongestNumber) {
    const auto point = utf8::decode_before(bytes, number.begin);
    if (!is_digit(point.value)) break;
    number.begin -= point.length;
  }
  while (number.end < bytes.size() && number.size() < 2 * kLongestNumber) {
    const auto point = utf8::decode(bytes, number.end);
    if (!is_digit(point.value)) break;
    number.end += point.length;
  }
  return number;
}

struct System {
  char32_t zero = 0;
  uint32_t count = 0;
};

std::vector<System> systems_of(const std::vector<Digit>& digits) {
  std::vector<System> systems;
  for (const auto& digit : digits) {
    auto system = std::ranges::find(systems, digit.zero, &System::zero);
    if (system == systems.end()) {
      system = systems.insert(systems.end(), {digit.zero, 0});
    }
    ++system->count;
  }
  std::ranges::stable_sort(systems, std::ranges::greater{}, &System::count);
  return systems;
}

void report_number(Check& check, Span number) {
  std::vector<Digit> digits;
  for (uint32_t at = number.begin; at < number.end;) {
    digits.push_back(digit_at(check.document.source->bytes(), at));
    at = digits.back().span.end;
  }
  const auto systems = systems_of(digits);
  if (systems.size() < 2) return;
  const char32_t zero = systems.front().zero;
  Fix fix;
  std::string whole;
  for (const auto& digit : digits) {
    std::string text;
    utf8::append(text, zero + digit.value);
    whole += text;
    if (digit.zero != zero) fix.edits.push_back({digit.span, text});
  }
  const auto odd = std::ranges::find_if(
      digits, [&](const Digit& digit) { return digit.zero != zero; });
  const bool clear = systems[0].count > systems[1].count;
  const std::string remedy =
      clear ? fmt::format("write \"{}\"", whole) : "write all in one of them";
  auto& finding = report_at(
      check, number,
      fmt::format("\"{}\" mixes digits of {} systems, {} among them: {}",
                  check.slice(number), systems.size(),
                  unicode::name_code_point(odd->zero + odd->value), remedy));
  if (!clear) return;
  fix.title = remedy;
  finding.fix = std::move(fix);
}

void check_source(Check& check) {
  const auto bytes = check.document.source->bytes();
  uint32_t done = 0;  // what stands before was told
  for (const auto& [span, value] : check.scan.suspects) {
    if (!is_digit(value) || span.begin < done) continue;
    const Span number = number_around(bytes, span);
    done = number.end;
    report_number(check, number);
  }
}

}  // namespace

extern const Rule unicode_mixed_digits;
constinit const Rule unicode_mixed_digits = {
    .id = "unicode/mixed-digits",
    .severity = Severity::error,
    .summary = "Numbers with digits of two systems",
    .source = check_source,
};

}  // namespace listlint::rules
