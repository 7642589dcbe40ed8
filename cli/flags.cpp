#include "cli/flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <sstream>
#include <string_view>

#include "cli/flag_groups.h"
#include "cli/output.h"
#include "lint/data_versions.h"
#include "lint/settings.h"
#include "rules/profiles.h"
#include "rules/table.h"

namespace listlint::cli {
namespace {

void add_check(CLI::App& app, Flags& flags) {
  auto* check = app.add_subcommand("check", "find the defects of lists");
  check->callback([&flags] {
    flags.command = Command::check;
    check_outputs(flags);
    check_changes(flags);
  });
  add_input(*check, flags);
  add_fixes(*check, flags);
  add_rules(*check, flags);
  check->add_flag("--coverage", flags.coverage,
                  "print how much of each list was understood, and what the "
                  "rest is, not the findings (text, json, jsonl)");
  add_report(*check, flags);
  add_dismissals(*check, flags);
  check->add_flag("--no-cache", flags.no_cache,
                  "check every list anew, and remember nothing");
  auto* watch = check->add_flag(
      "--watch", flags.watch,
      "check again whenever a list or a config is saved, until Ctrl-C");
  add_changes(*check, flags);
  for (const auto* name :
       {"--fix", "--unsafe-fixes", "--diff", "--update-baseline", "--staged"}) {
    watch->excludes(check->get_option(name));
  }
}

// Of the commands that tell of rules, custom ones too.
void add_config_choice(CLI::App& app, Flags& flags) {
  app.add_option("--config", flags.config,
                 "use this config (default: the nearest .listlint.yaml "
                 "upwards of this folder)")
      ->type_name("FILE");
  app.add_flag("--no-config", flags.no_config, "use no config file");
}

void add_ignore(CLI::App& app, Flags& flags) {
  auto* ignore = app.add_subcommand(
      "ignore",
      "note in .listlint-ignore.yaml that a finding is not to be "
      "told");
  ignore->callback([&flags] { flags.command = Command::ignore; });
  ignore
      ->add_option("FINGERPRINT", flags.fingerprint,
                   "of the finding, or how it begins (6 digits or more); "
                   "check -v and --format jsonl show it")
      ->required();
  add_input(*ignore, flags);
  add_output(*ignore, flags);
  ignore->add_option("--reason", flags.reason, "why; for those who come after")
      ->type_name("TEXT")
      ->required();
  ignore->add_option("--owner", flags.owner, "who answers for it")
      ->type_name("NAME");
  ignore
      ->add_option("--until", flags.until,
                   "the last day that it holds, such as 2027-01-31")
      ->type_name("DATE");
}

void add_others(CLI::App& app, Flags& flags) {
  auto* show = app.add_subcommand(
      "show", "print what is read from a list, one JSON line a list");
  show->callback([&flags] { flags.command = Command::show; });
  add_input(*show, flags);
  add_output(*show, flags);
  show->add_flag("--pretty", flags.pretty, "indented, for people");

  auto* urls = app.add_subcommand(
      "urls", "print every cited address once, with who cites it (JSON lines)");
  urls->callback([&flags] { flags.command = Command::urls; });
  add_input(*urls, flags);
  add_output(*urls, flags);

  auto* explain = app.add_subcommand("explain", "print the page of a rule");
  explain->callback([&flags] { flags.command = Command::explain; });
  explain->add_option("RULE", flags.rule, "such as countries/misspelt")
      ->required();
  add_config_choice(*explain, flags);

  auto* rules = app.add_subcommand("rules", "list every rule");
  rules->callback([&flags] { flags.command = Command::rules; });
  add_config_choice(*rules, flags);

  auto* completion = app.add_subcommand(
      "completion",
      "print what makes a shell complete commands, flags and rules");
  completion->callback([&flags] { flags.command = Command::completion; });
  completion->add_option("SHELL", flags.shell, "which one: bash, zsh or fish")
      ->required()
      ->check(one_of({"bash", "zsh", "fish"}));
}

void add_config(CLI::App& app, Flags& flags) {
  auto* config =
      app.add_subcommand("config", "what is in force, and from where");
  config->require_subcommand(1);
  auto* show = config->add_subcommand(
      "show", "print the settings that hold for a list, each with its source");
  show->callback([&flags] { flags.command = Command::config_show; });
  show->add_option("PATH", flags.paths, "the list; default: any in this folder")
      ->expected(0, 1);
  show->add_option("--config", flags.config, "use this config")
      ->type_name("FILE");
  show->add_flag("--no-config", flags.no_config, "use no config file");
  auto* schema = config->add_subcommand(
      "schema", "print the JSON Schema of .listlint.yaml, for editors");
  schema->callback([&flags] { flags.command = Command::config_schema; });

  auto* check_config = app.add_subcommand(
      "check-config",
      "find mistakes in configs, and try the examples of custom rules");
  check_config->callback([&flags] { flags.command = Command::check_config; });
  check_config->add_option("FILE", flags.paths,
                           "configs; default: the nearest .listlint.yaml "
                           "upwards of this folder");

  auto* init = app.add_subcommand(
      "init", "write a commented .listlint.yaml into this folder");
  init->callback([&flags] { flags.command = Command::init; });
  const auto profiles = names_of(rules::profiles());
  init->add_option("--profile", flags.profile,
                   fmt::format("the kind of the lists: {} (default: {})",
                               fmt::join(profiles, ", "), profiles.front()))
      ->type_name("NAME")
      ->check(one_of(profiles));
}

// Which words might have been meant at that place: flags, or commands.
std::vector<std::string> words_near(const CLI::App& app, bool is_flag) {
  std::vector<std::string> words;
  for (const auto* command :
       app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!is_flag) words.push_back(command->get_name());
    if (!is_flag || !command->parsed()) continue;
    for (const auto* option : command->get_options()) {
      for (const auto& name : option->get_lnames())
        words.push_back("--" + name);
    }
  }
  return words;
}

// A usage error with the nearest word that is known, on stderr.
void tell_usage_error(const CLI::App& app, const CLI::ParseError& error,
                      const std::vector<std::string>& typed) {
  const bool no_command = app.get_subcommands().empty();
  const auto words_left = no_command ? typed : app.remaining(true);
  const auto word = words_left.empty() ? std::string() : words_left.front();
  std::string message = error.what();
  if (no_command && (word.empty() || word.front() == '-')) {
    const auto names = words_near(app, false);
    message = fmt::format("a command is missing: {} or {}",
                          fmt::join(names.begin(), names.end() - 1, ", "),
                          names.back());
  } else if (!word.empty()) {
    message =
        fmt::format("unknown {} \"{}\"", no_command ? "command" : "flag", word);
  }
  const auto words = words_near(app, !no_command);
  const std::vector<std::string_view> known(words.begin(), words.end());
  if (!word.empty()) message += did_you_mean(word, known);
  complain(message + "; --help tells more");
}

// The first line is for programs.
std::string versions() {
  auto text = fmt::format("listlint {}\nrules: {}", LISTLINT_VERSION,
                          rules::table().size());
  for (const auto& [name, version] : data_versions()) {
    text += fmt::format("\n{}: {}", name, version);
  }
  return text;
}

}  // namespace

void declare_flags(CLI::App& app, Flags& flags) {
  app.name("listlint");
  app.description(
      "Lints cited lists and audits the sources that they cite.\n"
      "Exit code: 0 nothing to mend, 1 findings, 2 could not do its work.");
  app.set_version_flag("--version", versions);
  app.require_subcommand(1);
  app.footer("\"listlint COMMAND --help\" tells the flags of a command.");
  add_check(app, flags);
  add_audit(app, flags);
  add_others(app, flags);
  add_config(app, flags);
  add_ignore(app, flags);
}

Parsed parse_flags(int argc, char** argv) {
  Parsed parsed;
  CLI::App app;
  declare_flags(app, parsed.flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      std::ostringstream text;  // help or version
      app.exit(error, text, text);
      parsed.exit_code = write_output(text.str(), "") ? 0 : 2;
    } else {
      tell_usage_error(app, error, {argv + 1, argv + argc});
      parsed.exit_code = 2;
    }
  }
  return parsed;
}

}  // namespace listlint::cli
