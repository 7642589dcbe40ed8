// Letters and digits of ASCII, whatever the locale. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace listlint {

// Other bytes as they are.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lower_case(std::string_view text) {
  std::string small(text);
  for (auto& c : small) c = lower(c);
  return small;
}

// Without any of `blanks` at its ends.
constexpr std::string_view trim(std::string_view text,
                                std::string_view blanks) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether two texts are equal but for the case of ASCII letters.
constexpr bool equal_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

}  // namespace listlint
