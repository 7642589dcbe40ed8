#include "cli/configs.h"

#include <filesystem>

#include "cli/output.h"
#include "cli/paths.h"
#include "lint/input.h"
#include "rules/profiles.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

// The path of a list as the patterns of a config see it: from its folder.
std::string whole_from(const std::string& folder, const std::string& list) {
  std::error_code error;
  const auto base = fs::absolute(folder.empty() ? "." : folder, error);
  const auto path = fs::absolute(list, error).lexically_normal();
  return path.lexically_relative(base.lexically_normal()).generic_string();
}

tl::expected<std::string, std::string> read_bytes(const std::string& path) {
  return read_source(path).map([](const std::unique_ptr<Source>& source) {
    return std::string(source->bytes());
  });
}

bool runs(const Rule& rule, Purpose purpose) {
  switch (purpose) {
    case Purpose::read:
      return false;
    case Purpose::check:
      return !is_of_audit(rule);
    case Purpose::audit:
      return is_of_audit(rule);
    case Purpose::report:
      return true;
  }
  return false;
}

}  // namespace

RuleBook rule_book() {
  static const auto rules = [] {
    std::vector<const Rule*> all;
    for (const auto& row : rules::table()) all.push_back(row.rule);
    return all;
  }();
  return {rules, rules::profiles()};
}

std::string Configs::path_for(const std::string& list) {
  if (flags_.no_config) return {};
  if (!flags_.config.empty()) return flags_.config;
  const auto folder = written_folder(list);
  const auto [at, is_new] = path_of_folder_.try_emplace(folder);
  if (is_new) at->second = find_config(folder_of(list));
  return at->second;
}

tl::expected<const ConfigStack*, std::string> Configs::stack(
    const std::string& path) {
  const auto [at, is_new] = stacks_.try_emplace(path);
  if (is_new && !path.empty()) {
    auto loaded = load_config(path, rule_book(), read_bytes);
    if (!loaded) return tl::unexpected(loaded.error());
    at->second = std::move(*loaded);
  }
  if (is_new && flags_.verbose) {
    complain(path.empty() ? "no config file" : "config " + path);
  }
  return &at->second;
}

tl::expected<const Config*, std::string> Configs::config(
    const std::string& path, const std::string& list) {
  const auto found = stack(path);
  if (!found) return tl::unexpected(found.error());
  const auto overrides =
      overrides_for(**found, seen_from((*found)->folder, list));
  const auto [at, is_new] = made_.try_emplace({path, overrides});
  if (!is_new) return at->second;
  const auto book = rule_book();
  auto config = config_of(listlint::in_force(**found, book, overrides));
  auto narrowed = narrow(std::move(config.settings),
                         {flags_.select, flags_.ignore}, book.rules);
  if (!narrowed) return tl::unexpected(narrowed.error());
  config.settings = std::move(*narrowed);
  std::erase_if(config.settings.rules, [&](const RuleSetting& setting) {
    return !runs(*setting.rule, purpose_);
  });
  if (!flags_.fail_on.empty()) config.fail_on = parse_fail_on(flags_.fail_on);
  at->second = &configs_.emplace_back(std::move(config));
  return at->second;
}

tl::expected<InForce, std::string> Configs::in_force(const std::string& list) {
  const auto found = stack(path_for(list));
  if (!found) return tl::unexpected(found.error());
  const auto overrides =
      overrides_for(**found, seen_from((*found)->folder, list));
  return listlint::in_force(**found, rule_book(), overrides);
}

bool Configs::is_excluded(const ConfigStack& stack, const std::string& list) {
  return listlint::is_excluded(stack, seen_from(stack.folder, list));
}

std::string Configs::seen_from(const std::string& folder,
                               const std::string& list) {
  const auto written = written_folder(list);
  const auto name = list.substr(written.size());
  if (name.empty() || name == "." || name == "..") {
    return whole_from(folder, list);
  }
  const auto [at, is_new] = seen_.try_emplace({folder, written});
  if (is_new) {
    at->second = whole_from(folder, list);
    at->second.resize(at->second.size() - name.size());
  }
  return at->second + name;
}

}  // namespace listlint::cli
