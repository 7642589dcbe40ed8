// Fixes a document until nothing is left to fix: applies, reads and checks
// again. Pure; writes no file. Any thread.
//
// Safe fixes go first, unsafe ones only where no safe one is left, so that each
// pass is of one kind. What safe fixes promise is enforced: a rule whose safe
// fixes would leave fewer entries, references or citations is left out and
// told. Fixes that undo each other leave the document as it was.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lint/engine.h"
#include "lint/fix.h"

namespace listlint {

// Reads and checks other bytes of the same document, in the same way.
using CheckAgain = std::function<Checked(std::string bytes)>;

struct FixedDocument {
  // As it is after its fixes, their number in `applied_fixes`; nullopt where
  // it stays as it was.
  std::optional<Checked> checked;
  // Why fixes were not applied, for people; the path is not in it.
  std::vector<std::string> failures;
};

// Applies the fixes that are no less safe than `least`.
FixedDocument fix_document(const Checked& checked, Safety least,
                           const CheckAgain& check_again);

}  // namespace listlint
