#include <fmt/format.h>
#include <map>

#include "cli/completion.h"

namespace listlint::cli {
namespace {

// Nothing that is completed is ever expanded or run: words are compared and
// put down as they are. File names are left to readline, which quotes them.
constexpr std::string_view kHead = R"~(# Completion of listlint for bash.
# Made by "listlint completion bash".

)~";

constexpr std::string_view kFunctions = R"~(
# Offers those of the words that go on from what is typed; after a comma, too,
# where a list is typed.
_listlint_offer() {
  local head=$1 typed=$2 word
  shift 2
  for word in "$@"; do
    [[ $word == "$typed"* ]] && COMPREPLY+=("$head$word")
  done
  compopt +o default +o bashdefault 2>/dev/null || :
}

# Offers what stands as the value of a flag or as an argument.
_listlint_offer_values() {
  local values=$1 head=$2 typed=$3
  case $values in
    file) ;;
    rules)
      if [[ $typed == *,* ]]; then
        head+=${typed%,*},
        typed=${typed##*,}
      fi
      # shellcheck disable=SC2046  # words without blanks
      _listlint_offer "$head" "$typed" $(_listlint_rules)
      compopt -o nospace 2>/dev/null || :
      ;;
    rule)
      # shellcheck disable=SC2046
      _listlint_offer "$head" "$typed" $(_listlint_rules | grep /)
      ;;
    *)
      # shellcheck disable=SC2086
      _listlint_offer "$head" "$typed" ${values#any}
      ;;
  esac
}

_listlint() {
  local IFS=$' \t\n' typed=${COMP_WORDS[COMP_CWORD]}
  local command='' flag='' ended='' head='' word values i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $flag ]]; then
      # "--format=text" is three words where = parts words.
      [[ $word == = ]] || flag=''
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ $word == -* && ! $ended ]]; then
      [[ $word != *=* && $(_listlint_values "$command:$word") ]] && flag=$word
    elif [[ " $(_listlint_commands "$command") " == *" $word "* ]]; then
      command+=${command:+ }$word
    fi
  done
  if [[ $flag ]]; then
    [[ $typed == = ]] && typed=''
  elif [[ $typed == --*=* && ! $ended ]]; then
    flag=${typed%%=*}
    head=$flag=
    typed=${typed#*=}
  fi
  if [[ $flag ]]; then
    values=$(_listlint_values "$command:$flag")
    _listlint_offer_values "${values:-any}" "$head" "$typed"
  elif [[ $typed == -* && ! $ended ]]; then
    # shellcheck disable=SC2046
    _listlint_offer '' "$typed" $(_listlint_flags "$command")
  else
    values=$(_listlint_commands "$command")
    [[ $values ]] || values=$(_listlint_values "$command:")
    _listlint_offer_values "${values:-any}" '' "$typed"
  fi
}

complete -o bashdefault -o default -F _listlint listlint
)~";

std::string command_name(const CommandEntry& command) {
  return fmt::format("{}", fmt::join(command.words, " "));
}

std::string values_word(Values values, const std::vector<std::string>& choices,
                        bool is_argument) {
  switch (values) {
    case Values::choice:
      return fmt::format("{}", fmt::join(choices, " "));
    case Values::file:
      return "file";
    case Values::rule:
      return is_argument ? "rule" : "rules";
    case Values::any:
      break;
  }
  return "any";
}

// A function that prints one of several texts, by its argument.
std::string chooser(std::string_view name,
                    const std::map<std::string, std::string>& texts) {
  std::map<std::string, std::string> patterns;  // by text
  for (const auto& [key, text] : texts) {
    auto& pattern = patterns[text];
    pattern += (pattern.empty() ? "" : " | ") + shell_quoted(key);
  }
  std::string out = fmt::format("\n{}() {{\n  case $1 in\n", name);
  for (const auto& [text, pattern] : patterns) {
    out += fmt::format("    {})\n      echo {}\n      ;;\n", pattern,
                       shell_quoted(text));
  }
  return out + "  esac\n}\n";
}

}  // namespace

std::string bash_completion(const std::vector<CommandEntry>& table) {
  std::map<std::string, std::string> commands;
  std::map<std::string, std::string> flags;
  std::map<std::string, std::string> values;
  for (const auto& command : table) {
    const auto name = command_name(command);
    if (!command.words.empty()) {
      auto parent = command;
      parent.words.pop_back();
      auto& list = commands[command_name(parent)];
      list += (list.empty() ? "" : " ") + command.words.back();
    }
    for (const auto& flag : command.flags) {
      for (const auto& word : flag.names) {
        auto& list = flags[name];
        list += (list.empty() ? "" : " ") + word;
        if (flag.value.empty() || flag.value_may_miss) continue;
        values[name + ":" + word] =
            values_word(flag.values, flag.choices, false);
      }
    }
    for (const auto& argument : command.arguments) {
      values[name + ":"] = values_word(argument.values, argument.choices, true);
    }
  }
  std::string words;
  for (const auto& rule : rule_words()) words += fmt::format("{}\n", rule.word);
  std::string out(kHead);
  out += "_listlint_rules() {\n  cat <<'END'\n" + words + "END\n}\n";
  out += chooser("_listlint_commands", commands);
  out += chooser("_listlint_flags", flags);
  out += "\n# By command and flag, or by command and nothing.";
  out += chooser("_listlint_values", values);
  return out.append(kFunctions);
}

}  // namespace listlint::cli
