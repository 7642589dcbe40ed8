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
  constexpr std::array<std::string_view, 12> kNames = {"unclosed",
                                                       "unopened",
                                                       "malformed",
                                                       "too-deep",
                                                       "syntax",
                                                       "redefined",
                                                       "ragged-row",
                                                       "duplicate-key",
                                                       "ambiguous-scalar",
                                                       "unknown-parameter",
                                                       "repeated-parameter",
                                                       "missing-parameter"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view name_of(IdentifierKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"isbn", "issn", "doi",
                                                      "pmid"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace listlint
