// Flags that a plain text list keeps before its names, as what is left of a
// picture: "JPN Fukagawa, Japan", "Canada Port Alberni, Canada", "Flag of
// Japan.svg Hanyū, Japan", "🇯🇵 Tsu, Japan". Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/country/country.h"
#include "lint/source.h"

namespace listlint::text {

// What most items of a list begin with. The name of a picture and a flag of
// two regional indicators are taken in any style.
enum class FlagStyle : uint8_t {
  none,
  code,  // "JPN Fukagawa, Japan"
  name,  // "Canada Port Alberni, Canada", "China :Rizhao, China"
};

// The style that one item could be of, to be counted.
FlagStyle flag_style_of(std::string_view item);

struct LeadingFlag {
  Span written;  // "JPN"
  const country::Name* name = nullptr;
  uint32_t after = 0;  // where the name of the entry begins
};

// The flag that an item begins with; nullopt without one, or where nothing
// would be left of the name.
std::optional<LeadingFlag> leading_flag(std::string_view bytes, Span item,
                                        FlagStyle style);

}  // namespace listlint::text
