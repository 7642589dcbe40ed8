#include "lint/fail_on.h"

namespace listlint {

std::optional<FailOn> parse_fail_on(std::string_view word) {
  if (word == "never") return FailOn{true, Severity::error};
  if (word == "error") return FailOn{false, Severity::error};
  if (word == "warning") return FailOn{false, Severity::warning};
  if (word == "info") return FailOn{false, Severity::info};
  if (word == "new") return FailOn{false, Severity::warning, true};
  return std::nullopt;
}

std::string_view name_of(const FailOn& fail_on) {
  if (fail_on.only_new) return "new";
  return fail_on.never ? "never" : name_of(fail_on.least);
}

}  // namespace listlint
