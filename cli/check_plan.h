// A run of rules over a plan, with what is dismissed, its fixes and its
// reports: what check does, and audit once it knows its verdicts.
#pragma once

#include <functional>

#include "cli/flags.h"
#include "cli/output.h"
#include "cli/run.h"

namespace listlint::cli {

// Writes the reports that the flags ask for, and answers the exit code. Where
// one of them cannot be written, the others still are. `lines`, where there is
// one, writes what stands in a report of the format jsonl instead of findings;
// false where it could not.
using WriteLines = std::function<bool(Output& output)>;
int check_plan(const Plan& plan, const Flags& flags,
               const WriteLines& lines = {});

}  // namespace listlint::cli
