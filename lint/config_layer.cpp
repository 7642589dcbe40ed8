#include "lint/config_layer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/config_yaml.h"
#include "lint/custom/config.h"
#include "lint/settings.h"

namespace listlint {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array<ConfigKey, 11> kKeys = {{
    {"extends", "configs that this one builds on, from its folder",
     "extends: ../lists.yaml\n", KeyType::path_list, false},
    {"profile", "the kind of the lists", "profile: twin-towns\n",
     KeyType::profile, false},
    {"exclude",
     "what a walk over a folder leaves out, as in .gitignore; after \"!\" "
     "what it reads all the same",
     "exclude: [\"build/**\", \"!requirements.txt\"]\n", KeyType::globs, false},
    {"select", "run only these rules or groups; default: all",
     "select: [duplicates, citations/undefined-mark]\n", KeyType::rule_list,
     true},
    {"ignore", "leave these rules or groups out", "ignore: [style/dash]\n",
     KeyType::rule_list, true},
    {"fail-on",
     "the least severity that makes the exit code 1: error, warning "
     "(default), info, never; new: in an audit only links that died since the "
     "one before",
     "fail-on: warning\n", KeyType::fail_on, true},
    {"language", "of the lists, a BCP 47 code; default: each tells its own",
     "language: en\n", KeyType::language, true},
    {"columns", "which column of a table holds what, where the guess is wrong",
     "columns: {section: host, name: city, country: land, url: source}\n",
     KeyType::columns, true},
    {"paths", "where the values of JSON and YAML stand, as JSON Pointers",
     "paths: {section: \"/*/host\", name: \"/*/twins/*/city\"}\n",
     KeyType::paths, true},
    {"rules",
     "severity (error, warning, info, off) and options of rules; \"listlint "
     "explain RULE\" tells them",
     "rules:\n"
     "  citations/stale-access-date: {severity: warning, max-age-years: 6}\n",
     KeyType::rules, true},
    {"overrides", "other settings for some files, named by patterns",
     "overrides:\n"
     "  - files: [\"lakes/**\"]\n"
     "    ignore: [countries]\n",
     KeyType::overrides, false},
}};

constexpr Field kLastField = Field::archive_url;
// As many as are told apart.
constexpr size_t kMostColumns = 64;
constexpr std::array kSeverities = {"error"sv, "warning"sv, "info"sv, "off"sv};
constexpr std::array kFailOn = {"error"sv, "warning"sv, "info"sv, "never"sv,
                                "new"sv};

const ConfigKey* key_named(std::string_view name) {
  const auto found = std::ranges::find(kKeys, name, &ConfigKey::name);
  return found == kKeys.end() ? nullptr : &*found;
}

// The settings of one rule.
class RuleReader {
 public:
  RuleReader(YamlErrors& errors, const Rule& rule,
             std::vector<RuleChange>& changes)
      : errors_(errors), rule_(rule), changes_(changes) {}

  void read(const std::string& name, const YAML::Node& key,
            const YAML::Node& value) {
    if (name == "severity") {
      read_severity(value);
      return;
    }
    const auto& options = rule_.options;
    const auto option = std::ranges::find(
        options, name, [](const Option* o) { return o->name; });
    if (option == options.end()) {
      std::vector<std::string_view> names = {"severity"};
      for (const auto* known : options) names.push_back(known->name);
      errors_.fail(key, fmt::format("unknown option \"{}\" of {}{}", name,
                                    rule_.id, did_you_mean(name, names)));
      return;
    }
    auto& change = add(RuleChange::Kind::option, value);
    change.option = static_cast<size_t>(option - options.begin());
    read_option(**option, value, change.value);
  }

 private:
  RuleChange& add(RuleChange::Kind kind, const YAML::Node& node) {
    return changes_.emplace_back(RuleChange{std::string(rule_.id), kind,
                                            Severity::warning, 0, OptionValue{},
                                            errors_.where(node)});
  }

  void read_severity(const YAML::Node& node) {
    const auto word = errors_.scalar(node, "severity");
    if (word == "off") {
      add(RuleChange::Kind::off, node);
    } else if (const auto parsed = parse_fail_on(word);
               parsed && !parsed->never) {
      add(RuleChange::Kind::severity, node).severity = parsed->least;
    } else {
      errors_.unknown(node, "severity", word, kSeverities);
    }
  }

