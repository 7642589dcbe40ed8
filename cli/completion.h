// Scripts that make a shell complete the command line of listlint, made of the
// table of flags and the table of rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/flag_table.h"

namespace listlint::cli {

struct RuleWord {
  std::string_view word;     // a rule or a group
  std::string_view summary;  // "" of a group
};

// What --select and --ignore take: each group before its rules.
std::vector<RuleWord> rule_words();

std::string bash_completion(const std::vector<CommandEntry>& table);
std::string zsh_completion(const std::vector<CommandEntry>& table);
std::string fish_completion(const std::vector<CommandEntry>& table);

// 'text', whatever is in it, for bash and zsh.
std::string shell_quoted(std::string_view text);

}  // namespace listlint::cli
