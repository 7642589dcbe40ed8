// The parts of an HTML report that tell of the past: what is new and what is
// fixed, and how the lists were at each audit. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/changes.h"
#include "reports/trends.h"

namespace listlint::reports {

// "Since the audit of 2026-11-01: 3 new, 12 fixed, 140 still open"; nothing
// where there was nothing to compare with.
void append_change_counts(std::string& out, const Changes& changes);

// What changed, with all that is fixed; `several` names the list of each.
// `version` is of this listlint.
void append_changes(std::string& out, const Changes& changes,
                    std::string_view version, bool several);

// A row of the table of findings, marked as new.
void append_fresh_row(std::string& out, std::string_view row);

// Score, findings and states of links over time: charts, and the same as a
// table. One point is told in a sentence.
void append_trends(std::string& out, std::span<const TrendPoint> points);

}  // namespace listlint::reports
