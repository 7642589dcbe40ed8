#include <fmt/format.h>

#include "lint/line_index.h"
#include "reports/formats.h"
#include "reports/style.h"
#include "reports/summary.h"

namespace listlint::reports {
namespace {

void append_document(std::string& out, const Checked& checked,
                     const Options& options) {
  LineIndex lines(checked.source->bytes());
  Painter painter(out, options.color);
  const auto owners = owners_of(checked);
  const std::string path = visible(checked.path);
  for (const Finding& finding : checked.findings) {
    if (finding.folded_into != 0 && !options.show_folded) continue;
    const auto [line, column] = lines.position(finding.span.begin);
    painter.plain(fmt::format("{}:{}:{}: ", path, line, column));
    painter.paint(style_of(finding.severity), name_of(finding.severity));
    painter.plain(
        fmt::format(" {}: {}", finding.rule, visible(finding.message)));
    if (finding.folded_into != 0) {
      painter.plain(fmt::format(" (explained by {})",
                                owners.at(finding.folded_into).rule));
    }
    painter.plain("\n");
  }
}

}  // namespace

std::string render_concise(std::span<const Checked> run,
                           const Options& options) {
  std::string out;
  for (const Checked& checked : run) {
    if (checked.source == nullptr || checked.findings.empty()) continue;
    append_document(out, checked, options);
  }
  if (!options.quiet) out += summary_line(count(run));
  return out;
}

}  // namespace listlint::reports
