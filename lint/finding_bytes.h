// Findings as bytes and back, for those who keep them from run to run. Only a
// program that is the same writes what this reads: there is no version in it.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.h"
#include "lint/settings.h"

namespace listlint {

// All of the findings but their verdicts.
std::string to_bytes(const std::vector<Finding>& findings);

// The rules get the ids of `settings`, which owns them; folds of rules that are
// not on are left out, for there is nothing to fold. nullopt where the bytes
// are broken, a span goes beyond `size` or a finding is of another rule.
std::optional<std::vector<Finding>> from_bytes(std::string_view bytes,
                                               const Settings& settings,
                                               uint32_t size);

}  // namespace listlint
