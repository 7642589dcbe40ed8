// What fails a run. Plain values.
#pragma once

#include <optional>
#include <string_view>

#include "lint/finding.h"

namespace listlint {

struct FailOn {
  bool never = false;
  Severity least = Severity::warning;
  // Of an audit: only links that died since the audit before.
  bool only_new = false;
};

// error, warning, info, never or new.
std::optional<FailOn> parse_fail_on(std::string_view word);
std::string_view name_of(const FailOn& fail_on);

}  // namespace listlint
