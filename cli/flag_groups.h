// The flags that several commands share, declared once each.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/flags.h"

namespace listlint::cli {

template <typename Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

// Refuses a word that is not in `words`, naming the nearest that is.
CLI::Validator one_of(const std::vector<std::string>& words);
// The words of one_of(), where an option has it; none else.
std::vector<std::string> choices_of(CLI::Option& option);

// Declares every command and flag; `flags` is filled when `app` parses.
void declare_flags(CLI::App& app, Flags& flags);

// Which lists, and how they are read.
void add_input(CLI::App& app, Flags& flags);
// -o of a command that writes one output.
void add_output(CLI::App& app, Flags& flags);
// Which rules run, and how findings are shown.
void add_rules(CLI::App& app, Flags& flags);
void add_report(CLI::App& app, Flags& flags);
void add_fixes(CLI::App& app, Flags& flags);
// Refuses outputs of add_report() that do not go together; throws as CLI11
// wants it.
void check_outputs(const Flags& flags);
// What is not told. Behind add_fixes(), where a command has that.
void add_dismissals(CLI::App& app, Flags& flags);

// Only what was changed, and what does not go with that; as above.
void add_changes(CLI::App& app, Flags& flags);
void check_changes(const Flags& flags);

// The commands audit, history and report.
void add_audit(CLI::App& app, Flags& flags);

}  // namespace listlint::cli
