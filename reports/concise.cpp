#include <fmt/format.h>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/places.h"
#include "reports/style.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

void append_document(std::string& out, const Checked& checked,
                     const Options& options) {
  LineIndex lines(checked.source->bytes());
  Painter painter(out, options.color);
  const auto owners = owners_of(checked);
  const std::string path = place_name(*checked.source);
  for (const Finding& finding : checked.findings) {
    if (!is_shown(finding, options)) continue;
    const auto [line, column] = lines.position(finding.span.begin);
    painter.plain(fmt::format("{}:{}:{}: ", path, line, column));
    painter.paint(style_of(finding.severity), name_of(finding.severity));
    painter.plain(
        fmt::format(" {}: {}", finding.rule, visible(finding.message)));
    painter.plain(aside_text(finding, owners));
    painter.plain("\n");
  }
}

class Concise final : public Report {
 public:
  explicit Concise(const Options& options) : options_(options) {}

  void add(std::string& out, const Checked& checked) override {
    counts_.add(checked);
    if (checked.source == nullptr || checked.findings.empty()) return;
    append_document(out, checked, options_);
  }
  void end(std::string& out) override {
    out += summary_line(counts_, options_);
  }

 private:
  Options options_;
  Counts counts_;
};

}  // namespace

std::unique_ptr<Report> begin_concise(const Options& options) {
  return std::make_unique<Concise>(options);
}

}  // namespace listlint::reports
