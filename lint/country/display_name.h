// What a country is called in a language, as ICU has it. Opens ICU: for what is
// about to be reported. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listlint::country {

enum class Length : uint8_t { full, brief };  // "SAR Hongkong", "Hongkong"

// "Deutschland" for "DE" in "de"; empty where ICU has no name in it.
std::string display_name(std::string_view code, std::string_view language,
                         Length length);

}  // namespace listlint::country
