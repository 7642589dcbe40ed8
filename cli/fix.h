// The fixes of a run: written into the lists (--fix), or shown as a unified
// diff (--diff).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/dismissals.h"
#include "cli/flags.h"
#include "cli/run.h"
#include "lint/engine.h"

namespace listlint::cli {

// Whether the flags ask for lists to be written.
bool writes_fixes(const Flags& flags);

// Whether the fixed text of standard input takes stdout, so that the findings
// have to go elsewhere.
bool fixes_standard_input(const Flags& flags);

// Fixes the document and writes it back, or to stdout where it came from
// standard input. Answers it as it is now; nullopt where it stays as it was.
// What went wrong is added to `failures`.
std::optional<Checked> fix(const Checked& checked, const Plan& plan,
                           const Flags& flags, Dismissals& dismissals,
                           std::vector<std::string>& failures);

// The command `check --diff`.
int show_diff(const Plan& plan, const Flags& flags, Dismissals& dismissals);

}  // namespace listlint::cli
