// Dates of HTTP headers. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "lint/time.h"

namespace listlint::fetch {

// Any of the three forms of RFC 9110 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT",
// "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994". The day of the
// week may be missing or wrong, as servers have it; a year of two digits is the
// latest that lies no more than 50 years after `now`. nullopt for anything
// else, other time zones among it.
std::optional<Time> parse_http_date(std::string_view text, Time now);

}  // namespace listlint::fetch