  void read_option(const Option& option, const YAML::Node& node,
                   OptionValue& value) {
    switch (option.type) {
      case Option::Type::integer:
        read_integer(option, node, value);
        break;
      case Option::Type::boolean: {
        const auto word = errors_.scalar(node, option.name);
        if (word != "true" && word != "false") {
          errors_.fail(node,
                       fmt::format("{} must be true or false", option.name));
        }
        value = word == "true";
        break;
      }
      case Option::Type::choice: {
        const auto word = errors_.scalar(node, option.name);
        if (std::ranges::find(option.choices, word) == option.choices.end()) {
          errors_.unknown(node, option.name, word, option.choices);
        }
        value = word;
        break;
      }
      case Option::Type::texts:
        value = errors_.scalars(node,
                                fmt::format("{} must be a list", option.name));
        break;
    }
  }

  void read_integer(const Option& option, const YAML::Node& node,
                    OptionValue& value) {
    int64_t number = 0;
    const bool good =
        node.IsScalar() && YAML::convert<int64_t>::decode(node, number);
    if (!good || number < option.least || number > option.most) {
      errors_.fail(node, fmt::format("{} must be a whole number from {} to {}",
                                     option.name, option.least, option.most));
    }
    value = number;
  }

  YamlErrors& errors_;
  const Rule& rule_;
  std::vector<RuleChange>& changes_;
};

// Reads the YAML tree of one file.
class FileReader {
 public:
  FileReader(const std::string& path, std::span<const Rule* const> rules)
      : errors_(path), rules_(rules), words_(rule_words(rules)) {
    file_.path = path;
  }

  ConfigFile read(const YAML::Node& root) {
    if (root.IsMap()) {
      read_custom(root["rules"]);
      errors_.visit(
          root, [&](const std::string& name, const YAML::Node& at,
                    const YAML::Node& value) { read_key(name, at, value); });
    } else if (!root.IsNull()) {
      errors_.fail(root, "a config is a map of keys such as \"rules:\"");
    }
    file_.errors = errors_.take();
    return std::move(file_);
  }

 private:
  void read_key(const std::string& name, const YAML::Node& at,
                const YAML::Node& value) {
    const auto* key = key_named(name);
    if (key == nullptr) {
      unknown_key(name, at, false);
    } else if (key->type == KeyType::path_list) {
      read_extends(value);
    } else if (key->type == KeyType::profile) {
      file_.profile = {errors_.scalar(value, name), errors_.where(value)};
    } else if (key->type == KeyType::globs) {
      file_.exclude = errors_.scalars(value, "write a list: [\"build/**\"]");
    } else if (key->type == KeyType::overrides) {
      read_overrides(value);
    } else {
      read_layer(*key, at, value, file_.layer);
    }
  }

  // First of all, so that other keys may name custom rules.
  void read_custom(const YAML::Node& rules) {
    if (!rules || !rules.IsMap()) return;
    const auto list = rules["custom"];
    if (!list) return;
    const auto fail = [this](const YAML::Node& node, std::string_view what) {
      errors_.fail(node, what);
    };
    // Those with mistakes are known by their names.
    for (const auto& rule : list.IsSequence() ? list : YAML::Node()) {
      if (rule.IsMap() && rule["id"] && rule["id"].IsScalar()) {
        own_.push_back("custom/" + rule["id"].Scalar());
      }
    }
    for (auto& rule : custom::read_rules(list, fail)) {
      if (rule->is_off) {
        file_.layer.rules.push_back(
            {rule->id, RuleChange::Kind::off, Severity::warning, 0,
             OptionValue{},
             fmt::format("{}:{}", file_.path, rule->place.line)});
      }
      file_.custom.push_back(std::move(rule));
    }
  }

  // Whether it names custom rules: its own, or those of another file.
  bool is_custom(const std::string& word, const YAML::Node& node) {
    if (word != "custom" && !word.starts_with("custom/")) return false;
    if (std::ranges::find(own_, word) == own_.end()) {
      file_.foreign.push_back({word, errors_.place(node)});
    }
    return true;
  }

