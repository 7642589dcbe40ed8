// A finding as a result of SARIF, and what else of its run names a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/suppression.h"
#include "reports/json_writer.h"
#include "reports/places.h"
#include "reports/report.h"

namespace listlint::reports {

std::string_view sarif_level(Severity severity);

// "message" and the like. Text in brackets before parentheses would be a link
// there, and lists are full of it.
void append_message(JsonWriter& json, std::string_view key,
                    std::string_view text);

// "artifactLocation": a path in the folder that listlint ran in, or anywhere;
// a page of a dump is its fragment.
void append_artifact(JsonWriter& json, std::string_view path,
                     std::string_view page = {});

// The results of one document, which must have a source and outlive it.
class SarifResults {
 public:
  SarifResults(const Checked& checked, const Options& options);

  // One object on one line.
  std::string result(const Finding& finding, uint64_t rule_index);

 private:
  void append_location(JsonWriter& json, Span span) const;
  void append_region(JsonWriter& json, std::string_view key, Span span) const;
  void append_related(JsonWriter& json,
                      const std::vector<Related>& related) const;
  void append_fix(JsonWriter& json, const std::optional<Fix>& fix) const;
  void append_dismissal(JsonWriter& json, const Finding& finding);
  bool is_suppressed_inside(const Finding& finding);

  const Checked& checked_;
  const Options& options_;
  Places places_;
  // Those of the comments, once one is asked for.
  std::optional<std::vector<Suppression>> suppressions_;
};

}  // namespace listlint::reports
