// Findings as the JSON objects that `json` and `jsonl` share.
#pragma once

#include <string>
#include <string_view>

#include "reports/report.h"

namespace listlint::reports {

// Appends each finding that is shown as one object on one line, `separator`
// between two; a run of several documents is one sequence.
void append_findings(std::string& out, std::span<const Checked> run,
                     const Options& options, std::string_view separator);

}  // namespace listlint::reports
