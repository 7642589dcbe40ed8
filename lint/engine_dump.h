// The pages of a dump, read and checked in parallel while it is unpacked.
#pragma once

#include <memory>
#include <string>

#include "lint/engine.h"
#include "lint/input.h"
#include "lint/pool.h"

namespace listlint {

// A dump that has been opened, and begins with `first`.
struct Dump {
  std::unique_ptr<Input> input;
  std::string first;
};

// Gives its pages to the sink in order. False where the sink ends the run.
bool check_dump(Dump dump, const std::string& name, size_t job_index,
                const Settings& settings, const EngineOptions& options,
                Pool& pool, Sink& sink);

}  // namespace listlint
