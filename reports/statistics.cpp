#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>
#include <vector>

#include "reports/report.h"
#include "reports/style.h"

namespace listlint::reports {
namespace {

struct Line {
  std::string_view rule;
  Severity severity = Severity::info;
  uint32_t count = 0;
};

std::vector<Line> lines_of(std::span<const Checked> run, bool show_folded) {
  std::map<std::pair<std::string_view, Severity>, uint32_t> counts;
  for (const Checked& checked : run) {
    for (const Finding& finding : checked.findings) {
      if (finding.folded_into != 0 && !show_folded) continue;
      ++counts[{finding.rule, finding.severity}];
    }
  }
  std::vector<Line> lines;
  for (const auto& [key, number] : counts) {
    lines.push_back({key.first, key.second, number});
  }
  std::ranges::stable_sort(lines, std::ranges::greater(), &Line::count);
  return lines;
}

}  // namespace

std::string statistics(std::span<const Checked> run, const Options& options) {
  const auto lines = lines_of(run, options.show_folded);
  if (lines.empty()) return {};
  const size_t width = fmt::formatted_size("{}", lines.front().count);
  std::string out;
  Painter painter(out, options.color);
  for (const Line& line : lines) {
    const auto severity = name_of(line.severity);
    painter.plain(fmt::format("{:>{}}  ", line.count, width));
    painter.paint(style_of(line.severity), severity);
    painter.plain(std::string(9 - severity.size(), ' '));
    painter.plain(line.rule);
    painter.plain("\n");
  }
  return out;
}

}  // namespace listlint::reports
