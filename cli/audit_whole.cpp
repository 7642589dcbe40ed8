#include "cli/audit_whole.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

// The flags of `listlint report` over the same lists and rules.
Flags flags_of_report(const Flags& flags) {
  auto whole = flags;
  whole.command = Command::report;
  whole.format.clear();
  whole.outputs.clear();
  whole.color = "never";
  whole.fix = whole.unsafe_fixes = whole.diff = false;
  whole.statistics = false;
  whole.update_baseline = false;
  whole.verbose = false;
  whole.timestamp = true;
  return whole;
}

}  // namespace

std::vector<std::string> whole_reports(const AuditFlags& flags) {
  if (flags.report.empty()) return {};
  const auto folder = flags.report == kBesideStore
                          ? fs::path(flags.store).parent_path() / "report"
                          : fs::path(flags.report);
  return {folder / "report.html", folder / "report.md"};
}

bool are_current(const std::vector<std::string>& reports, const Plan& plan) {
  std::error_code error;
  return std::ranges::all_of(reports, [&](const std::string& report) {
    const auto made = fs::last_write_time(report, error);
    return !error && std::ranges::none_of(plan.jobs, [&](const Job& job) {
      const auto changed = fs::last_write_time(job.path, error);
      return error || changed >= made;
    });
  });
}

bool write_whole(const std::vector<std::string>& reports, const Flags& flags) {
  auto whole = flags_of_report(flags);
  for (const auto& report : reports) {
    std::error_code error;
    fs::create_directories(fs::path(report).parent_path(), error);
    if (error) {
      complain(fmt::format("cannot write {}: {}", report, error.message()));
      return false;
    }
  }
  whole.outputs = reports;
  const bool good = report(whole) < 2;
  if (good && !flags.quiet) {
    complain(fmt::format("wrote {}", fmt::join(reports, " and ")));
  }
  return good;
}

}  // namespace listlint::cli
