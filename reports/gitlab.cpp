// The code quality report of GitLab, which compares two of them by the
// fingerprints: https://docs.gitlab.com/ci/testing/code_quality/
#include <utility>

#include "lint/fnv.h"
#include "reports/formats.h"
#include "reports/json_writer.h"
#include "reports/places.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::info:
      break;
  }
  return "info";
}

class GitLab final : public Report {
 public:
  explicit GitLab(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    begin(out);
    if (checked.source == nullptr || checked.findings.empty()) return;
    const Places places(checked);
    const auto file = file_name(checked.path, checked.source->page());
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      if (any_) out += ",\n";
      any_ = true;
      append(out, finding, file, places);
    }
  }

  void end(std::string& out) override {
    begin(out);
    out += any_ ? "\n]\n" : "]\n";
  }

 private:
  void begin(std::string& out) {
    if (!begun_) out += "[\n";
    begun_ = true;
  }

  static void append(std::string& out, const Finding& finding,
                     const std::string& file, const Places& places) {
    JsonWriter json(out);
    json.open('{');
    auto message = finding.message;
    const auto dismissal = dismissal_text(finding);
    if (!dismissal.empty()) message += " (" + dismissal + ')';
    json.field("description", message);
    json.field("check_name", finding.rule);
    // Two lists may have the same finding, but only one of this name has it.
    json.field("fingerprint", fingerprint_text(finding.fingerprint) +
                                  fingerprint_text(fnv1a(file)));
    json.field("severity", severity_of(finding.severity));
    json.key("location");
    json.open('{');
    json.field("path", file);
    json.key("lines");
    json.open('{');
    const auto [first, last] = places.lines(finding.span);
    json.field("begin", first);
    json.field("end", last);
    json.close('}');
    json.close('}');
    json.close('}');
  }

  Options options_;
  bool begun_ = false;
  bool any_ = false;  // finding so far
};

}  // namespace

std::unique_ptr<Report> begin_gitlab(const Options& options) {
  return std::make_unique<GitLab>(options);
}

}  // namespace listlint::reports
