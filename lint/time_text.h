// Points in time as people are shown them, in UTC. Pure functions; any thread.
#pragma once

#include <string>

#include "lint/time.h"

namespace listlint {

// "2026-11-24".
inline std::string to_day(Time time) { return to_text(time).substr(0, 10); }

// "2026-11-24 06:00".
inline std::string to_minute(Time time) {
  auto text = to_text(time).substr(0, 16);
  text[10] = ' ';
  return text;
}

}  // namespace listlint
