#include "cli/dismissals.h"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/paths.h"
#include "cli/replace_file.h"
#include "lint/find_upwards.h"
#include "lint/input.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

// Whether a run looks at whole lists: a part of a dump tells nothing of the
// rest.
bool reads_whole(const Flags& flags) {
  return flags.pages.empty() && flags.namespaces.empty();
}

// Whether a rule is of the kind that the command runs.
bool is_of_command(const Flags& flags, std::string_view id) {
  const auto* row = rules::find(id);
  const bool of_audit = row != nullptr && is_of_audit(*row->rule);
  return of_audit == (flags.command == Command::audit);
}

// Flags that narrow a run leave the rules alone that they leave out. What the
// config switches off is off.
Baseline::LooksFor looks_for(const Flags& flags, const Settings& settings) {
  if (!reads_whole(flags)) return [](std::string_view) { return false; };
  if (flags.select.empty() && flags.ignore.empty()) {
    return
        [&flags](std::string_view rule) { return is_of_command(flags, rule); };
  }
  return [&settings](std::string_view rule) {
    return std::ranges::any_of(settings.rules, [&](const RuleSetting& setting) {
      return setting.rule->id == rule;
    });
  };
}

}  // namespace

tl::expected<Dismissals, std::string> Dismissals::load(const Plan& plan,
                                                       const Flags& flags) {
  Dismissals made(plan, flags);
  if (flags.coverage) return made;
  auto problem = made.load_ignore_files();
  if (problem.empty()) problem = made.load_baseline();
  if (!problem.empty()) return tl::unexpected(problem);
  if (plan.changes) made.caused_.emplace(plan, flags);
  return made;
}

std::string Dismissals::load_ignore_files() {
  file_of_.assign(plan_->jobs.size(), nullptr);
  if (flags_->no_config) return {};
  std::map<std::string, std::string> known;  // by folder
  for (size_t i = 0; i < plan_->jobs.size(); ++i) {
    const auto& name = plan_->jobs[i].name;
    const auto [at, is_new] = known.try_emplace(written_folder(name));
    if (is_new) at->second = ignore_file_of(name);
    const auto& path = at->second;
    if (path.empty()) continue;
    auto& file = files_[path];
    file_of_[i] = &file;
    if (file.parsed) continue;
    const auto source = read_source(path);
    if (!source) return source.error();
    auto parsed = IgnoreFile::parse(short_path(path),
                                    std::string((*source)->bytes()), today());
    if (!parsed) return parsed.error();
    if (flags_->verbose) complain("ignore file " + path);
    file = {folder_of(path), i, std::move(*parsed)};
  }
  return {};
}

std::string Dismissals::load_baseline() {
  const auto& path = flags_->baseline;
  if (path.empty()) return {};
  baseline_folder_ = folder_of(path);
  if (flags_->update_baseline && ::access(path.c_str(), F_OK) != 0) {
    baseline_.emplace();
    return {};
  }
  const auto source = read_source(path);
  if (!source) return source.error() + "; --update-baseline writes it";
  auto parsed = Baseline::parse(path, (*source)->bytes());
  if (!parsed) return parsed.error();
  baseline_ = std::move(*parsed);
  return {};
}

void Dismissals::apply(Checked& checked) {
  // What it was before does not know the ignore files and the baseline either.
  const auto known = caused_ ? caused_->known(checked) : std::vector<bool>();
  if (!file_of_.empty() && file_of_[checked.job] != nullptr) {
    auto& file = *file_of_[checked.job];
    file.parsed->apply(path_from(file.folder, checked.path), checked.findings,
                       reads_whole(*flags_));
  }
  apply_baseline(checked);
  if (caused_) dismiss_known(checked.findings, known);
}

void Dismissals::apply_baseline(Checked& checked) {
  if (!baseline_) return;
  const auto path = path_from(baseline_folder_, checked.path);
  const auto looks =
      looks_for(*flags_, plan_->config_of[checked.job]->settings);
  if (flags_->update_baseline) {
    baseline_->update(path, checked.document, checked.findings, looks);
  } else {
    baseline_->apply(path, checked.findings, looks);
  }
}

void Dismissals::count(const Checked& checked) {
  for (const auto& finding : checked.findings) {
    if (finding.folded_into != 0) continue;
    if (finding.dismissal == Dismissal::baseline) ++known_;
    if (finding.dismissal == Dismissal::none) ++new_;
  }
}

std::vector<Checked> Dismissals::check_ignore_files() {
  std::vector<Checked> all;
  // Nobody knows which lists they are about were changed by whom.
  if (caused_) return all;
  for (auto& [path, file] : files_) {
    auto& parsed = *file.parsed;
    const auto& settings = plan_->config_of[file.job]->settings;
    count_rules(parsed.suppressions(), settings);
    auto findings = check_suppressions(parsed.document(), parsed.suppressions(),
                                       settings, today());
    if (findings.empty()) continue;
    Checked checked;
    checked.path = short_path(path);
    checked.job = file.job;
    checked.is_list = false;
    checked.source = parsed.release_source();
    checked.document = parsed.release_document();
    checked.findings = std::move(findings);
    apply_baseline(checked);
    all.push_back(std::move(checked));
  }
  return all;
}

std::vector<reports::FixedFinding> Dismissals::fixed() const {
  std::vector<reports::FixedFinding> all;
  if (!baseline_) return all;
  for (const auto& [path, entry] : baseline_->fixed()) {
    all.push_back({entry->page.empty() ? path : path + "#" + entry->page,
                   entry->rule, entry->message, entry->section});
  }
  return all;
}

bool Dismissals::end(bool complete) {
  if (!baseline_) return true;
  const auto& path = flags_->baseline;
  const auto fixed = baseline_->fixed();
  if (flags_->update_baseline && !complete) {
    complain(fmt::format("{} is left as it was: not every list could be read",
                         path));
    return false;
  }
  if (flags_->update_baseline) {
    const auto replaced = replace_file(path, baseline_->json());
    if (!replaced) complain(replaced.error());
    if (!replaced) return false;
  }
  if (flags_->quiet) return true;
  auto text = fmt::format("baseline {}: {} new, {} known, {} fixed", path, new_,
                          known_, fixed.size());
  if (flags_->update_baseline) {
    text = fmt::format("baseline {}: {} written, {} fixed dropped", path,
                       baseline_->size() - fixed.size(), fixed.size());
  } else if (!fixed.empty()) {
    text += "; --update-baseline drops the fixed ones";
  }
  complain(text);
  if (!flags_->verbose) return true;
  for (const auto& [list, entry] : fixed) {
    complain(
        fmt::format("fixed: {}: {}: {}", list, entry->rule, entry->message));
  }
  return true;
}

std::string ignore_file_of(const std::string& list) {
  return find_upwards(folder_of(list), kIgnoreFileName);
}

}  // namespace listlint::cli
