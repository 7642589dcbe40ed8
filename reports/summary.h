// What `text` and `concise` say of a run and of folded findings.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "reports/report.h"

namespace listlint::reports {

// "1 list", "3 lists"; an "s" makes the plural.
std::string counted(uint64_t number, std::string_view noun);

// "1 error, 12 warnings in 1 list (141 folded into others, 3 suppressed, 12 in
// the baseline)", with a line feed, and the line below. "" where it is not
// wanted, or nothing was read: it would hide why.
std::string summary_line(const Counts& counts, const Options& options);

// "7 fixable with --fix (3 more with --unsafe-fixes)", or "12 fixed in 2 lists"
// where fixes were applied, with a line feed; "" where there is none.
std::string fixes_line(const Counts& counts);

// Who explains whom in one document.
struct Owner {
  std::string_view rule;  // "" where the owner is not among the findings
  uint32_t folded = 0;    // findings that it explains
};

// "suppressed: two districts" or "in the baseline" for a dismissed finding,
// else "".
std::string dismissal_text(const Finding& finding);

// Whether it is shown only because that was asked for: folded or dismissed.
bool is_set_aside(const Finding& finding);

// " (explained by structure/extraction-loss)", " (in the baseline)" or both
// behind the message of a finding that is set aside, else "".
std::string aside_text(const Finding& finding,
                       const std::map<uint64_t, Owner>& owners);

// By fingerprint; empty where nothing is folded, which is the usual case.
std::map<uint64_t, Owner> owners_of(const Checked& checked);

}  // namespace listlint::reports
