#include "lint/config.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unistd.h>
#include <yaml-cpp/yaml.h>

namespace listlint {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kKeys = {"select"sv,   "ignore"sv,  "fail-on"sv,
                              "language"sv, "columns"sv, "paths"sv,
                              "rules"sv};
constexpr Field kLastField = Field::archive_url;
// As many as are told apart.
constexpr size_t kMostColumns = 64;
constexpr std::array kSeverities = {"error"sv, "warning"sv, "info"sv, "off"sv};
constexpr std::array kFailOn = {"error"sv, "warning"sv, "info"sv, "never"sv};

std::string joined(std::span<const std::string_view> words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

// Reads the YAML tree into a Config. The first problem ends it: `error` then
// holds the whole line.
class ConfigReader {
 public:
  ConfigReader(std::string path, std::span<const Rule* const> rules)
      : path_(std::move(path)), rules_(rules), words_(rule_words(rules)) {
    config_.settings = default_settings(rules);
  }

  tl::expected<Config, std::string> read(const YAML::Node& root) {
    if (root.IsNull()) return std::move(config_);
    if (!root.IsMap()) {
      fail(root, "a config is a map of keys such as \"rules:\"");
    } else {
      for (const auto& pair : root) read_key(pair.first, pair.second);
    }
    if (!error_.empty()) return tl::unexpected(error_);
    auto narrowed = narrow(std::move(config_.settings), wishes_, rules_);
    if (!narrowed) return tl::unexpected(path_ + ": " + narrowed.error());
    config_.settings = std::move(*narrowed);
    std::erase_if(config_.settings.rules, [&](const RuleSetting& setting) {
      return std::ranges::find(off_, setting.rule) != off_.end();
    });
    return std::move(config_);
  }

 private:
  void fail(const YAML::Node& node, const std::string& what) {
    if (!error_.empty()) return;
    const auto mark = node.Mark();
    error_ = fmt::format("{}:{}:{}: {}", path_, mark.line + 1, mark.column + 1,
                         what);
  }

  std::string scalar(const YAML::Node& node, std::string_view what) {
    if (node.IsScalar()) return node.Scalar();
    fail(node, fmt::format("{} must be one word", what));
    return {};
  }

  void read_key(const YAML::Node& key, const YAML::Node& value) {
    const auto name = scalar(key, "a key");
    if (name == "select") {
      read_words(value, wishes_.select);
    } else if (name == "ignore") {
      read_words(value, wishes_.ignore);
    } else if (name == "fail-on") {
      const auto word = scalar(value, "fail-on");
      config_.fail_on = parse_fail_on(word);
      if (!config_.fail_on) unknown(value, "fail-on", word, kFailOn);
    } else if (name == "language") {
      config_.settings.language = scalar(value, "language");
      if (language::find(config_.settings.language) == nullptr) {
        fail(value, fmt::format("unknown language \"{}\": write a code such "
                                "as \"en\"",
                                config_.settings.language));
      }
    } else if (name == "columns" || name == "paths") {
      read_columns(name, value);
    } else if (name == "rules") {
      read_rules(value);
    } else {
      fail(key, fmt::format("unknown key \"{}\"{}", name,
                            did_you_mean(name, kKeys)));
    }
  }

  void unknown(const YAML::Node& node, std::string_view what,
               std::string_view word,
               std::span<const std::string_view> allowed) {
    fail(node, fmt::format("{} cannot be \"{}\"{}; it is one of {}", what, word,
                           did_you_mean(word, allowed), joined(allowed)));
  }

  void read_words(const YAML::Node& node, std::vector<std::string>& words) {
    if (!node.IsSequence()) {
      fail(node, "write a list: [citations, style/dash]");
      return;
    }
    for (const auto& item : node) {
      const auto word = scalar(item, "a rule");
      if (std::ranges::find(words_, word) == words_.end()) {
        fail(item, fmt::format("unknown rule or group \"{}\"{}", word,
                               did_you_mean(word, words_)));
      }
      words.push_back(word);
    }
  }

  void read_columns(std::string_view key, const YAML::Node& node) {
    if (!node.IsMap()) {
      fail(node, fmt::format("{} must be a map from field to {}", key,
                             key == "paths" ? "path" : "header"));
      return;
    }
    for (const auto& pair : node) {
      const auto word = scalar(pair.first, "a field");
      const auto field = field_of(word, key == "paths");
      if (!field) {
        unknown_field(pair.first, key, word);
      } else if (pair.second.IsSequence() && pair.second.size() > 0) {
        for (const auto& item : pair.second) read_column(key, *field, item);
      } else {
        read_column(key, *field, pair.second);
      }
    }
  }

  void read_column(std::string_view key, Field field, const YAML::Node& node) {
    auto& columns = config_.settings.reading.columns;
    const auto header = scalar(node, name_of(field));
    const bool path = header.starts_with('/');
    if (header.empty()) {
      fail(node, fmt::format("{} must not be empty", name_of(field)));
    } else if (key == "paths" && !path) {
      fail(node, fmt::format("a path begins with \"/\": \"/{}\"; write a "
                             "header under columns",
                             header));
    } else if (key == "columns" && path) {
      fail(node, fmt::format("\"{}\" is a path: write it under paths", header));
    } else if (columns.size() == kMostColumns) {
      fail(node, fmt::format("more than {} columns and paths", kMostColumns));
    }
    columns.push_back({field, header});
  }

  static std::optional<Field> field_of(std::string_view word, bool of_paths) {
    for (auto i = of_paths ? Field::entries : Field::section; i <= kLastField;
         i = static_cast<Field>(static_cast<int>(i) + 1)) {
      if (name_of(i) == word) return i;
    }
    return std::nullopt;
  }

  void unknown_field(const YAML::Node& node, std::string_view key,
                     std::string_view word) {
    std::vector<std::string_view> fields;
    for (int i = key == "paths" ? 0 : 1; i <= static_cast<int>(kLastField);
         ++i) {
      fields.push_back(name_of(static_cast<Field>(i)));
    }
    fail(node,
         fmt::format("unknown field \"{}\" of {}{}; it is one of {}", word, key,
                     did_you_mean(word, fields), joined(fields)));
  }

  void read_rules(const YAML::Node& node) {
    if (!node.IsMap()) {
      fail(node, "rules must be a map from rule to its settings");
      return;
    }
    for (const auto& pair : node) {
      const auto id = scalar(pair.first, "a rule");
      auto& all = config_.settings.rules;
      const auto found = std::ranges::find(
          all, id, [](const RuleSetting& s) { return s.rule->id; });
      if (found == all.end()) {
        fail(pair.first, fmt::format("unknown rule \"{}\"{}", id,
                                     did_you_mean(id, words_)));
      } else if (!pair.second.IsMap()) {
        fail(pair.second, fmt::format("{} must be a map, such as "
                                      "{{severity: warning}}",
                                      id));
      } else {
        for (const auto& setting : pair.second) {
          read_setting(*found, setting.first, setting.second);
        }
      }
    }
  }

  void read_setting(RuleSetting& setting, const YAML::Node& key,
                    const YAML::Node& value) {
    const auto name = scalar(key, "a setting");
    if (name == "severity") {
      read_severity(setting, value);
      return;
    }
    const auto& options = setting.rule->options;
    const auto option = std::ranges::find(
        options, name, [](const Option* o) { return o->name; });
    if (option == options.end()) {
      std::vector<std::string_view> names = {"severity"};
      for (const auto* known : options) names.push_back(known->name);
      fail(key, fmt::format("unknown option \"{}\" of {}{}", name,
                            setting.rule->id, did_you_mean(name, names)));
      return;
    }
    const auto index = static_cast<size_t>(option - options.begin());
    read_option(**option, value, setting.values[index]);
  }

  void read_severity(RuleSetting& setting, const YAML::Node& node) {
    const auto word = scalar(node, "severity");
    if (word == "off") {
      off_.push_back(setting.rule);
    } else if (word == "error") {
      setting.severity = Severity::error;
    } else if (word == "warning") {
      setting.severity = Severity::warning;
    } else if (word == "info") {
      setting.severity = Severity::info;
    } else {
      unknown(node, "severity", word, kSeverities);
    }
  }

  void read_option(const Option& option, const YAML::Node& node,
                   OptionValue& value) {
    switch (option.type) {
      case Option::Type::integer:
        read_integer(option, node, value);
        break;
      case Option::Type::boolean: {
        const auto word = scalar(node, option.name);
        if (word != "true" && word != "false") {
          fail(node, fmt::format("{} must be true or false", option.name));
        }
        value = word == "true";
        break;
      }
      case Option::Type::choice: {
        const auto word = scalar(node, option.name);
        if (std::ranges::find(option.choices, word) == option.choices.end()) {
          unknown(node, option.name, word, option.choices);
        }
        value = word;
        break;
      }
      case Option::Type::texts: {
        std::vector<std::string> texts;
        if (!node.IsSequence()) {
          fail(node, fmt::format("{} must be a list", option.name));
        }
        for (const auto& item : node) {
          texts.push_back(scalar(item, option.name));
        }
        value = std::move(texts);
        break;
      }
    }
  }

  void read_integer(const Option& option, const YAML::Node& node,
                    OptionValue& value) {
    int64_t number = 0;
    const bool good =
        node.IsScalar() && YAML::convert<int64_t>::decode(node, number);
    if (!good || number < option.least || number > option.most) {
      fail(node, fmt::format("{} must be a whole number from {} to {}",
                             option.name, option.least, option.most));
    }
    value = number;
  }

  std::string path_;
  std::span<const Rule* const> rules_;
  std::vector<std::string_view> words_;
  Config config_;
  Wishes wishes_;
  std::vector<const Rule*> off_;
  std::string error_;
};

}  // namespace

std::optional<FailOn> parse_fail_on(std::string_view word) {
  if (word == "never") return FailOn{true, Severity::error};
  if (word == "error") return FailOn{false, Severity::error};
  if (word == "warning") return FailOn{false, Severity::warning};
  if (word == "info") return FailOn{false, Severity::info};
  return std::nullopt;
}

tl::expected<Config, std::string> parse_config(
    const std::string& yaml, const std::string& path,
    std::span<const Rule* const> rules) {
  try {
    return ConfigReader(path, rules).read(YAML::Load(yaml));
  } catch (const YAML::Exception& e) {
    return tl::unexpected(fmt::format("{}:{}:{}: this is not YAML: {}", path,
                                      e.mark.line + 1, e.mark.column + 1,
                                      e.msg));
  }
}

std::string find_config(const std::string& folder) {
  std::string at = folder;
  while (true) {
    auto path = (at == "/" ? "" : at) + "/" + std::string(kConfigName);
    if (::access(path.c_str(), F_OK) == 0) return path;
    if (at.empty() || at == "/") return {};
    at.resize(std::max<size_t>(at.rfind('/'), 0));
    if (at.empty()) at = "/";
  }
}

}  // namespace listlint
