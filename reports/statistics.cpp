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
  uint64_t count = 0;
};

class Statistics final : public Report {
 public:
  explicit Statistics(const Options& options) : options_(options) {}

  void add(std::string&, const Checked& checked) override {
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      ++counts_[{finding.rule, finding.severity}];
    }
  }

  void end(std::string& out) override {
    const auto lines = most_first();
    if (lines.empty()) return;
    const size_t width = fmt::formatted_size("{}", lines.front().count);
    Painter painter(out, options_.color);
    for (const Line& line : lines) {
      const auto severity = name_of(line.severity);
      painter.plain(fmt::format("{:>{}}  ", line.count, width));
      painter.paint(style_of(line.severity), severity);
      painter.plain(std::string(9 - severity.size(), ' '));
      painter.plain(line.rule);
      painter.plain("\n");
    }
  }

 private:
  std::vector<Line> most_first() const {
    std::vector<Line> lines;
    for (const auto& [key, number] : counts_) {
      lines.push_back({key.first, key.second, number});
    }
    std::ranges::stable_sort(lines, std::ranges::greater(), &Line::count);
    return lines;
  }

  Options options_;
  std::map<std::pair<std::string_view, Severity>, uint64_t> counts_;
};

}  // namespace

std::unique_ptr<Report> begin_statistics(const Options& options) {
  return std::make_unique<Statistics>(options);
}

}  // namespace listlint::reports
