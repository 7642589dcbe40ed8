// `checkstyle`: the XML of Checkstyle 4.3, which many code hosts and editors
// read. A file stands in it where it has findings.
#include <algorithm>
#include <fmt/format.h>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/places.h"
#include "reports/summary.h"
#include "reports/xml_writer.h"

namespace listlint::reports {
namespace {

class Checkstyle final : public Report {
 public:
  explicit Checkstyle(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    begin(out);
    if (checked.source == nullptr) {
      append_failure(out, checked);
      return;
    }
    const auto is_told = [&](const Finding& finding) {
      return is_shown(finding, options_);
    };
    if (std::ranges::any_of(checked.findings, is_told)) {
      append_findings(out, checked);
    }
  }

  void end(std::string& out) override {
    begin(out);
    out += "</checkstyle>\n";
  }

 private:
  void begin(std::string& out) {
    if (!begun_) {
      out +=
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<checkstyle version=\"4.3\">\n";
    }
    begun_ = true;
  }

  static void append_failure(std::string& out, const Checked& checked) {
    XmlWriter xml(out);
    xml.open("file");
    xml.attribute("name", checked.path);
    xml.open("error");
    xml.attribute("line", uint64_t{1});
    xml.attribute("severity", "error");
    xml.attribute("message", checked.failure);
    xml.attribute("source", "listlint.unreadable");
    xml.close();
    xml.close();
  }

  void append_findings(std::string& out, const Checked& checked) const {
    LineIndex lines(checked.source->bytes());
    const auto owners = owners_of(checked);
    XmlWriter xml(out);
    xml.open("file");
    xml.attribute("name", place_name(*checked.source));
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      const auto [line, column] = lines.position(finding.span.begin);
      xml.open("error");
      xml.attribute("line", line);
      xml.attribute("column", column);
      // What is shown only because it was asked for must not fail a build.
      xml.attribute(
          "severity",
          name_of(is_set_aside(finding) ? Severity::info : finding.severity));
      xml.attribute("message", finding.message + aside_text(finding, owners));
      xml.attribute("source", fmt::format("listlint.{}", finding.rule));
      xml.close();
    }
    xml.close();
  }

  Options options_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<Report> begin_checkstyle(const Options& options) {
  return std::make_unique<Checkstyle>(options);
}

}  // namespace listlint::reports
