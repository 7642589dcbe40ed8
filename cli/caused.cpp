#include "cli/caused.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

#include "cli/changes.h"
#include "cli/output.h"

namespace listlint::cli {
namespace {

// Nobody edits a longer line as a whole: a JSON document, say, may be one line.
constexpr uint32_t kLongLine = 2000;
// A finding on more lines is about a part of the list, and stands at its first.
constexpr uint32_t kMostLines = 20;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// A line that is only indented otherwise, or ends otherwise, is the same.
uint64_t key_of(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return std::hash<std::string_view>{}(line);
}

bool take(std::unordered_map<uint64_t, uint32_t>& counts, uint64_t key) {
  const auto at = counts.find(key);
  if (at == counts.end() || at->second == 0) return false;
  --at->second;
  return true;
}

// Collects the lists as they were.
class Collector final : public Sink {
 public:
  using Take = std::function<void(const Checked& checked)>;

  explicit Collector(Take take) : take_(std::move(take)) {}

  bool take(Checked checked) override {
    if (checked.source != nullptr) {
      take_(checked);
    } else {
      complain(fmt::format("{}; all findings of now are told of it",
                           checked.failure));
    }
    return true;
  }

 private:
  Take take_;
};

}  // namespace

Earlier::Earlier(const Checked& checked) {
  const auto bytes = checked.source->bytes();
  for (size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    lines_.insert(key_of(bytes.substr(at, end - at)));
    at = end + 1;
  }
  for (const auto& finding : checked.findings) {
    if (finding.dismissal != Dismissal::none) continue;
    ++findings_[content_of(finding, checked.document, Within::section)];
    ++anywhere_[content_of(finding, checked.document, Within::document)];
  }
}

bool Earlier::has_lines_of(const Finding& finding, std::string_view bytes,
                           const LineIndex& lines) const {
  const auto first = lines.line_of(finding.span.begin);
  auto last = lines.line_of(std::max(
      finding.span.begin, finding.span.end - std::min(finding.span.end, 1U)));
  if (last - first >= kMostLines) last = first;
  for (auto number = first; number <= last; ++number) {
    const auto line = lines.line(number);
    if (line.size() > kLongLine) continue;
    if (!lines_.contains(key_of(bytes.substr(line.begin, line.size())))) {
      return false;
    }
  }
  return true;
}

std::vector<bool> Earlier::known(const Checked& now) const {
  const auto bytes = now.source->bytes();
  const LineIndex lines(bytes);
  auto left = findings_;
  auto left_anywhere = anywhere_;
  std::vector<bool> known(now.findings.size());
  std::vector<size_t> rest;
  const auto content = [&](size_t i, Within within) {
    return content_of(now.findings[i], now.document, within);
  };
  for (size_t i = 0; i < known.size(); ++i) {
    const auto& finding = now.findings[i];
    if (finding.dismissal != Dismissal::none) continue;
    // What another finding explains is not told of a line for being changed.
    const bool is_told = finding.folded_into == 0;
    if (is_told && !has_lines_of(finding, bytes, lines)) continue;
    known[i] = take(left, content(i, Within::section));
    if (known[i]) {
      take(left_anywhere, content(i, Within::document));
    } else {
      rest.push_back(i);
    }
  }
  // A section that got another name has the findings that it had.
  for (const auto i : rest) {
    known[i] = take(left_anywhere, content(i, Within::document));
  }
  return known;
}

Caused::Caused(const Plan& plan, const Flags& flags) {
  const auto& changes = *plan.changes;
  std::vector<Job> jobs;
  std::vector<size_t> job_of;
  for (size_t i = 0; i < plan.jobs.size(); ++i) {
    const auto& job = plan.jobs[i];
    if (!changes.has_before(job.path)) continue;
    jobs.push_back({job.path, changes.name_before(job.path), job.settings});
    job_of.push_back(i);
  }
  Collector collector([&](const Checked& checked) {
    earlier_.emplace(std::pair{job_of[checked.job], checked.source->page()},
                     Earlier(checked));
  });
  const Open open = [&](const std::string& list) {
    return changes.open_before(list);
  };
  check_jobs(jobs, open, engine_options(flags, plan), collector);
}

std::vector<bool> Caused::known(const Checked& now) const {
  const auto at = earlier_.find({now.job, now.source->page()});
  if (at == earlier_.end()) return std::vector<bool>(now.findings.size());
  return at->second.known(now);
}

void dismiss_known(std::vector<Finding>& findings,
                   const std::vector<bool>& known) {
  std::unordered_set<uint64_t> owners;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!known[i]) continue;
    if (!findings[i].folds.empty()) owners.insert(findings[i].fingerprint);
    if (findings[i].dismissal == Dismissal::none) {
      findings[i].dismissal = Dismissal::earlier;
    }
  }
  for (auto& finding : findings) {
    if (finding.dismissal == Dismissal::none &&
        owners.contains(finding.folded_into)) {
      finding.folded_into = 0;
    }
  }
}

}  // namespace listlint::cli
