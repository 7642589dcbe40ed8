// The command line as data, read from the flags that the parser declares: man
// pages and completions are made of it, so that they never lag behind.
#pragma once

#include <string>
#include <vector>

namespace listlint::cli {

// What may stand as a value.
enum class Values { any, file, rule, choice };

struct FlagEntry {
  std::vector<std::string> names;  // as typed: "-o", "--output"
  std::string value;               // such as FILE; "" where it takes none
  bool value_may_miss = false;     // --flag, or --flag=VALUE
  bool several = false;
  bool required = false;
  Values values = Values::any;
  std::vector<std::string> choices;
  std::string group;  // "" for the usual
  std::string text;
};

struct ArgumentEntry {
  std::string name;
  bool required = false;
  bool several = false;
  Values values = Values::any;
  std::vector<std::string> choices;
  std::string text;
};

struct CommandEntry {
  std::vector<std::string> words;  // "config", "show"; none for the program
  std::string text;
  bool has_commands = false;  // wants one of those that follow in the table
  std::vector<FlagEntry> flags;
  std::vector<ArgumentEntry> arguments;
};

// The program itself, then each command in the order of --help, each followed
// by the commands that it has itself.
std::vector<CommandEntry> flag_table();

}  // namespace listlint::cli
