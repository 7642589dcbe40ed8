// Letters and digits of ASCII, whatever the locale. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace listlint {

// Other bytes as they are.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
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
