#include "cli/run.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <thread>

#include "cli/output.h"
#include "cli/paths.h"
#include "lint/input.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

Date today() {
  const std::chrono::year_month_day now{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return {static_cast<int>(now.year()),
          static_cast<uint8_t>(static_cast<unsigned>(now.month())),
          static_cast<uint8_t>(static_cast<unsigned>(now.day()))};
}

tl::expected<Config, std::string> make_config(const std::string& path,
                                              const Flags& flags,
                                              Purpose purpose) {
  std::vector<const Rule*> rules;
  for (const auto& row : rules::table()) rules.push_back(row.rule);
  Config config{default_settings(rules), std::nullopt};
  if (!path.empty()) {
    const auto source = read_source(path);
    if (!source) return tl::unexpected(source.error());
    auto parsed = parse_config(std::string((*source)->bytes()), path, rules);
    if (!parsed) return parsed;
    config = std::move(*parsed);
  }
  auto narrowed =
      narrow(std::move(config.settings), {flags.select, flags.ignore}, rules);
  if (!narrowed) return tl::unexpected(narrowed.error());
  config.settings = std::move(*narrowed);
  if (purpose == Purpose::read) config.settings.rules.clear();
  if (!flags.fail_on.empty()) config.fail_on = parse_fail_on(flags.fail_on);
  return config;
}

// The name that findings show, and the path.
using NamedPath = std::pair<std::string, std::string>;

std::vector<NamedPath> named_paths(const Flags& flags,
                                   std::vector<std::string>& failures) {
  const auto arguments =
      flags.paths.empty() ? std::vector<std::string>{"."} : flags.paths;
  std::vector<NamedPath> named;
  for (const auto& path : expand_paths(arguments, failures)) {
    named.emplace_back(path == "-" ? flags.stdin_filename : path, path);
  }
  std::ranges::sort(named);
  return named;
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

EngineOptions options_of(const Flags& flags) {
  EngineOptions options;
  options.input_format = flags.input_format;
  options.today = today();
  options.threads = flags.threads != 0
                        ? flags.threads
                        : std::max(1U, std::thread::hardware_concurrency());
  options.encoding = flags.encoding;
  options.selection = {flags.pages, flags.namespaces};
  return options;
}

std::string told(const DumpCounts& counts) {
  auto text =
      fmt::format("{} page{} read", counts.read, counts.read == 1 ? "" : "s");
  std::string left_out;
  const auto add = [&](uint64_t number, std::string_view one,
                       std::string_view many) {
    if (number == 0) return;
    left_out += fmt::format("{}{} {}", left_out.empty() ? "" : ", ", number,
                            number == 1 ? one : many);
  };
  add(counts.unselected, "not selected", "not selected");
  add(counts.redirects, "redirect", "redirects");
  add(counts.other_models, "not wikitext", "not wikitext");
  add(counts.textless, "without text", "without text");
  return left_out.empty() ? text : text + "; left out: " + left_out;
}

// Why nothing was read, where nothing failed.
std::string nothing_read(const Plan& plan, const Flags& flags) {
  if (plan.jobs.empty()) {
    return "no list found: name files, or a folder with lists";
  }
  std::string text = "no page was read";
  if (!flags.pages.empty() || !flags.namespaces.empty()) {
    text += ": --page and --namespace select none";
  }
  return text + (flags.verbose ? "" : "; -v tells what was left out");
}

}  // namespace

tl::expected<Plan, std::string> make_plan(const Flags& flags, Purpose purpose) {
  Plan plan;
  const auto given = make_config(flags.config, flags, purpose);
  if (!given) return tl::unexpected(given.error());
  std::map<std::string, const Config*> config_at;  // by its path
  std::map<std::string, std::string> known;
  for (const auto& [name, path] : named_paths(flags, plan.failures)) {
    const auto config_path = config_for(path, flags, known);
    const auto [at, is_new] = config_at.try_emplace(config_path);
    if (is_new) {
      auto config = make_config(config_path, flags, purpose);
      if (!config) return tl::unexpected(config.error());
      if (flags.verbose) {
        complain(config_path.empty() ? "no config file"
                                     : "config " + config_path);
      }
      at->second = &plan.configs.emplace_back(std::move(*config));
    }
    plan.jobs.push_back({path, name, &at->second->settings});
    plan.config_of.push_back(at->second);
  }
  return plan;
}

bool Taker::take(Checked checked) {
  if (checked.source == nullptr) {
    failures.push_back(checked.failure);
  } else {
    ++documents;
    if (flags_.verbose && checked.source->page().empty()) {
      complain(
          fmt::format("{}: read as {}", checked.path, checked.document.format));
    }
  }
  return write(checked);
}

void Taker::end_dump(const std::string& name, const DumpCounts& counts) {
  if (flags_.verbose) complain(fmt::format("{}: {}", name, told(counts)));
}

void run(const Plan& plan, const Flags& flags, Taker& taker) {
  taker.failures = plan.failures;
  const Open open = [](const std::string& path) -> Opened {
    if (path == "-") return open_standard_input();
    return open_file(path);
  };
  check_jobs(plan.jobs, open, options_of(flags), taker);
  if (taker.documents == 0 && taker.failures.empty()) {
    taker.failures.push_back(nothing_read(plan, flags));
  }
}

}  // namespace listlint::cli
