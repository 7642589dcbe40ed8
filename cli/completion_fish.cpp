#include <fmt/format.h>

#include "cli/completion.h"

namespace listlint::cli {
namespace {

constexpr std::string_view kHead = R"~(# Completion of listlint for fish.
# Made by "listlint completion fish".

)~";

std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "'";
}

// A function that tells whether words are the command that is typed so far.
std::string placer(const std::vector<CommandEntry>& table) {
  std::string names;
  for (const auto& command : table) {
    if (command.words.empty()) continue;
    names += " \\\n            " +
             in_quotes(fmt::format("{}", fmt::join(command.words, " ")));
  }
  return "function __listlint_at\n"
         "    set -l at\n"
         "    for word in (commandline -opc)[2..]\n"
         "        string match -q -- '-*' $word; and continue\n"
         "        set -l next (string join ' ' -- $at $word)\n"
         "        contains -- $next" +
         names +
         "\n        or break\n"
         "        set at $next\n"
         "    end\n"
         "    test \"$at\" = \"$argv\"\n"
         "end\n\n";
}

std::string start(const CommandEntry& command) {
  return "complete -c listlint -n " +
         in_quotes(
             fmt::format("__listlint_at {}", fmt::join(command.words, " ")));
}

std::string values_of(Values values, const std::vector<std::string>& choices,
                      bool is_argument) {
  switch (values) {
    case Values::choice:
      return " -a " + in_quotes(fmt::format("{}", fmt::join(choices, " ")));
    case Values::file:
      return " -F";
    case Values::rule:
      return is_argument ? " -a '(__listlint_rules)'"
                         : " -a '(__fish_complete_list , __listlint_words)'";
    case Values::any:
      break;
  }
  return "";
}

std::string flag_line(const CommandEntry& command, const FlagEntry& flag) {
  std::string line = start(command);
  for (const auto& name : flag.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2)
                                   : " -s " + name.substr(1);
  }
  if (!flag.value.empty() && !flag.value_may_miss) {
    line += flag.values == Values::file ? " -r" : " -x";
    line += values_of(flag.values, flag.choices, false);
  }
  return line + " -d " + in_quotes(flag.text) + "\n";
}

// A function that prints words with their summaries.
std::string printer(std::string_view name, bool with_groups) {
  std::string out = fmt::format("function {}\n    printf '%s\\t%s\\n'", name);
  for (const auto& [word, summary] : rule_words()) {
    if (summary.empty() && !with_groups) continue;
    out +=
        fmt::format(" \\\n        {} {}", word,
                    in_quotes(summary.empty() ? "every rule of it" : summary));
  }
  return out + "\nend\n\n";
}

}  // namespace

std::string fish_completion(const std::vector<CommandEntry>& table) {
  std::string out(kHead);
  out += placer(table);
  out += printer("__listlint_rules", false);
  out += printer("__listlint_words", true);
  out += "complete -c listlint -f\n";
  for (const auto& command : table) {
    if (!command.words.empty()) {
      auto parent = command;
      parent.words.pop_back();
      out += start(parent) + " -a " + command.words.back() + " -d " +
             in_quotes(command.text) + "\n";
    }
    for (const auto& flag : command.flags) out += flag_line(command, flag);
    for (const auto& argument : command.arguments) {
      const auto values = values_of(argument.values, argument.choices, true);
      if (!values.empty()) out += start(command) + values + "\n";
    }
  }
  return out;
}

}  // namespace listlint::cli
