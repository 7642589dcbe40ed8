// The parts of an HTML report and what they are made from: compact values that
// outlive the documents. Each function appends one part. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reports/changes.h"
#include "reports/html_rows.h"
#include "reports/report.h"
#include "reports/score.h"
#include "reports/trends.h"

namespace listlint::reports {

struct HtmlDocument {
  std::string name;
  std::string format;
  uint64_t sections = 0;
  bool is_list = true;
  Tally tally;
  HtmlRows rows;
  Changes::Fresh fresh;  // empty where nothing is remembered
};

struct HtmlSection {
  std::string name;
  size_t document = 0;
  uint64_t entries = 0;
  std::array<uint64_t, 3> findings{};  // by Severity

  double lost() const;  // points, whatever its size
};

// Everything that the parts tell of.
struct HtmlModel {
  std::vector<HtmlDocument> documents;  // with a finding, or a list
  std::vector<HtmlSection> worst;       // sections, the worst first
  std::vector<std::string> failures;
  std::map<std::string, uint64_t, std::less<>> by_rule;  // shown findings
  Counts counts;
  Tally tally;
  Score score;
  Changes changes;
  std::vector<TrendPoint> trends;
  uint64_t shown = 0;
  bool asked = false;      // addresses were asked
  bool has_links = false;  // some are cited, too

  uint64_t lists() const;
};

// The worst sections of a document go among those of the others.
void add_sections(HtmlModel& model, const Checked& checked, size_t document);

std::string html_title(const HtmlModel& model);
void append_nav(std::string& out, const HtmlModel& model);
void append_hero(std::string& out, const HtmlModel& model,
                 const Options& options);
void append_failures(std::string& out, const HtmlModel& model);
void append_score(std::string& out, const HtmlModel& model);
void append_documents(std::string& out, const HtmlModel& model);
void append_sections(std::string& out, const HtmlModel& model);
void append_findings(std::string& out, const HtmlModel& model);
// Which program and which data the page is of.
void append_made_by(std::string& out, const Options& options);
void append_rules(std::string& out, const HtmlModel& model, const HtmlIds& ids,
                  const Options& options);

// An arc of 0 to 100, for a gauge; "mid" and "low" name its colour.
std::string_view class_of(double score);
// A horizontal bar of counts by severity, as wide as all are of `most`.
void append_bar(std::string& out, const std::array<uint64_t, 3>& findings,
                double most);
// "3 errors, 2 warnings", or "no findings".
std::string findings_text(const std::array<uint64_t, 3>& findings);
// For the fragment of an address: "a%20b".
std::string percent(std::string_view text);

}  // namespace listlint::reports
