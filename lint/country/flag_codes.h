// What flag templates are asked for: "JPN" (ISO 3166-1), "GER" (the Olympic and
// football codes), "SCO", or a name. Pure; any thread.
#pragma once

#include <string_view>

#include "lint/country/country.h"

namespace listlint::country {

// The country of a flag, by name as country::find does, else by a code of two
// to four capitals. Null where it is not known, or no country ("Texas").
const Name* find_flag(std::string_view written);

}  // namespace listlint::country
