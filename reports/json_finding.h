// Findings as the JSON objects that `json` and `jsonl` share.
#pragma once

#include <string>
#include <string_view>

#include "reports/report.h"

namespace listlint::reports {

// Appends each finding of a document that is shown as one object on one line,
// `separator` between two, and before the first where there are `any` before
// it. Answers whether there are any now.
bool append_findings(std::string& out, const Checked& checked,
                     const Options& options, std::string_view separator,
                     bool any);

}  // namespace listlint::reports
