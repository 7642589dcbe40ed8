// The pages of rules in an HTML report: what a rule finds, why it matters and
// how safe its fix is, from its Markdown. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "reports/report.h"

namespace listlint::reports {

// Appends <details>, which the caller ends. In it is an element with the id
// "r<number>": what links to it opens it. `count`: findings of the run.
void append_rule_page(std::string& out, const RuleText& rule, size_t number,
                      uint64_t count);

// The Markdown of our own pages: headings, paragraphs, lists, code, emphasis;
// links are told as text. Whatever else there is stays text.
void append_markdown(std::string& out, std::string_view markdown);

}  // namespace listlint::reports
