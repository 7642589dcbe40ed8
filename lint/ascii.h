// Letters of ASCII, whatever the locale. Pure; any thread.
#pragma once

namespace listlint {

// Other bytes as they are.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace listlint
