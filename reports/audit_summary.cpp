#include "reports/audit_summary.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <string_view>
#include <vector>

#include "reports/visible.h"

namespace listlint::reports {
namespace {

struct ReasonCount {
  Reason reason = Reason::ok;
  uint64_t count = 0;
};

// A reader finds the source there.
bool is_found(State state) {
  return state == State::ok || state == State::moved;
}

// " (6 soft-404, 3 parked)".
std::string reasons_text(std::vector<ReasonCount> reasons) {
  std::ranges::stable_sort(reasons, std::greater(), &ReasonCount::count);
  std::string out;
  for (const auto& [reason, count] : reasons) {
    out += fmt::format("{}{} {}", out.empty() ? " (" : ", ", count,
                       name_of(reason));
  }
  return out + ")";
}

// "about 40 s left": rounded up, for it is a guess.
std::string left_text(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kHour = 60 * kMinute;
  constexpr double kLongest = 1000 * kHour;
  seconds = std::min(seconds, kLongest);
  if (seconds <= 10)
    return fmt::format("about {:.0f} s left",
                       std::ceil(std::max(seconds, 1.0)));
  if (seconds <= 90) {
    return fmt::format("about {:.0f} s left", std::ceil(seconds / 10) * 10);
  }
  if (seconds <= 90 * kMinute) {
    return fmt::format("about {:.0f} min left", std::ceil(seconds / kMinute));
  }
  return fmt::format("about {:.0f} h left", std::ceil(seconds / kHour));
}

// Fit for a terminal, and no wider than `width`.
std::string cut(std::string_view text, uint32_t width) {
  std::string out;
  size_t kept = 0;  // bytes that leave a column for the ellipsis
  uint32_t columns = 0;
  for (size_t at = 0; at < text.size();) {
    const auto [length, wide] = append_visible(out, text, at);
    at += length;
    columns += wide;
    if (columns > width) return width == 0 ? "" : out.substr(0, kept) + "…";
    if (columns < width) kept = out.size();
  }
  return out;
}

}  // namespace

std::string audit_summary(const AuditCounts& counts) {
  uint64_t total = 0;
  for (const auto& [verdict, count] : counts.by_verdict) total += count;
  if (total == 0) return "no addresses\n";
  std::string line;
  auto at = counts.by_verdict.begin();
  while (at != counts.by_verdict.end()) {
    const State state = at->first.first;
    uint64_t sum = 0;
    std::vector<ReasonCount> reasons;
    for (; at != counts.by_verdict.end() && at->first.first == state; ++at) {
      sum += at->second;
      if (at->second > 0) reasons.push_back({at->first.second, at->second});
    }
    if (sum == 0) continue;
    line +=
        fmt::format("{} {} {}{}", line.empty() ? ":" : ",", sum, name_of(state),
                    is_found(state) ? "" : reasons_text(std::move(reasons)));
  }
  return fmt::format("{} {}{}\n", total, total == 1 ? "address" : "addresses",
                     line);
}

std::string progress_line(const AuditProgress& progress, uint32_t width) {
  auto line = fmt::format("{}/{} checked", progress.done, progress.targets);
  const auto asked = progress.done - std::min(progress.known, progress.done);
  const auto left =
      progress.targets - std::min(progress.done, progress.targets);
  // The first moments tell nothing.
  const double rate =
      progress.seconds < 1 ? 0 : static_cast<double>(asked) / progress.seconds;
  if (rate >= 0.05) {
    line += fmt::format(", {:.{}f}/s", rate, rate < 9.95 ? 1 : 0);
  }
  const auto add = [&](uint64_t count, std::string_view what) {
    if (count > 0) line += fmt::format(", {} {}", count, what);
  };
  add(progress.dead, "dead");
  add(progress.suspect, "suspect");
  add(progress.blocked, "blocked");
  const double by_rate = rate > 0 ? static_cast<double>(left) / rate : 0;
  const double seconds = std::max(by_rate, progress.slowest_seconds);
  if (left > 0 && seconds > 0) line += ", " + left_text(seconds);
  if (!progress.slowest_host.empty() && progress.slowest_waiting > 0) {
    line += fmt::format("; waiting for {} ({} left)", progress.slowest_host,
                        progress.slowest_waiting);
  }
  return cut(line, width);
}

}  // namespace listlint::reports
