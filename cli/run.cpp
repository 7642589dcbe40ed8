#include "cli/run.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <thread>
#include <tuple>

#include "cli/output.h"
#include "cli/paths.h"
#include "lint/input.h"

namespace listlint::cli {
namespace {

struct NamedPath {
  std::string name;  // that findings show
  ListPath list;
};

// Whether what is written would stand in the place of this file.
bool is_output(const std::string& path, const Flags& flags) {
  if (flags.output.empty() && flags.outputs.empty() && flags.no_lists.empty()) {
    return false;
  }
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const auto is_this = [&](const std::string& output) {
    return is_same_file(path, output);
  };
  return is_same_file(path, flags.output) ||
         std::ranges::any_of(flags.outputs, is_this) ||
         std::ranges::any_of(flags.no_lists, is_this);
}

std::vector<ListPath> list_paths(const Flags& flags, Plan& plan) {
  if (plan.changes) return plan.changes->lists();
  const auto arguments =
      flags.paths.empty() ? std::vector<std::string>{"."} : flags.paths;
  auto found = expand_paths(arguments, !flags.no_gitignore);
  plan.failures = std::move(found.failures);
  plan.left_out.ignored = found.ignored;
  if (!flags.quiet) {
    for (const auto& problem : found.problems) complain(problem);
  }
  return std::move(found.files);
}

std::vector<NamedPath> named_paths(const Flags& flags, Plan& plan) {
  std::vector<NamedPath> named;
  for (auto& list : list_paths(flags, plan)) {
    if (is_same_file(list.path, flags.baseline)) continue;
    if (list.walked && is_output(list.path, flags)) continue;
    const auto name = list.path == "-" ? flags.stdin_filename : list.path;
    named.push_back({name, std::move(list)});
  }
  std::ranges::sort(named, {}, [](const NamedPath& path) {
    return std::tie(path.name, path.list.path);
  });
  return named;
}

// What a walk left out; "" where nothing.
std::string told(const LeftOut& left_out) {
  std::string text;
  if (left_out.ignored > 0) {
    text = fmt::format("{} that git ignores (--no-gitignore reads them)",
                       left_out.ignored);
  }
  if (left_out.excluded > 0) {
    text += fmt::format("{}{} by \"exclude\"", text.empty() ? "" : ", ",
                        left_out.excluded);
  }
  return text.empty() ? text : "left out: " + text;
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

// Whether --select or --ignore name custom rules.
bool names_custom(const Flags& flags) {
  const auto is_custom = [](const std::string& word) {
    return word == "custom" || word.starts_with("custom/");
  };
  return std::ranges::any_of(flags.select, is_custom) ||
         std::ranges::any_of(flags.ignore, is_custom);
}

// Why nothing was read, where nothing failed.
std::string nothing_read(const Plan& plan, const Flags& flags) {
  if (plan.jobs.empty()) {
    const auto left_out = told(plan.left_out);
    return "no list found: name files, or a folder with lists" +
           (left_out.empty() ? "" : "; " + left_out);
  }
  std::string text = "no page was read";
  if (!flags.pages.empty() || !flags.namespaces.empty()) {
    text += ": --page and --namespace select none";
  }
  return text + (flags.verbose ? "" : "; -v tells what was left out");
}

// Of a run that is only about what was changed.
std::string nothing_changed(const Flags& flags) {
  return flags.staged ? "nothing to check: no list is staged"
                      : fmt::format(
                            "nothing to check: no list was changed "
                            "since {}",
                            flags.changed_since);
}

}  // namespace

Date today() {
  const std::chrono::year_month_day now{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return {static_cast<int>(now.year()),
          static_cast<uint8_t>(static_cast<unsigned>(now.month())),
          static_cast<uint8_t>(static_cast<unsigned>(now.day()))};
}

EngineOptions engine_options(const Flags& flags, const Plan& plan) {
  EngineOptions options;
  options.input_format = flags.input_format;
  options.today = today();
  options.threads = flags.threads != 0
                        ? flags.threads
                        : std::max(1U, std::thread::hardware_concurrency());
  options.encoding = flags.encoding;
  options.selection = {flags.pages, flags.namespaces};
  options.verdicts = plan.verdicts;
  options.known = plan.known;
  options.reads_clean = plan.reads_clean;
  return options;
}

tl::expected<Plan, std::string> make_plan(const Flags& flags, Purpose purpose) {
  Plan plan{.configs = Configs(flags, purpose)};
  auto& configs = plan.configs;
  // A broken config, rule name or pattern is told where no list is found, too;
  // custom rules are known only by the configs of the lists.
  if (!flags.config.empty() || flags.no_config || !names_custom(flags)) {
    const auto given = configs.config(flags.no_config ? "" : flags.config, ".");
    if (!given) return tl::unexpected(given.error());
  }
  if (wants_changes(flags)) {
    auto changes = Changes::find(flags, plan.failures);
    if (!changes) return tl::unexpected(changes.error());
    plan.changes = std::move(*changes);
  }
  for (const auto& [name, list] : named_paths(flags, plan)) {
    if (is_output(list.path, flags)) {
      return tl::unexpected(fmt::format(
          "-o {} would write over a list that is to be read", list.path));
    }
    // Standard input goes by the name that it is given.
    const auto config_path = configs.path_for(list.path);
    const auto stack = configs.stack(config_path);
    if (!stack) return tl::unexpected(stack.error());
    if (list.walked && configs.is_excluded(**stack, list.path)) {
      ++plan.left_out.excluded;
      continue;
    }
    const auto config = configs.config(config_path, name);
    if (!config) return tl::unexpected(config.error());
    plan.jobs.push_back(
        {list.path, name, &(*config)->settings, list.path != "-"});
    plan.config_of.push_back(*config);
  }
  const auto left_out = told(plan.left_out);
  if (flags.verbose && !left_out.empty()) complain(left_out);
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
  if (checked.source != nullptr) prepare(checked);
  return write(checked);
}

void Taker::end_dump(const std::string& name, const DumpCounts& counts) {
  if (flags_.verbose) complain(fmt::format("{}: {}", name, told(counts)));
}

void run(const Plan& plan, const Flags& flags, Taker& taker) {
  taker.failures = plan.failures;
  const Open open = [&plan](const std::string& path) -> Opened {
    if (plan.changes) return plan.changes->open(path);
    if (path != "-") return open_file(path);
    if (!plan.standard_input) return open_standard_input();
    return open_source(std::make_unique<Source>("-", *plan.standard_input));
  };
  check_jobs(plan.jobs, open, engine_options(flags, plan), taker);
  if (taker.documents > 0 || !taker.failures.empty()) return;
  if (plan.changes && plan.jobs.empty()) {
    if (!flags.quiet) complain(nothing_changed(flags));
  } else {
    taker.failures.push_back(nothing_read(plan, flags));
  }
}

}  // namespace listlint::cli
