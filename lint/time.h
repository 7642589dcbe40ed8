// Points in time. All UTC; a second has 1000 of them.
// Pure functions; any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "lint/date.h"

namespace listlint {

using Milliseconds = std::chrono::milliseconds;
using Time = std::chrono::sys_time<Milliseconds>;

// RFC 3339 in whole seconds: "2026-11-24T06:00:00Z".
std::string to_text(Time time);
// What to_text() writes, nothing else.
std::optional<Time> parse_time(std::string_view text);

Date date_of(Time time);
Time time_of(const Date& date);  // midnight

}  // namespace listlint
