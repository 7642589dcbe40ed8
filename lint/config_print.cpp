#include "lint/config_print.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace listlint {
namespace {

std::string origin(const std::string& from) {
  return fmt::format("  # {}\n", from.empty() ? "default" : from);
}

// A text as YAML reads it back: JSON's quotes are YAML's, too.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false,
                                   nlohmann::json::error_handler_t::replace);
}

std::string text_of(const OptionValue& value) {
  if (const auto* number = std::get_if<int64_t>(&value)) {
    return fmt::format("{}", *number);
  }
  if (const auto* flag = std::get_if<bool>(&value)) {
    return *flag ? "true" : "false";
  }
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  std::string list;
  for (const auto& text : std::get<std::vector<std::string>>(value)) {
    list += (list.empty() ? "" : ", ") + quoted(text);
  }
  return "[" + list + "]";
}

std::string print_rule(const RuleInForce& rule) {
  const auto& setting = rule.setting;
  auto text = fmt::format("  {}:\n", setting.rule->id);
  if (!rule.on) return text + "    severity: off" + origin(rule.on_from);
  text += fmt::format("    severity: {}", name_of(setting.severity)) +
          origin(rule.severity_from);
  for (size_t i = 0; i < setting.values.size(); ++i) {
    text += fmt::format("    {}: {}", setting.rule->options[i]->name,
                        text_of(setting.values[i])) +
            origin(rule.values_from[i]);
  }
  return text;
}

// Headers and paths are two keys of a config.
std::string print_columns(const Said<std::vector<Column>>& columns,
                          bool paths) {
  std::string text;
  std::vector<Field> done;
  for (const auto& column : columns.value) {
    if (column.header.starts_with('/') != paths) continue;
    if (std::ranges::find(done, column.field) != done.end()) continue;
    done.push_back(column.field);
    std::string list;
    for (const auto& other : columns.value) {
      if (other.field != column.field) continue;
      if (other.header.starts_with('/') != paths) continue;
      list += (list.empty() ? "" : ", ") + quoted(other.header);
    }
    text += fmt::format("  {}: [{}]\n", name_of(column.field), list);
  }
  if (text.empty()) return text;
  return (paths ? "paths:" : "columns:") + origin(columns.where) + text;
}

std::string commented(std::string_view text) {
  std::string made;
  while (!text.empty()) {
    const auto end = text.find('\n') + 1;
    made += "# ";
    made += text.substr(0, end);
    text.remove_prefix(end);
  }
  return made;
}

// Summaries are one line each; comments are read in 80 columns.
std::string wrapped(std::string_view text) {
  constexpr size_t kWidth = 76;
  std::string made;
  while (text.size() > kWidth) {
    const auto space = text.rfind(' ', kWidth);
    if (space == text.npos || space == 0) break;
    made += text.substr(0, space);
    made += '\n';
    text.remove_prefix(space + 1);
  }
  made += text;
  return commented(made + "\n");
}

}  // namespace

std::string print_in_force(const InForce& in_force) {
  std::string text;
  if (in_force.fail_on) {
    text += fmt::format("fail-on: {}", name_of(in_force.fail_on->value)) +
            origin(in_force.fail_on->where);
  } else {
    text += "fail-on: warning" + origin({});
  }
  if (in_force.language) {
    text += "language: " + in_force.language->value +
            origin(in_force.language->where);
  } else {
    text += "# language: each list tells its own" + origin({});
  }
  if (in_force.columns) {
    text += print_columns(*in_force.columns, false);
    text += print_columns(*in_force.columns, true);
  }
  text += "rules:\n";
  for (const auto& rule : in_force.rules) text += print_rule(rule);
  return text;
}

std::string starter_config(std::string_view profile,
                           std::span<const Profile> profiles) {
  std::string text =
      "# How listlint checks the lists in this folder and below.\n"
      "# What is commented out shows what may be said; \"listlint config "
      "show\"\n# tells what is in force.\n";
  for (const auto& key : config_keys()) {
    text += "\n" + wrapped(fmt::format("{}: {}", key.name, key.summary));
    if (key.type != KeyType::profile) {
      text += commented(key.example);
      continue;
    }
    for (const auto& known : profiles) {
      text += wrapped(fmt::format("  {}: {}", known.name, known.summary));
    }
    text += fmt::format("profile: {}\n", profile);
  }
  return text;
}

}  // namespace listlint
