// The rows of the table of findings in an HTML report. Rows hold no pointer to
// their document. One thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "reports/report.h"

namespace listlint::reports {

struct HtmlRows {
  std::string html;
  std::vector<size_t> ends;  // of each row in `html`
};

// Names in the whole report.
struct HtmlIds {
  // That are taken: a finding that is alike in two documents has one
  // fingerprint.
  std::set<std::string, std::less<>> rows;
  // Short names of rules, for a row says its rule twice.
  std::map<std::string, size_t, std::less<>> rules;

  size_t of_rule(std::string_view rule);
};

// The rows of one document.
HtmlRows html_rows(const Checked& checked, const Options& options,
                   HtmlIds& ids);

}  // namespace listlint::reports
