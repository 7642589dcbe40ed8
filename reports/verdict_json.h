// Verdicts as JSON for programs, one a line. Pure; any thread.
#pragma once

#include <span>
#include <string>

#include "lint/verdict.h"

namespace listlint::reports {

// The verdict on an address and who cites it, as one object with the line feed
// at its end. What is not known is null; "page" and "drift" are there only
// where there is something to tell. Addresses are without user and password.
std::string verdict_json(const Verdict& verdict, std::span<const CitedBy> by);

}  // namespace listlint::reports
