#include "cli/completion.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "rules/table.h"

namespace listlint::cli {

std::vector<RuleWord> rule_words() {
  std::vector<RuleWord> words;
  std::string_view group;
  for (const auto& row : rules::table()) {
    const auto id = row.rule->id;
    const auto its_group = id.substr(0, id.find('/'));
    if (its_group != group) words.push_back({its_group, ""});
    group = its_group;
    words.push_back({id, row.rule->summary});
  }
  return words;
}

std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

int completion(const Flags& flags) {
  const auto table = flag_table();
  const auto script = flags.shell == "bash"  ? bash_completion(table)
                      : flags.shell == "zsh" ? zsh_completion(table)
                                             : fish_completion(table);
  return write_output(script, "") ? 0 : 2;
}

}  // namespace listlint::cli
