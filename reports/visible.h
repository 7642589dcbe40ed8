// One character of hostile text at a time, made fit for a terminal: the walk
// below visible() and the code frame. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listlint::reports {

struct Shown {
  uint32_t length = 1;   // bytes of the text
  uint32_t columns = 0;  // of the terminal, after replacement
};

// Appends the character at text[at], which must be in range.
Shown append_visible(std::string& out, std::string_view text, size_t at);

}  // namespace listlint::reports
