// The Retry-After header. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "lint/time.h"

namespace listlint::fetch {

// When to come back: RFC 9110 10.2.3, seconds or any of the three forms of an
// HTTP date (5.6.7), and "1m30s" as some servers write. nullopt where it is
// none of these; never before `now`, at most a year after.
std::optional<Time> retry_after(std::string_view value, Time now);

}  // namespace listlint::fetch
