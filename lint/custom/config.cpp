#include "lint/custom/config.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "lint/custom/config_examples.h"
#include "lint/settings.h"

namespace listlint::custom {
namespace {

using std::string_view_literals::operator""sv;

// In the order of Action.
constexpr std::array kActions = {"forbid"sv, "substitute"sv, "require"sv,
                                 "match"sv,  "unique"sv,     "consistent"sv,
                                 "order"sv};
constexpr std::array kKeys = {
    "id"sv,      "over"sv,   "forbid"sv,     "substitute"sv, "require"sv,
    "match"sv,   "unique"sv, "consistent"sv, "order"sv,      "message"sv,
    "summary"sv, "safety"sv, "severity"sv,   "when"sv,       "unless"sv,
    "fails"sv,   "passes"sv};
constexpr std::array kSeverities = {"error"sv, "warning"sv, "info"sv, "off"sv};
constexpr std::array kSafeties = {"safe"sv, "unsafe"sv};
constexpr std::array kWithin = {"section"sv, "list"sv};
constexpr std::array kKinds = {"text"sv, "number"sv, "date"sv};
constexpr std::array kDirections = {"ascending"sv, "descending"sv};

bool is_dashed_name(std::string_view id) {
  return !id.empty() && id.front() != '-' && id.back() != '-' &&
         std::ranges::all_of(id, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

// Reads one rule.
class RuleReader {
 public:
  explicit RuleReader(const Fail& fail)
      : rule_(std::make_shared<CustomRule>()),
        fail_([&](const auto& node, const auto& what) {
          good_ = false;
          fail(node, what);
        }) {}
  RuleReader(const RuleReader&) = delete;
  RuleReader& operator=(const RuleReader&) = delete;

  // Null where something is wrong.
  std::shared_ptr<CustomRule> read(const YAML::Node& node) {
    if (!node.IsMap()) {
      fail_(node,
            "a custom rule is a map: {id: …, over: …, forbid: …, "
            "message: …}");
      return nullptr;
    }
    rule_->place = place_of(node);
    rule_->written = YAML::Dump(node) + "\n";
    read_keys(node);
    read_id(node);
    if (!read_over(node) || !read_action(node)) return nullptr;
    read_message(node);
    read_severity(node["severity"]);
    read_safety(node["safety"]);
    read_conditions(node["when"], true);
    read_conditions(node["unless"], false);
    read_examples(node["fails"], true, *rule_, fail_);
    read_examples(node["passes"], false, *rule_, fail_);
    rule_->rule.id = rule_->id;
    rule_->rule.summary = rule_->summary;
    rule_->rule.document = check;
    return good_ ? std::move(rule_) : nullptr;
  }

 private:
  std::string scalar(const YAML::Node& node, std::string_view what) {
    if (node.IsScalar()) return node.Scalar();
    fail_(node, fmt::format("{} must be a text", what));
    return {};
  }

  void read_keys(const YAML::Node& node) {
    for (const auto& pair : node) {
      const auto key = scalar(pair.first, "a key");
      if (std::ranges::find(kKeys, key) != kKeys.end()) continue;
      fail_(pair.first, fmt::format("unknown key \"{}\" of a custom rule{}",
                                    key, did_you_mean(key, kKeys)));
    }
  }

  void read_id(const YAML::Node& node) {
    const auto id = node["id"];
    if (!id) return fail_(node, "a custom rule needs an id");
    const auto name = scalar(id, "id");
    if (id.IsScalar() && !is_dashed_name(name)) {
      fail_(id, fmt::format("an id is small letters, digits and dashes, such "
                            "as \"no-district-names\"; not \"{}\"",
                            name));
    }
    rule_->id = "custom/" + name;
  }

  bool read_over(const YAML::Node& node) {
    const auto over = node["over"];
    if (!over) {
      fail_(node, "a custom rule needs a field: over: entry.name");
      return false;
    }
    const auto field = read_field(over, scalar(over, "over"), fail_);
    if (field) rule_->over = *field;
    return field.has_value();
  }

  bool read_action(const YAML::Node& node) {
    std::vector<size_t> given;
    for (size_t i = 0; i < kActions.size(); ++i) {
      if (node[std::string(kActions[i])]) given.push_back(i);
    }
    if (given.size() != 1) {
      fail_(node, fmt::format("a custom rule does one thing: write {}one of {}",
                              given.empty() ? "" : "only ",
                              fmt::join(kActions, ", ")));
      return false;
    }
    rule_->action = static_cast<Action>(given.front());
    const auto value = node[std::string(kActions[given.front()])];
    switch (rule_->action) {
      case Action::substitute:
        read_substitutions(value);
        break;
      case Action::unique:
        read_unique(value);
        break;
      case Action::consistent:
        read_consistent(value);
        break;
      case Action::order:
        read_order(value);
        break;
      case Action::require:
        if (!is_true(value)) read_patterns(value);
        break;
      default:
        read_patterns(value);
    }
    return true;
  }

  static bool is_true(const YAML::Node& node) {
    return node.IsScalar() && node.Scalar() == "true";
  }

  std::optional<Pattern> pattern(const YAML::Node& node, bool may_be_empty) {
    const auto text = scalar(node, "a pattern");
    if (!node.IsScalar()) return std::nullopt;
    if (text.empty() && !may_be_empty) {
      fail_(node, "a pattern must not be empty: it would be found everywhere");
      return std::nullopt;
    }
    auto compiled = Pattern::compile(text);
    if (compiled) return std::move(*compiled);
    fail_(node, compiled.error());
    return std::nullopt;
  }

  void read_patterns(const YAML::Node& node) {
    rule_->patterns = patterns(node, false);
  }

  // One, or a list of them.
  std::vector<Pattern> patterns(const YAML::Node& node, bool may_be_empty) {
    std::vector<Pattern> all;
    const auto add = [&](const YAML::Node& item) {
      if (auto one = pattern(item, may_be_empty))
        all.push_back(std::move(*one));
    };
    if (!node.IsSequence()) {
      add(node);
    } else if (node.size() == 0) {
      fail_(node, "a list of patterns must not be empty");
    } else {
      for (const auto& item : node) add(item);
    }
    return all;
  }

  void read_substitutions(const YAML::Node& node) {
    if (!node.IsMap() || node.size() == 0) {
      return fail_(node,
                   "substitute must be a map from pattern to text, such "
                   "as {Kiev: Kyiv}");
    }
    for (const auto& pair : node) {
      auto what = pattern(pair.first, false);
      const auto text = scalar(pair.second, "what takes its place");
      if (!what) continue;
      for (size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != '$') continue;
        const char next = text[++i];
        if (next >= '0' && next <= '9' && next - '0' > what->groups()) {
          fail_(pair.second,
                fmt::format("\"${}\" names a round bracket that the pattern "
                            "does not have; write $$ for a dollar sign",
                            next));
        }
      }
      rule_->patterns.push_back(std::move(*what));
      rule_->replacements.push_back(text);
    }
  }

  // The settings of an action that needs none: `true`, or a map of some.
  template <typename Read>
  void read_settings(const YAML::Node& node, std::string_view action,
                     std::span<const std::string_view> known, Read read) {
    if (is_true(node)) return;
    if (!node.IsMap()) {
      return fail_(node, fmt::format("{} must be true, or a map with {}",
                                     action, fmt::join(known, " and ")));
    }
    for (const auto& pair : node) {
      const auto key = scalar(pair.first, "a setting");
      if (std::ranges::find(known, key) == known.end()) {
        fail_(pair.first, fmt::format("unknown setting \"{}\" of {}{}", key,
                                      action, did_you_mean(key, known)));
      } else {
        read(key, pair.second);
      }
    }
  }

  void read_unique(const YAML::Node& node) {
    if (row_of(rule_->over).subject == Subject::entry) {
      rule_->within = Within::section;
    }
    constexpr std::array kSettings = {"within"sv};
    read_settings(node, "unique", kSettings, [&](auto&, const auto& value) {
      if (const auto at = one_of(value, "within", kWithin)) {
        rule_->within = static_cast<Within>(*at);
      }
      if (row_of(rule_->over).subject != Subject::entry &&
          rule_->within == Within::section) {
        fail_(value, fmt::format("{} is not in a section; write list",
                                 row_of(rule_->over).name));
      }
    });
  }

  void read_consistent(const YAML::Node& node) {
    const auto by = node.IsMap() ? node["by"] : YAML::Node();
    if (!node.IsMap() || !by || node.size() != 1) {
      return fail_(node,
                   "consistent must name the field that decides: {by: "
                   "reference.site}");
    }
    const auto field = read_field(by, scalar(by, "by"), fail_);
    if (!field) return;
    rule_->by = *field;
    see(by, *field);
  }

  void read_order(const YAML::Node& node) {
    if (row_of(rule_->over).subject == Subject::entry) {
      rule_->within = Within::section;
    }
    constexpr std::array kSettings = {"as"sv, "direction"sv};
    read_settings(
        node, "order", kSettings, [&](const auto& key, const auto& value) {
          if (key == "as") {
            if (const auto at = one_of(value, key, kKinds)) {
              rule_->kind = static_cast<Kind>(*at);
            }
          } else if (const auto at = one_of(value, key, kDirections)) {
            rule_->descending = *at == 1;
          }
        });
  }

  // Which of `words` it is.
  std::optional<size_t> one_of(const YAML::Node& node, std::string_view what,
                               std::span<const std::string_view> words) {
    const auto word = scalar(node, what);
    const auto at = std::ranges::find(words, word);
    if (at != words.end()) return static_cast<size_t>(at - words.begin());
    if (node.IsScalar()) {
      fail_(node,
            fmt::format("{} cannot be \"{}\"{}; it is one of {}", what, word,
                        did_you_mean(word, words), fmt::join(words, ", ")));
    }
    return std::nullopt;
  }

  void see(const YAML::Node& node, Field field) {
    if (can_see(row_of(rule_->over).subject, row_of(field).subject)) return;
    fail_(node, fmt::format("{} is not known where the rule looks at {}",
                            row_of(field).name, row_of(rule_->over).name));
  }

  Slots slots() const {
    auto all = static_cast<Slots>(bit(Slot::value) | bit(Slot::field));
    const auto add = [&](Slot one) {
      all = static_cast<Slots>(all | bit(one));
    };
    const auto subject = row_of(rule_->over).subject;
    const auto action = rule_->action;
    if (subject == Subject::section) add(Slot::section);
    if (subject == Subject::reference) add(Slot::reference);
    if (subject == Subject::entry) {
      add(Slot::section);
      add(Slot::entry);
      add(Slot::country);
    }
    if (action == Action::forbid || action == Action::substitute) {
      add(Slot::match);
    }
    if (action == Action::substitute) add(Slot::suggestion);
    if (action == Action::consistent) {
      add(Slot::expected);
      add(Slot::count);
    }
    return all;
  }

  void read_message(const YAML::Node& node) {
    const auto given = node["message"];
    if (!given) return fail_(node, "a custom rule needs a message");
    const auto text = scalar(given, "message");
    rule_->summary = text;
    if (node["summary"]) rule_->summary = scalar(node["summary"], "summary");
    std::ranges::replace(rule_->summary, '\n', ' ');
    if (given.IsScalar() && text.empty()) {
      return fail_(given, "a message must not be empty");
    }
    auto message = Message::parse(text, slots());
    if (!message) return fail_(given, message.error());
    rule_->message = std::move(*message);
  }

  void read_severity(const YAML::Node& node) {
    if (!node) return;
    const auto at = one_of(node, "severity", kSeverities);
    if (!at) return;
    constexpr std::array kLevels = {Severity::error, Severity::warning,
                                    Severity::info};
    rule_->is_off = *at == kLevels.size();
    if (!rule_->is_off) rule_->rule.severity = kLevels[*at];
  }

  void read_safety(const YAML::Node& node) {
    if (!node) return;
    if (rule_->action != Action::substitute) {
      fail_(node, "only substitute offers a fix that has a safety");
    }
    if (const auto at = one_of(node, "safety", kSafeties)) {
      rule_->safety = *at == 0 ? Safety::safe : Safety::unsafe;
    }
  }

  void read_conditions(const YAML::Node& node, bool holds) {
    if (!node) return;
    if (!node.IsMap()) {
      return fail_(node, fmt::format("{} must be a map from field to pattern, "
                                     "such as {{entry.country: China}}",
                                     holds ? "when" : "unless"));
    }
    for (const auto& pair : node) {
      const auto field =
          read_field(pair.first, scalar(pair.first, "a field"), fail_);
      if (!field) continue;
      see(pair.first, *field);
      rule_->conditions.push_back({*field, patterns(pair.second, true), holds});
    }
  }

  std::shared_ptr<CustomRule> rule_;
  bool good_ = true;
  Fail fail_;
};

}  // namespace

std::vector<std::shared_ptr<CustomRule>> read_rules(const YAML::Node& custom,
                                                    const Fail& fail) {
  std::vector<std::shared_ptr<CustomRule>> rules;
  if (!custom.IsSequence()) {
    fail(custom, "custom must be a list of rules, each with an id");
    return rules;
  }
  for (const auto& node : custom) {
    auto rule = RuleReader(fail).read(node);
    if (!rule) continue;
    const bool is_new = std::ranges::none_of(
        rules, [&](const auto& other) { return other->id == rule->id; });
    if (is_new) {
      rules.push_back(std::move(rule));
    } else {
      fail(node["id"], fmt::format("there is a rule \"{}\" already; give "
                                   "this one another id",
                                   rule->id));
    }
  }
  return rules;
}

}  // namespace listlint::custom
