#include "cli/flag_table.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "cli/flag_groups.h"

namespace listlint::cli {
namespace {

Values values_of(const std::string& name,
                 const std::vector<std::string>& choices) {
  if (!choices.empty()) return Values::choice;
  if (name == "FILE" || name == "PATH" || name == "DIR") return Values::file;
  return name == "RULE" ? Values::rule : Values::any;
}

// Without the range that CLI11 puts behind.
std::string value_name(const CLI::Option& option) {
  const auto name = option.get_type_name();
  return name.substr(0, name.find(':'));
}

ArgumentEntry argument_of(CLI::Option& option) {
  ArgumentEntry entry;
  entry.name = option.get_name(true);
  entry.required = option.get_required();
  entry.several = option.get_items_expected_max() > 1;
  entry.choices = choices_of(option);
  entry.values = values_of(entry.name, entry.choices);
  entry.text = option.get_description();
  return entry;
}

FlagEntry flag_of(CLI::Option& option) {
  FlagEntry entry;
  for (const auto& name : option.get_snames())
    entry.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) {
    entry.names.push_back("--" + name);
    if (option.check_fname(name)) entry.value_may_miss = true;
  }
  if (option.get_items_expected_max() > 0 || entry.value_may_miss) {
    entry.value = value_name(option);
  }
  entry.several = option.get_items_expected_max() > 1;
  entry.required = option.get_required();
  entry.choices = choices_of(option);
  entry.values = values_of(entry.value, entry.choices);
  if (option.get_group() != "Options") entry.group = option.get_group();
  entry.text = option.get_description();
  return entry;
}

// Depth is that of what we declare: two.
void add_entries(CLI::App& app, std::vector<std::string> words,
                 std::vector<CommandEntry>& table) {
  CommandEntry entry;
  entry.words = words;
  entry.text = app.get_description();
  for (auto* option : app.get_options()) {
    if (option->get_group().empty()) continue;  // hidden
    if (option->get_positional()) {
      entry.arguments.push_back(argument_of(*option));
    } else {
      entry.flags.push_back(flag_of(*option));
    }
  }
  const auto commands = app.get_subcommands([](CLI::App*) { return true; });
  entry.has_commands = !commands.empty();
  table.push_back(std::move(entry));
  for (auto* command : commands) {
    words.push_back(command->get_name());
    add_entries(*command, words, table);
    words.pop_back();
  }
}

}  // namespace

std::vector<CommandEntry> flag_table() {
  Flags flags;
  CLI::App app;
  declare_flags(app, flags);
  std::vector<CommandEntry> table;
  add_entries(app, {}, table);
  return table;
}

}  // namespace listlint::cli
