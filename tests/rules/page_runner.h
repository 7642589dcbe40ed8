// Runs the examples of a rule's page: only the page's own rule, through the
// engine as the program does, on 24 November 2026. A rule of the audit knows
// what the example's `verdicts` say, and of no other address.
#pragma once

#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_parser.h"

namespace listlint::pages {

struct Ran {
  std::string error;     // why it could not be run; else ""
  std::string findings;  // "2:14-2:21 error group/name: message\n"...
  bool offers_fix = false;
  std::string fixed;      // with all fixes, safe and unsafe
  std::string unsettled;  // why fixing does not come to rest; else ""
};

// All texts are decoded (page_escapes.h).
Ran run_example(const Rule& rule, const Example& example);

// The page with its `findings` and `fixed` blocks as the rule has them today;
// blocks that are missing are put in. Nothing else changes.
std::string renew_page(const Rule& rule, std::string_view markdown);

// The lines in which two texts differ, "-" what was expected, "+" what came.
std::string diff(std::string_view expected, std::string_view actual);

// How a page writes the default of an option: "3", "true", "common", "none".
std::string default_text(const Option& option);

}  // namespace listlint::pages
