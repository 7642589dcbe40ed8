#include "reports/report.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/fix.h"
#include "reports/formats.h"

namespace listlint::reports {
namespace {

constexpr auto kFormats = std::to_array<Format>({
    {"text", "source lines with the place marked, for people", begin_text},
    {"concise", "one line a finding", begin_concise},
    {"json", "one object: findings and summary", begin_json},
    {"jsonl", "one JSON object a line, one finding each", begin_jsonl},
    {"sarif", "SARIF 2.1.0, for code scanning", begin_sarif},
    {"gitlab", "code quality of GitLab", begin_gitlab},
    {"rdjson", "for reviewdog, with suggestions", begin_rdjson},
    {"github", "annotations of GitHub Actions", begin_github},
    {"junit", "test results, for build servers", begin_junit},
    {"checkstyle", "XML that many code hosts read", begin_checkstyle},
    {"markdown", "a comment for a pull request", begin_markdown},
    {"html", "one page for people: score, findings and why", begin_html, true},
});

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &Format::name);
  return found == kFormats.end() ? nullptr : found;
}

bool is_shown(const Finding& finding, const Options& options) {
  if (finding.folded_into != 0 && !options.show_folded) return false;
  return finding.dismissal == Dismissal::none || options.show_suppressed;
}

void Counts::add(const Checked& checked) {
  if (checked.source == nullptr) return;
  if (checked.is_list) ++documents;
  fixed += checked.applied_fixes;
  if (checked.applied_fixes > 0) ++fixed_documents;
  for (const Finding& finding : checked.findings) {
    if (is_fixable(finding)) {
      ++(finding.fix->safety == Safety::safe ? safe_fixes : unsafe_fixes);
    }
    if (finding.folded_into != 0) {
      ++folded;
    } else if (finding.dismissal == Dismissal::suppressed) {
      ++suppressed;
    } else if (finding.dismissal == Dismissal::baseline) {
      ++baseline;
    } else if (finding.dismissal == Dismissal::earlier) {
      ++earlier;
    } else if (finding.severity == Severity::error) {
      ++errors;
    } else if (finding.severity == Severity::warning) {
      ++warnings;
    } else {
      ++infos;
    }
  }
}

Counts count(std::span<const Checked> run) {
  Counts counts;
  for (const Checked& checked : run) counts.add(checked);
  return counts;
}

std::string render(std::unique_ptr<Report> report,
                   std::span<const Checked> run) {
  std::string out;
  for (const Checked& checked : run) report->add(out, checked);
  report->end(out);
  return out;
}

std::string fingerprint_text(uint64_t fingerprint) {
  return fmt::format("{:016x}", fingerprint);
}

}  // namespace listlint::reports
