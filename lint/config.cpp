#include "lint/config.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/custom/rule.h"
#include "lint/find_upwards.h"
#include "lint/glob.h"

namespace listlint {
namespace {

constexpr size_t kDeepest = 16;  // configs that extend each other

// "lists/../base.yaml" of "lists/a.yaml" and "../base.yaml".
std::string beside(const std::string& file, const std::string& path) {
  if (path.starts_with('/')) return path;
  const auto slash = file.rfind('/');
  return slash == std::string::npos ? path : file.substr(0, slash + 1) + path;
}

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return {};
  return path.substr(0, std::max<size_t>(slash, 1));
}

// Collects the files that a config builds on, the base first.
class Loader {
 public:
  Loader(const RuleBook& book, const ReadFile& read)
      : book_(book), read_(read) {}

  void load(const std::string& path) {
    auto bytes = read_(path);
    if (!bytes) {
      errors_.push_back(std::move(bytes.error()));
      return;
    }
    auto file = parse_config_file(*bytes, path, book_.rules);
    std::ranges::move(file.errors, std::back_inserter(errors_));
    if (file.profile) profile_ = file.profile;
    open_.push_back(path);
    for (const auto& base : file.extends) extend(path, base);
    open_.pop_back();
    // The profile of the nearest file holds, not that of its base.
    if (file.profile) profile_ = file.profile;
    files_.push_back(std::move(file));
  }

  tl::expected<ConfigStack, std::string> take() {
    add_profile();
    refuse_unknown_custom_rules();
    if (!errors_.empty()) {
      return tl::unexpected(fmt::format("{}", fmt::join(errors_, "\n")));
    }
    return ConfigStack{folder_of(files_.back().path), std::move(files_)};
  }

 private:
  void extend(const std::string& path, const Said<std::string>& base) {
    if (base.value.empty()) return;
    const auto target = beside(path, base.value);
    if (std::ranges::find(open_, target) != open_.end()) {
      errors_.push_back(
          fmt::format("{}: \"{}\" extends itself", base.where, base.value));
    } else if (open_.size() == kDeepest) {
      errors_.push_back(
          fmt::format("{}: more than {} configs that extend "
                      "each other",
                      base.where, kDeepest));
    } else {
      const size_t before = errors_.size();
      load(target);
      // What could not be opened is told where it is asked for.
      if (errors_.size() == before + 1 &&
          errors_.back().starts_with("cannot read")) {
        errors_.back() = base.where + ": " + errors_.back();
      }
    }
  }

  void add_profile() {
    if (!profile_) return;
    const auto found =
        std::ranges::find(book_.profiles, profile_->value, &Profile::name);
    if (found == book_.profiles.end()) {
      std::vector<std::string_view> names;
      for (const auto& profile : book_.profiles) names.push_back(profile.name);
      errors_.push_back(fmt::format(
          "{}: unknown profile \"{}\"{}; it is one of {}", profile_->where,
          profile_->value, did_you_mean(profile_->value, names),
          fmt::join(names, ", ")));
      return;
    }
    auto file =
        parse_config_file(std::string(found->yaml),
                          fmt::format("profile {}", found->name), book_.rules);
    std::ranges::move(file.errors, std::back_inserter(errors_));
    files_.insert(files_.begin(), std::move(file));
  }

  // A file may name the custom rules of those that it is read with.
  void refuse_unknown_custom_rules() {
    if (!errors_.empty()) return;  // one with mistakes is not among them
    std::vector<std::string_view> ids;
    for (const auto& file : files_) {
      for (const auto& rule : file.custom) ids.emplace_back(rule->id);
    }
    if (!ids.empty()) ids.emplace_back("custom");
    for (const auto& file : files_) {
      for (const auto& [id, where] : file.foreign) {
        if (std::ranges::find(ids, id) != ids.end()) continue;
        errors_.push_back(fmt::format("{}: unknown rule or group \"{}\"{}",
                                      where, id, did_you_mean(id, ids)));
      }
    }
  }

  const RuleBook& book_;
  const ReadFile& read_;
  std::vector<std::string> open_;
  std::vector<ConfigFile> files_;
  std::vector<std::string> errors_;
  std::optional<Said<std::string>> profile_;
};

// Lays layers over the defaults.
class Layers {
 public:
  Layers(const RuleBook& book, const ConfigStack& stack) {
    auto defaults = default_settings(book.rules);
    for (auto& setting : defaults.rules) {
      auto& rule = made_.rules.emplace_back();
      rule.values_from.resize(setting.values.size());
      rule.setting = std::move(setting);
    }
    for (const auto& file : stack.files) {
      for (const auto& custom : file.custom) add_custom(file, custom);
    }
  }

  void add(const Layer& layer) {
    for (const auto& change : layer.rules) apply(change);
    if (layer.select) {
      for (auto& rule : made_.rules) {
        const bool named = is_named(layer.select->value, rule.setting.rule->id);
        switch_to(rule, named, layer.select->where);
      }
    }
    // After the others, so that within one layer it is the last word.
    for (const auto& change : layer.rules) {
      if (change.kind == RuleChange::Kind::off) apply(change);
    }
    if (layer.ignore) {
      for (auto& rule : made_.rules) {
        if (is_named(layer.ignore->value, rule.setting.rule->id)) {
          switch_to(rule, false, layer.ignore->where);
        }
      }
    }
    if (layer.fail_on) made_.fail_on = layer.fail_on;
    if (layer.language) made_.language = layer.language;
    if (layer.columns) made_.columns = layer.columns;
  }

