// Unicode normal form C, for text that may be ill-formed or hostile.
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace listlint::unicode {

// Marks in a row that are looked at. No language stacks as many, and ICU takes
// quadratic time to put a long row in order; longer ones are left alone.
inline constexpr size_t kMostMarks = 64;

// A run of code points from one starter to the next.
struct MarkRun {
  size_t begin = 0;  // of the base, or of the first mark where there is none
  size_t end = 0;
  bool not_nfc = false;
};

// Looks at the run whose first code point with kMaybeNotNfc is at `at`. `base`
// is the code point before it, or `at` where there is none.
MarkRun check_marks(std::string_view bytes, size_t base, size_t at);

// Ill-formed bytes are kept.
std::string to_nfc(std::string_view text);

}  // namespace listlint::unicode
