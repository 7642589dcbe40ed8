// One audit of a store at a time. One thread.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "cli/flags.h"
#include "fetch/sqlite_store.h"

namespace listlint::cli {

// Where another audit has the store the error says who, and since when; under
// --wait its end is waited for. What is left of one that died is told.
tl::expected<std::unique_ptr<fetch::StoreLock>, std::string> lock_for_audit(
    const AuditFlags& flags);

}  // namespace listlint::cli