  InForce take() { return std::move(made_); }

 private:
  // It takes the place of one with the same id in a file before.
  void add_custom(const ConfigFile& file,
                  const std::shared_ptr<const CustomRule>& custom) {
    RuleInForce rule;
    rule.setting = {&custom->rule, custom->rule.severity, {}, custom};
    rule.severity_from = fmt::format("{}:{}", file.path, custom->place.line);
    const auto at = place_of(custom->id);
    const bool is_new =
        at == made_.rules.end() || at->setting.rule->id != custom->id;
    if (is_new) {
      made_.rules.insert(at, std::move(rule));
    } else {
      *at = std::move(rule);
    }
  }

  std::vector<RuleInForce>::iterator place_of(std::string_view id) {
    return std::ranges::lower_bound(
        made_.rules, id, {},
        [](const RuleInForce& rule) { return rule.setting.rule->id; });
  }

  static void switch_to(RuleInForce& rule, bool on, const std::string& from) {
    if (rule.on != on) rule.on_from = from;
    rule.on = on;
  }

  void apply(const RuleChange& change) {
    const auto found = place_of(change.rule);
    switch (change.kind) {
      case RuleChange::Kind::off:
        switch_to(*found, false, change.where);
        break;
      case RuleChange::Kind::severity:
        switch_to(*found, true, change.where);
        found->setting.severity = change.severity;
        found->severity_from = change.where;
        break;
      case RuleChange::Kind::option:
        found->setting.values[change.option] = change.value;
        found->values_from[change.option] = change.where;
        break;
    }
  }

  InForce made_;
};

}  // namespace

tl::expected<ConfigStack, std::string> load_config(const std::string& path,
                                                   const RuleBook& book,
                                                   const ReadFile& read) {
  Loader loader(book, read);
  loader.load(path);
  return loader.take();
}

std::vector<size_t> overrides_for(const ConfigStack& stack,
                                  std::string_view path) {
  std::vector<size_t> numbers;
  size_t number = 0;
  for (const auto& file : stack.files) {
    for (const auto& one : file.overrides) {
      const auto matches = [&](const std::string& pattern) {
        return matches_glob(pattern, path);
      };
      if (std::ranges::any_of(one.files, matches)) numbers.push_back(number);
      ++number;
    }
  }
  return numbers;
}

std::span<const std::string_view> default_excludes() {
  static constexpr std::array<std::string_view, 15> kPatterns = {
      "CMakeFiles/",      "CMakeLists.txt",    "node_modules/",
      "site-packages/",   "robots.txt",        "llms*.txt",
      "constraints.txt",  "requirements*.txt", "LICENSE*",
      "LICENCE*",         "COPYING*",          "CHANGELOG*",
      "CODE_OF_CONDUCT*", "CONTRIBUTING*",     "SECURITY.md"};
  return kPatterns;
}

bool is_excluded(const ConfigStack& stack, std::string_view path) {
  bool excluded = false;
  for (const auto pattern : default_excludes()) {
    excluded = excluded || matches_glob(pattern, path);
  }
  // The last pattern that means the path decides.
  for (const auto& file : stack.files) {
    for (std::string_view pattern : file.exclude) {
      const bool again = pattern.starts_with('!');
      if (again) pattern.remove_prefix(1);
      if (matches_glob(pattern, path)) excluded = !again;
    }
  }
  return excluded;
}

InForce in_force(const ConfigStack& stack, const RuleBook& book,
                 std::span<const size_t> overrides) {
  Layers layers(book, stack);
  for (const auto& file : stack.files) layers.add(file.layer);
  size_t number = 0;
  for (const auto& file : stack.files) {
    for (const auto& one : file.overrides) {
      if (std::ranges::find(overrides, number) != overrides.end()) {
        layers.add(one.layer);
      }
      ++number;
    }
  }
  return layers.take();
}

Config config_of(InForce in_force) {
  Config config;
  for (auto& rule : in_force.rules) {
    if (rule.setting.custom) {
      config.settings.custom.push_back(rule.setting.custom);
    }
    if (rule.on) config.settings.rules.push_back(std::move(rule.setting));
  }
  if (in_force.fail_on) config.fail_on = in_force.fail_on->value;
  if (in_force.language) config.settings.language = in_force.language->value;
  if (in_force.columns) {
    config.settings.reading.columns = std::move(in_force.columns->value);
  }
  return config;
}

tl::expected<Config, std::string> parse_config(
    const std::string& yaml, const std::string& path,
    std::span<const Rule* const> rules) {
  const RuleBook book{rules, {}};
  const ReadFile read = [&](const std::string&) { return yaml; };
  return load_config(path, book, read).map([&](const ConfigStack& stack) {
    return config_of(in_force(stack, book, {}));
  });
}

std::string find_config(const std::string& folder) {
  return find_upwards(folder, kConfigName);
}

}  // namespace listlint
