// What time it is: the wall clock of the program, or one that tests turn.
#pragma once

#include <chrono>

#include "lint/time.h"

namespace listlint::fetch {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() = 0;
};

class SystemClock final : public Clock {
 public:
  Time now() override {
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace listlint::fetch
