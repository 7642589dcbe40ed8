// The rows of the table of findings in an HTML report. Rows hold no pointer to
// their document. One thread.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "reports/report.h"

namespace listlint::reports {

// The rows of one document, without the cell that names it: how many documents
// there are is not known yet.
struct HtmlRows {
  std::string html;
  std::vector<size_t> ends;  // of each row in `html`
};

// Names that are taken in the whole report; a finding that is alike in two
// documents has one fingerprint.
using HtmlIds = std::set<std::string, std::less<>>;

HtmlRows html_rows(const Checked& checked, const Options& options,
                   HtmlIds& ids);

// The comment that suppresses findings of a format, with "…" for the rule and
// the reason: "<!-- listlint-ignore … -->"; "" where there is none.
std::string_view comment_of(std::string_view format);

}  // namespace listlint::reports
