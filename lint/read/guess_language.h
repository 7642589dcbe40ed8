// The language of a list, where its markup does not say. Pure; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"

namespace listlint {

// "en" where most of the countries that are known have English names, else "".
inline std::string_view guess_language(const Document& document) {
  Index english = 0;
  Index foreign = 0;
  for (const auto& entry : document.entries) {
    if (entry.country_name == nullptr || entry.country.empty()) continue;
    const bool other = entry.country_name->kind == country::Kind::foreign;
    ++(other ? foreign : english);
  }
  return english > foreign ? "en" : "";
}

}  // namespace listlint
