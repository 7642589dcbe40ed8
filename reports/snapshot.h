// What a list is when it is audited, in numbers, and the findings that it has.
// Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "lint/engine.h"
#include "lint/snapshot.h"

namespace listlint::reports {

// `checked` must have a source; `verdicts` may be empty.
Snapshot snapshot_of(const Checked& checked, const FindVerdict& verdicts,
                     Time at, std::string_view version);

// All findings, also those that are not told; without times. By line.
std::vector<PastFinding> past_findings(const Checked& checked);

}  // namespace listlint::reports
