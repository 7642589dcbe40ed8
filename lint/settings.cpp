#include "lint/settings.h"

#include <algorithm>
#include <fmt/format.h>

#include "lint/custom/rule.h"
#include "lint/edit_distance.h"

namespace listlint {
namespace {

bool names(std::string_view word, std::string_view id) {
  return word == id || word == group_of(id);
}

OptionValue default_value(const Option& option) {
  switch (option.type) {
    case Option::Type::integer:
      return option.integer;
    case Option::Type::boolean:
      return option.integer != 0;
    case Option::Type::choice:
      return std::string(option.choice);
    case Option::Type::texts:
      return std::vector<std::string>{};
  }
  return {};
}

}  // namespace

bool is_named(const std::vector<std::string>& words, std::string_view id) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return names(word, id); });
}

std::vector<std::string_view> rule_words(std::span<const Rule* const> rules) {
  std::vector<std::string_view> words;
  for (const auto* rule : rules) {
    const auto group = group_of(rule->id);
    if (words.empty() || std::ranges::find(words, group) == words.end()) {
      words.push_back(group);
    }
    words.push_back(rule->id);
  }
  return words;
}

std::string did_you_mean(std::string_view typed,
                         std::span<const std::string_view> words) {
  const auto nearest = nearest_word(typed, words);
  if (nearest.empty()) return {};
  return fmt::format("; did you mean \"{}\"?", nearest);
}

Settings default_settings(std::span<const Rule* const> rules) {
  Settings settings;
  for (const auto* rule : rules) {
    RuleSetting setting{rule, rule->severity, {}};
    for (const auto* option : rule->options) {
      setting.values.push_back(default_value(*option));
    }
    settings.rules.push_back(std::move(setting));
  }
  return settings;
}

tl::expected<Settings, std::string> narrow(Settings settings,
                                           const Wishes& wishes,
                                           std::span<const Rule* const> rules) {
  auto words = rule_words(rules);
  if (!settings.custom.empty()) words.emplace_back("custom");
  for (const auto& custom : settings.custom) words.emplace_back(custom->id);
  for (const auto* list : {&wishes.select, &wishes.ignore}) {
    for (const auto& word : *list) {
      if (std::ranges::find(words, word) != words.end()) continue;
      return tl::unexpected(fmt::format("unknown rule or group \"{}\"{}", word,
                                        did_you_mean(word, words)));
    }
  }
  std::erase_if(settings.rules, [&](const RuleSetting& setting) {
    const auto id = setting.rule->id;
    if (!wishes.select.empty() && !is_named(wishes.select, id)) return true;
    return is_named(wishes.ignore, id);
  });
  return settings;
}

std::string_view nearest_word(std::string_view typed,
                              std::span<const std::string_view> words) {
  std::string_view best;
  size_t best_distance = typed.size() < 4 ? 2 : typed.size() / 2 + 1;
  for (const auto word : words) {
    const auto distance = edit_distance(typed, word, best_distance);
    if (distance < best_distance) {
      best = word;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace listlint
