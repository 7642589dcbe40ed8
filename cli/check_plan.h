// A run of rules over a plan, with what is dismissed, its fixes and its report:
// what check does, and audit once it knows its verdicts.
#pragma once

#include <functional>
#include <memory>

#include "cli/flags.h"
#include "cli/output.h"
#include "cli/run.h"
#include "reports/report.h"

namespace listlint::cli {

// The report that the flags ask for.
std::unique_ptr<reports::Report> begin_report(const Flags& flags,
                                              const Plan& plan);

// Answers the exit code. `first`, where there is one, writes what stands before
// the report; false where it could not.
using WriteFirst = std::function<bool(Output& output)>;
int check_plan(const Plan& plan, const Flags& flags, reports::Report& report,
               const WriteFirst& first = {});

}  // namespace listlint::cli