  void unknown_key(const std::string& name, const YAML::Node& at,
                   bool in_override) {
    std::vector<std::string_view> names;
    if (in_override) names.emplace_back("files");
    for (const auto& key : kKeys) {
      if (key.in_override || !in_override) names.push_back(key.name);
    }
    const bool misplaced = in_override && key_named(name) != nullptr;
    errors_.fail(at, misplaced ? fmt::format("\"{}\" holds for all lists: it "
                                             "cannot stand in an override",
                                             name)
                               : fmt::format("unknown key \"{}\"{}", name,
                                             did_you_mean(name, names)));
  }

  void read_extends(const YAML::Node& node) {
    if (node.IsScalar()) {
      file_.extends.push_back({node.Scalar(), errors_.where(node)});
      return;
    }
    if (!node.IsSequence()) {
      errors_.fail(node, "extends must be a path or a list of paths");
      return;
    }
    for (const auto& item : node) {
      file_.extends.push_back(
          {errors_.scalar(item, "a path"), errors_.where(item)});
    }
  }

  void read_overrides(const YAML::Node& node) {
    if (!node.IsSequence()) {
      errors_.fail(node, "write a list: [{files: [\"*.md\"], language: de}]");
      return;
    }
    for (const auto& item : node) {
      if (item.IsMap()) {
        read_override(item);
      } else {
        errors_.fail(item, "an override is a map with \"files:\"");
      }
    }
  }

  void read_override(const YAML::Node& node) {
    auto& made = file_.overrides.emplace_back();
    errors_.visit(node, [&](const std::string& name, const YAML::Node& at,
                            const YAML::Node& value) {
      const auto* key = key_named(name);
      if (name == "files") {
        made.files = errors_.scalars(value, "write a list: [\"lakes/**\"]");
      } else if (key == nullptr || !key->in_override) {
        unknown_key(name, at, true);
      } else {
        read_layer(*key, at, value, made.layer);
      }
    });
    if (made.files.empty()) {
      errors_.fail(node, "an override names its files: [\"lakes/**\"]");
    }
  }

  void read_layer(const ConfigKey& key, const YAML::Node& at,
                  const YAML::Node& value, Layer& layer) {
    switch (key.type) {
      case KeyType::rule_list:
        (key.name == "select" ? layer.select : layer.ignore) =
            Said<std::vector<std::string>>{read_words(value),
                                           errors_.where(at)};
        break;
      case KeyType::fail_on:
        read_fail_on(value, layer);
        break;
      case KeyType::language:
        read_language(value, layer);
        break;
      case KeyType::columns:
      case KeyType::paths:
        if (!layer.columns) layer.columns = {{}, errors_.where(at)};
        read_columns(key, value, layer);
        break;
      case KeyType::rules:
        read_rules(value, layer);
        break;
      case KeyType::path_list:
      case KeyType::profile:
      case KeyType::globs:
      case KeyType::overrides:
        break;
    }
  }

  std::vector<std::string> read_words(const YAML::Node& node) {
    std::vector<std::string> words;
    if (!node.IsSequence()) {
      errors_.fail(node, "write a list: [citations, style/dash]");
      return words;
    }
    for (const auto& item : node) {
      const auto word = errors_.scalar(item, "a rule");
      if (!is_custom(word, item) &&
          std::ranges::find(words_, word) == words_.end()) {
        errors_.fail(item, fmt::format("unknown rule or group \"{}\"{}", word,
                                       did_you_mean(word, words_)));
      }
      words.push_back(word);
    }
    return words;
  }

  void read_fail_on(const YAML::Node& node, Layer& layer) {
    const auto word = errors_.scalar(node, "fail-on");
    if (const auto parsed = parse_fail_on(word)) {
      layer.fail_on = {*parsed, errors_.where(node)};
    } else {
      errors_.unknown(node, "fail-on", word, kFailOn);
    }
  }

  void read_language(const YAML::Node& node, Layer& layer) {
    const auto code = errors_.scalar(node, "language");
    if (language::find(code) == nullptr) {
      errors_.fail(node, fmt::format("unknown language \"{}\": write a code "
                                     "such as \"en\"",
                                     code));
    }
    layer.language = {code, errors_.where(node)};
  }

