// The language that a list tells for a place in it: of the reference that the
// place stands in, of the country of its entry, of the list.
// Pure functions; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/source.h"

namespace listlint::rules {

// Whether a BCP 47 code is of a language: "zh-Hant" of "zh".
inline bool is_of_language(std::string_view code, std::string_view language) {
  return code.starts_with(language) &&
         (code.size() == language.size() || code[language.size()] == '-');
}

struct Told {
  std::string_view language;  // BCP 47; "" where nothing is told
  std::string_view country;   // ISO 3166-1, of the entry; "" where unknown
};

// Logarithmic.
Told told_at(const Document& document, Span span);

}  // namespace listlint::rules
