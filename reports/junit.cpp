// `junit`: test results, as build servers show them. A document is a suite;
// each rule that finds something in it is a test that failed, and a document
// without findings is one test that passed.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <vector>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/places.h"
#include "reports/summary.h"
#include "reports/xml_writer.h"

namespace listlint::reports {
namespace {

// The name of the test of a document that no rule has anything against.
constexpr std::string_view kWhole = "listlint";

// The findings of a rule in a document; a line each.
struct Test {
  Severity worst = Severity::info;
  std::string first;  // message of the first failing one
  std::vector<std::string> failing;
  std::vector<std::string> noted;  // fail no test: info, folded, dismissed
  bool all_dismissed = true;
};

using Tests = std::map<std::string_view, Test>;  // by rule

void add(Test& test, const Finding& finding, std::string line) {
  if (finding.dismissal == Dismissal::none) test.all_dismissed = false;
  if (is_set_aside(finding) || finding.severity == Severity::info) {
    test.noted.push_back(std::move(line));
    return;
  }
  if (test.failing.empty()) test.first = finding.message;
  test.worst = std::max(test.worst, finding.severity);
  test.failing.push_back(std::move(line));
}

Tests tests_of(const Checked& checked, const Options& options) {
  Tests tests;
  LineIndex lines(checked.source->bytes());
  const auto owners = owners_of(checked);
  const auto path = place_name(*checked.source);
  for (const Finding& finding : checked.findings) {
    if (!is_shown(finding, options)) continue;
    const auto [line, column] = lines.position(finding.span.begin);
    add(tests[finding.rule], finding,
        fmt::format("{}:{}:{}: {}: {}{}", path, line, column,
                    name_of(finding.severity), finding.message,
                    aside_text(finding, owners)));
  }
  return tests;
}

void append_lines(XmlWriter& xml, const std::vector<std::string>& lines) {
  for (const auto& line : lines) xml.line(line);
}

void append_failing(XmlWriter& xml, const Test& test) {
  xml.open("failure");
  xml.attribute("type", name_of(test.worst));
  const auto more = test.failing.size() - 1;
  xml.attribute("message",
                more == 0 ? test.first
                          : fmt::format("{} (and {} more)", test.first, more));
  append_lines(xml, test.failing);
  xml.close();
}

void append_test(XmlWriter& xml, std::string_view path, std::string_view rule,
                 const Test& test) {
  xml.open("testcase");
  xml.attribute("classname", path);
  xml.attribute("name", rule);
  if (!test.failing.empty()) append_failing(xml, test);
  if (test.all_dismissed) {
    xml.open("skipped");
    xml.attribute("message", "suppressed or in the baseline");
    xml.close();
  }
  if (!test.noted.empty()) {
    xml.open("system-out");
    append_lines(xml, test.noted);
    xml.close();
  }
  xml.close();
}

void open_suite(XmlWriter& xml, std::string_view path, uint64_t tests,
                uint64_t failures, uint64_t errors, uint64_t skipped) {
  xml.open("testsuite");
  xml.attribute("name", path);
  xml.attribute("tests", tests);
  xml.attribute("failures", failures);
  xml.attribute("errors", errors);
  xml.attribute("skipped", skipped);
}

void open_whole(XmlWriter& xml, std::string_view path) {
  xml.open("testcase");
  xml.attribute("classname", path);
  xml.attribute("name", kWhole);
}

void append_unreadable(XmlWriter& xml, const Checked& checked) {
  open_suite(xml, checked.path, 1, 0, 1, 0);
  open_whole(xml, checked.path);
  xml.open("error");
  xml.attribute("type", "unreadable");
  xml.attribute("message", checked.failure);
  xml.close();
  xml.close();
  xml.close();
}

void append_document(XmlWriter& xml, const Checked& checked,
                     const Options& options) {
  const auto tests = tests_of(checked, options);
  // A file that only holds suppressions is no test.
  if (tests.empty() && !checked.is_list) return;
  const auto path = place_name(*checked.source);
  uint64_t failures = 0;
  uint64_t skipped = 0;
  for (const auto& [rule, test] : tests) {
    if (!test.failing.empty()) ++failures;
    if (test.all_dismissed) ++skipped;
  }
  open_suite(xml, path, std::max<uint64_t>(tests.size(), 1), failures, 0,
             skipped);
  for (const auto& [rule, test] : tests) append_test(xml, path, rule, test);
  if (tests.empty()) {
    open_whole(xml, path);
    xml.close();
  }
  xml.close();
}

class Junit final : public Report {
 public:
  explicit Junit(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    begin(out);
    XmlWriter xml(out);
    if (checked.source == nullptr) {
      append_unreadable(xml, checked);
    } else {
      append_document(xml, checked, options_);
    }
  }

  void end(std::string& out) override {
    begin(out);
    out += "</testsuites>\n";
  }

 private:
  void begin(std::string& out) {
    if (!begun_) {
      out +=
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites name=\"listlint\">\n";
    }
    begun_ = true;
  }

  Options options_;
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<Report> begin_junit(const Options& options) {
  return std::make_unique<Junit>(options);
}

}  // namespace listlint::reports