  void read_columns(const ConfigKey& key, const YAML::Node& node,
                    Layer& layer) {
    if (!node.IsMap()) {
      errors_.fail(node,
                   fmt::format("{} must be a map from field to {}", key.name,
                               key.name == "paths" ? "path" : "header"));
      return;
    }
    errors_.visit(node, [&](const std::string& word, const YAML::Node& at,
                            const YAML::Node& value) {
      const auto field = field_of(word, key.type);
      if (!field) {
        const auto fields = field_words(key.type);
        errors_.fail(at, fmt::format("unknown field \"{}\" of {}{}; it is one "
                                     "of {}",
                                     word, key.name, did_you_mean(word, fields),
                                     fmt::join(fields, ", ")));
      } else if (value.IsSequence() && value.size() > 0) {
        for (const auto& item : value) {
          read_column(key.name, *field, item, layer.columns->value);
        }
      } else {
        read_column(key.name, *field, value, layer.columns->value);
      }
    });
  }

  void read_column(std::string_view key, Field field, const YAML::Node& node,
                   std::vector<Column>& columns) {
    const auto header = errors_.scalar(node, name_of(field));
    const bool path = header.starts_with('/');
    if (header.empty() && node.IsScalar()) {
      errors_.fail(node, fmt::format("{} must not be empty", name_of(field)));
    } else if (key == "paths" && !path && !header.empty()) {
      errors_.fail(node, fmt::format("a path begins with \"/\": \"/{}\"; write "
                                     "a header under columns",
                                     header));
    } else if (key == "columns" && path) {
      errors_.fail(
          node, fmt::format("\"{}\" is a path: write it under paths", header));
    } else if (columns.size() == kMostColumns) {
      errors_.fail(node,
                   fmt::format("more than {} columns and paths", kMostColumns));
    }
    columns.push_back({field, header});
  }

  static std::optional<Field> field_of(std::string_view word, KeyType key) {
    for (auto i = key == KeyType::paths ? Field::entries : Field::section;
         i <= kLastField; i = static_cast<Field>(static_cast<int>(i) + 1)) {
      if (name_of(i) == word) return i;
    }
    return std::nullopt;
  }

  void read_rules(const YAML::Node& node, Layer& layer) {
    if (!node.IsMap()) {
      errors_.fail(node, "rules must be a map from rule to its settings");
      return;
    }
    errors_.visit(node, [&](const std::string& id, const YAML::Node& at,
                            const YAML::Node& value) {
      if (id == "custom") return;  // read_custom()
      const auto found = std::ranges::find(
          rules_, id, [](const Rule* rule) { return rule->id; });
      const Rule other{.id = id, .summary = {}};
      const bool custom = is_custom(id, at);
      if (found == rules_.end() && !custom) {
        errors_.fail(at, fmt::format("unknown rule \"{}\"{}", id,
                                     did_you_mean(id, words_)));
      } else if (!value.IsMap()) {
        errors_.fail(value, fmt::format("{} must be a map, such as "
                                        "{{severity: warning}}",
                                        id));
      } else {
        RuleReader reader(errors_, custom ? other : **found, layer.rules);
        errors_.visit(
            value, [&](const std::string& name, const YAML::Node& key,
                       const YAML::Node& set) { reader.read(name, key, set); });
      }
    });
  }

  YamlErrors errors_;
  std::span<const Rule* const> rules_;
  std::vector<std::string_view> words_;
  std::vector<std::string> own_;  // custom rules that it defines
  ConfigFile file_;
};

}  // namespace

std::span<const ConfigKey> config_keys() { return kKeys; }
std::span<const std::string_view> severity_words() { return kSeverities; }
std::span<const std::string_view> fail_on_words() { return kFailOn; }

std::vector<std::string_view> field_words(KeyType key) {
  std::vector<std::string_view> fields;
  for (int i = key == KeyType::paths ? 0 : 1; i <= static_cast<int>(kLastField);
       ++i) {
    fields.push_back(name_of(static_cast<Field>(i)));
  }
  return fields;
}

ConfigFile parse_config_file(const std::string& yaml, const std::string& path,
                             std::span<const Rule* const> rules) {
  try {
    return FileReader(path, rules).read(YAML::Load(yaml));
  } catch (const YAML::Exception& e) {
    ConfigFile file;
    file.path = path;
    file.errors.push_back(fmt::format("{}:{}:{}: this is not YAML: {}", path,
                                      e.mark.line + 1, e.mark.column + 1,
                                      e.msg));
    return file;
  }
}

}  // namespace listlint
