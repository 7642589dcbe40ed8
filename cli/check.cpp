#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <thread>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "lint/config.h"
#include "lint/engine.h"
#include "reports/report.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

std::vector<const Rule*> all_rules() {
  std::vector<const Rule*> all;
  for (const auto& row : rules::table()) all.push_back(row.rule);
  return all;
}

Date today() {
  const std::chrono::year_month_day now{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return {static_cast<int>(now.year()),
          static_cast<uint8_t>(static_cast<unsigned>(now.month())),
          static_cast<uint8_t>(static_cast<unsigned>(now.day()))};
}

// One config and the lists that it holds for.
struct Group {
  Config config;
  std::vector<std::string> paths;
};

tl::expected<Config, std::string> load_config(
    const std::string& path, const Flags& flags,
    std::span<const Rule* const> all) {
  Config config{default_settings(all), std::nullopt};
  if (!path.empty()) {
    const auto source = read_source(path);
    if (!source) return tl::unexpected(source.error());
    auto parsed = parse_config(std::string((*source)->bytes()), path, all);
    if (!parsed) return parsed;
    config = std::move(*parsed);
  }
  auto narrowed =
      narrow(std::move(config.settings), {flags.select, flags.ignore}, all);
  if (!narrowed) return tl::unexpected(narrowed.error());
  config.settings = std::move(*narrowed);
  if (!flags.fail_on.empty()) config.fail_on = parse_fail_on(flags.fail_on);
  return config;
}

std::string config_for(const std::string& path, const Flags& flags,
                       std::map<std::string, std::string>& known) {
  if (flags.no_config) return {};
  if (!flags.config.empty()) return flags.config;
  const auto folder = folder_of(path);
  const auto [at, is_new] = known.try_emplace(folder);
  if (is_new) at->second = find_config(folder);
  return at->second;
}

// Groups the lists by config; the first broken config ends the run.
tl::expected<std::vector<Group>, std::string> group_paths(
    const std::vector<std::string>& paths, const Flags& flags) {
  const auto all = all_rules();
  std::vector<Group> groups;
  std::map<std::string, size_t> group_of;
  std::map<std::string, std::string> known;
  for (const auto& path : paths) {
    const auto config_path = config_for(path, flags, known);
    const auto [at, is_new] = group_of.try_emplace(config_path, groups.size());
    if (is_new) {
      auto config = load_config(config_path, flags, all);
      if (!config) return tl::unexpected(config.error());
      if (flags.verbose) {
        complain(config_path.empty() ? "no config file"
                                     : "config " + config_path);
      }
      groups.push_back({std::move(*config), {}});
    }
    groups[at->second].paths.push_back(path);
  }
  return groups;
}

bool fails(const Checked& checked, const FailOn& fail_on) {
  if (fail_on.never) return false;
  return std::ranges::any_of(checked.findings, [&](const Finding& finding) {
    return finding.folded_into == 0 && finding.severity >= fail_on.least;
  });
}

struct Run {
  std::vector<Checked> checked;  // by path
  bool failing = false;          // something at or above --fail-on
};

Run run_groups(const std::vector<Group>& groups, const Flags& flags) {
  EngineOptions options;
  options.input_format = flags.input_format;
  options.today = today();
  options.threads = flags.threads != 0
                        ? flags.threads
                        : std::max(1U, std::thread::hardware_concurrency());
  const auto load = [&](const std::string& path) {
    return path == "-" ? read_standard_input(flags.stdin_filename)
                       : read_source(path);
  };
  Run run;
  for (const auto& group : groups) {
    auto checked =
        check_paths(group.paths, load, group.config.settings, options);
    const auto fail_on = group.config.fail_on.value_or(FailOn{});
    for (auto& one : checked) {
      run.failing = run.failing || fails(one, fail_on);
      run.checked.push_back(std::move(one));
    }
  }
  std::ranges::sort(run.checked, {}, &Checked::path);
  return run;
}

// A bad --select or config is told even where no list is found.
bool flags_are_good(const Flags& flags) {
  const auto good = load_config(flags.config, flags, all_rules());
  if (!good) complain(good.error());
  return good.has_value();
}

}  // namespace

int check(const Flags& flags) {
  if (!flags_are_good(flags)) return 2;
  std::vector<std::string> failures;
  const auto arguments =
      flags.paths.empty() ? std::vector<std::string>{"."} : flags.paths;
  const auto paths = expand_paths(arguments, failures);
  const auto groups = group_paths(paths, flags);
  if (!groups) {
    complain(groups.error());
    return 2;
  }
  const auto run = run_groups(*groups, flags);
  for (const auto& checked : run.checked) {
    if (!checked.failure.empty()) failures.push_back(checked.failure);
    if (flags.verbose && checked.failure.empty()) {
      complain(
          fmt::format("{}: read as {}", checked.path, checked.document.format));
    }
  }
  if (paths.empty() && failures.empty()) {
    failures.push_back(
        "no list found: name files, or a folder with .txt files");
  }
  const bool none_read = std::ranges::all_of(
      run.checked, [](const Checked& one) { return !one.failure.empty(); });
  const reports::Options options{
      .color = use_color(flags.color, flags.output),
      .show_folded = flags.show_folded,
      .show_all = flags.show_all,
      .quiet = flags.quiet || none_read,
  };
  const auto text =
      flags.statistics
          ? reports::statistics(run.checked, options)
          : reports::find_format(flags.format)->render(run.checked, options);
  bool written = true;
  if (!paths.empty()) written = write_output(text, flags.output);
  for (const auto& failure : failures) complain(failure);
  if (!failures.empty() || !written) return 2;
  return run.failing ? 1 : 0;
}

}  // namespace listlint::cli
