// Workflow commands of GitHub Actions, which become annotations:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
//
// GitHub shows ten of each level in a step and says nothing of the others, so
// these are chosen here and the others are told.
#include <array>
#include <fmt/format.h>
#include <vector>

#include "reports/formats.h"
#include "reports/places.h"
#include "reports/summary.h"
#include "reports/visible.h"

namespace listlint::reports {
namespace {

constexpr size_t kMost = 10;

enum class Part : uint8_t { property, message };

// Nothing in the text ends the line, the property or the command, or drives
// the terminal that a log is read in.
std::string escaped(std::string_view text, Part part) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool separates = part == Part::property && (c == ':' || c == ',');
    if (c == '%' || c == '\n' || c == '\r' || separates) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", c);
      ++at;
    } else {
      at += append_visible(out, text, at).length;
    }
  }
  return out;
}

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "notice";
}

class GitHub final : public Report {
 public:
  explicit GitHub(const Options& options) : options_(options) {}

  void add(std::string& /*out*/, const Checked& checked) override {
    if (checked.source == nullptr) {
      add_failure(checked);
      return;
    }
    if (checked.findings.empty()) return;
    const Places places(checked);
    const auto file = file_name(checked.path, checked.source->page());
    for (const Finding& finding : checked.findings) {
      if (!is_shown(finding, options_)) continue;
      auto& level = levels_[static_cast<size_t>(finding.severity)];
      ++level.count;
      if (level.lines.size() == kMost) continue;
      level.lines.push_back(line(finding, file, places));
    }
  }

  void end(std::string& out) override {
    auto& [infos, warnings, errors] = levels_;
    uint64_t shown = append(out, failures_, kMost);
    const uint64_t unread = failures_.count - shown;
    const auto room = kMost - shown;
    const auto more_errors = errors.count - append(out, errors, room);
    const auto more_warnings = warnings.count - append(out, warnings, kMost);
    // The line that tells of the others is a notice as well.
    const bool all =
        unread + more_errors + more_warnings == 0 && infos.count <= kMost;
    const auto more_infos =
        infos.count - append(out, infos, all ? kMost : kMost - 1);
    if (all) return;
    append_rest(out, {{{unread, "unreadable list"},
                       {more_errors, "error"},
                       {more_warnings, "warning"},
                       {more_infos, "info"}}});
  }

 private:
  struct Level {
    std::vector<std::string> lines;  // the first ones
    uint64_t count = 0;              // of all
  };
  struct Rest {
    uint64_t count = 0;
    std::string_view noun;
  };

  void add_failure(const Checked& checked) {
    ++failures_.count;
    if (failures_.lines.size() == kMost) return;
    failures_.lines.push_back(
        fmt::format("::error file={}::{}\n",
                    escaped(file_name(checked.path), Part::property),
                    escaped(checked.failure, Part::message)));
  }

  static std::string line(const Finding& finding, const std::string& file,
                          const Places& places) {
    const auto begin = places.at(finding.span.begin);
    const auto end = places.at(finding.span.end);
    const auto last = places.lines(finding.span).last;
    auto made =
        fmt::format("::{} file={},line={}", command_of(finding.severity),
                    escaped(file, Part::property), begin.line);
    // Columns are taken for one line only.
    if (end.line == begin.line) {
      made += fmt::format(",col={},endLine={},endColumn={}", begin.column, last,
                          end.column);
    } else {
      made += fmt::format(",endLine={}", last);
    }
    made += fmt::format(",title={}::{}", escaped(finding.rule, Part::property),
                        escaped(finding.message, Part::message));
    const auto dismissal = dismissal_text(finding);
    if (!dismissal.empty()) {
      made += fmt::format(" ({})", escaped(dismissal, Part::message));
    }
    return made += '\n';
  }

  // Answers how many it appended.
  static uint64_t append(std::string& out, const Level& level, uint64_t most) {
    uint64_t shown = 0;
    for (const auto& line : level.lines) {
      if (shown == most) break;
      out += line;
      ++shown;
    }
    return shown;
  }

  static void append_rest(std::string& out, std::span<const Rest> rests) {
    out += "::notice title=listlint::Not shown here:";
    std::string_view separator = " ";
    for (const auto& [number, noun] : rests) {
      if (number == 0) continue;
      out += separator;
      out += counted(number, noun);
      separator = ", ";
    }
    out += '\n';
  }

  Options options_;
  Level failures_;
  std::array<Level, 3> levels_;  // by Severity
};

}  // namespace

std::unique_ptr<Report> begin_github(const Options& options) {
  return std::make_unique<GitHub>(options);
}

}  // namespace listlint::reports
