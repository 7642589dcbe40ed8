#include "lint/document.h"

#include <array>

namespace listlint {

std::string_view name_of(UnreadKind kind) {
  constexpr std::array<std::string_view, 12> kNames = {
      "caption", "prose",    "line",       "item", "table", "box",
      "media",   "appendix", "navigation", "code", "field", "broken"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view name_of(ProblemKind kind) {
  constexpr std::array<std::string_view, 9> kNames = {
      "unclosed",  "unopened",   "malformed",     "too-deep",        "syntax",
      "redefined", "ragged-row", "duplicate-key", "ambiguous-scalar"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace listlint
