#include <fmt/format.h>

#include "cli/completion.h"

namespace listlint::cli {
namespace {

constexpr std::string_view kHead = R"~(#compdef listlint
# Completion of listlint for zsh.
# Made by "listlint completion zsh".

)~";

constexpr std::string_view kTail = R"~(
# Rules and groups, with commas between them.
_listlint_rules() {
  compset -P '*,'
  _describe -t groups group _listlint_group_words
  _listlint_rule
}

_listlint_rule() {
  _describe -t rules rule _listlint_rule_words
}

if [ "${funcstack[1]}" = _listlint ]; then
  _listlint "$@"
else
  compdef _listlint listlint
fi
)~";

// In the text of a spec some characters have a meaning.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string function_of(const CommandEntry& command) {
  std::string name = "_listlint";
  for (const auto& word : command.words) name += "__" + word;
  return name;
}

std::string action(Values values, const std::vector<std::string>& choices,
                   bool is_argument) {
  switch (values) {
    case Values::choice:
      return fmt::format("({})", fmt::join(choices, " "));
    case Values::file:
      return "_files";
    case Values::rule:
      return is_argument ? "_listlint_rule" : "_listlint_rules";
    case Values::any:
      break;
  }
  return " ";
}

std::string flag_spec(const FlagEntry& flag, const std::string& name) {
  std::string head;
  const bool ends = name == "--help" || name == "-h" || name == "--version";
  if (ends) {
    head = "(- *)";
  } else if (flag.several) {
    head = "*";
  } else if (flag.names.size() > 1) {
    head = fmt::format("({})", fmt::join(flag.names, " "));
  }
  const bool is_long = name.starts_with("--");
  std::string value;
  std::string sign;
  if (flag.value_may_miss) {
    sign = is_long ? "=-" : "-";
    value = "::" + flag.value + ":";
  } else if (!flag.value.empty()) {
    sign = is_long ? "=" : "+";
    value = ":" + flag.value + ":";
  }
  if (!value.empty()) value += action(flag.values, flag.choices, false);
  return shell_quoted(
      fmt::format("{}{}{}[{}]{}", head, name, sign, escaped(flag.text), value));
}

std::string commands_of(const std::vector<CommandEntry>& table,
                        const CommandEntry& parent) {
  std::string lines;
  for (const auto& command : table) {
    auto words = command.words;
    if (words.empty()) continue;
    words.pop_back();
    if (words != parent.words) continue;
    lines += "    " +
             shell_quoted(command.words.back() + ":" + escaped(command.text)) +
             "\n";
  }
  return lines;
}

// The function that completes what stands behind the words of a command.
std::string function(const std::vector<CommandEntry>& table,
                     const CommandEntry& command) {
  const auto name = function_of(command);
  std::string specs;
  for (const auto& flag : command.flags) {
    for (const auto& word : flag.names) {
      specs += " \\\n    " + flag_spec(flag, word);
    }
  }
  if (!command.has_commands) {
    for (const auto& argument : command.arguments) {
      specs += " \\\n    " +
               shell_quoted(fmt::format(
                   "{}:{}:{}", argument.several ? "*" : "", argument.name,
                   action(argument.values, argument.choices, true)));
    }
    return fmt::format("\n{}() {{\n  _arguments -s -S{}\n}}\n", name, specs);
  }
  specs += fmt::format(" \\\n    '1:command:{}_commands'", name);
  specs += " \\\n    '*::argument:->argument'";
  return fmt::format(
      "\n{0}_commands() {{\n  local -a words=(\n{1}  )\n"
      "  _describe -t commands command words\n}}\n"
      "\n{0}() {{\n"
      "  local curcontext=$curcontext state line\n"
      "  typeset -A opt_args\n"
      "  _arguments -C -S{2}\n"
      "  if [[ $state == argument ]] && (( $+functions[{0}__$line[1]] )); "
      "then\n"
      "    {0}__$line[1]\n"
      "  fi\n}}\n",
      name, commands_of(table, command), specs);
}

}  // namespace

std::string zsh_completion(const std::vector<CommandEntry>& table) {
  std::string out(kHead);
  std::string groups;
  std::string rules;
  for (const auto& [word, summary] : rule_words()) {
    if (summary.empty()) {
      groups += fmt::format("  {}\n", word);
    } else {
      rules += fmt::format(
          "  {}\n", shell_quoted(fmt::format("{}:{}", word, escaped(summary))));
    }
  }
  out += "typeset -ga _listlint_group_words=(\n" + groups + ")\n";
  out += "typeset -ga _listlint_rule_words=(\n" + rules + ")\n";
  for (const auto& command : table) out += function(table, command);
  return out.append(kTail);
}

}  // namespace listlint::cli
