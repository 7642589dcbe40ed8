// What holds of all findings, whatever the bytes they are found in.
#pragma once

#include <string>

#include "lint/engine.h"

namespace listlint {

// "" where all of it holds: every span lies in the source, messages are
// well-formed UTF-8 where the list is (they quote it, and reports mend what they
// quote), the edits of each fix are in order and apart, and the text that
// the fixes leave can be read again. Else the rule and what does not hold.
std::string broken_finding(const Checked& checked);

}  // namespace listlint
