// `audit --report`: the whole report of the lists, beside the store, after each
// audit that had something to ask. One thread.
#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"
#include "cli/run.h"

namespace listlint::cli {

// Where the reports of --report stand, HTML and Markdown; none without it.
std::vector<std::string> whole_reports(const AuditFlags& flags);

// Whether they are there, and newer than the lists.
bool are_current(const std::vector<std::string>& reports, const Plan& plan);

// Writes what `listlint report` tells of the lists, each file whole or not at
// all. False where it could not, which is told.
bool write_whole(const std::vector<std::string>& reports, const Flags& flags);

}  // namespace listlint::cli
