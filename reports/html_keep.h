// How a finding is kept as it is, told in an HTML report: the comment that each
// markup has for it, or the command where there is none. Pure; any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace listlint::reports {

// The comment that suppresses a finding in a list of this format, with "…" for
// the rule and the reason: "<!-- listlint-ignore … -->"; "" where there is
// none.
std::string_view comment_of(std::string_view format);

// Appends a paragraph for each way to keep what a rule finds in lists of these
// formats.
void append_keeping(std::string& out, std::string_view rule,
                    const std::set<std::string, std::less<>>& formats);

}  // namespace listlint::reports
