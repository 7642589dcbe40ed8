#include "cli/flag_groups.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "cli/report_files.h"
#include "lint/config_layer.h"
#include "lint/read/reader.h"
#include "lint/settings.h"
#include "reports/report.h"

namespace listlint::cli {
namespace {

// How the name of a validator begins whose words follow.
constexpr std::string_view kOneOf = "one of ";

}  // namespace

CLI::Validator one_of(const std::vector<std::string>& words) {
  auto check = [words](const std::string& typed) -> std::string {
    if (std::ranges::find(words, typed) != words.end()) return {};
    const std::vector<std::string_view> known(words.begin(), words.end());
    return fmt::format("cannot be \"{}\"{}; it is one of {}", typed,
                       did_you_mean(typed, known), fmt::join(words, ", "));
  };
  return {check, "", fmt::format("{}{}", kOneOf, fmt::join(words, ","))};
}

std::vector<std::string> choices_of(CLI::Option& option) {
  std::string name;
  try {
    name = option.get_validator(0)->get_name();
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
  if (!name.starts_with(kOneOf)) return {};
  return CLI::detail::split(name.substr(kOneOf.size()), ',');
}

void add_input(CLI::App& app, Flags& flags) {
  app.add_option("PATH", flags.paths,
                 "files, or folders to search for lists; - is standard input; "
                 "default: this folder");
  app.add_option("--input-format", flags.input_format,
                 fmt::format("read every file as: {} (default: by extension, "
                             "else by content)",
                             fmt::join(names_of(readers()), ", ")))
      ->type_name("NAME")
      ->check(one_of(names_of(readers())));
  app.add_option("--stdin-filename", flags.stdin_filename,
                 "the name that findings show for standard input")
      ->type_name("NAME");
  app.add_option("--encoding", flags.encoding,
                 "of files that are not UTF-8, such as GBK or windows-1252 "
                 "(default: what a file says itself)")
      ->type_name("NAME");
  app.add_option("--page", flags.pages,
                 "of a MediaWiki dump, read only pages with this title; * and "
                 "? stand for any characters and for one (several times)")
      ->type_name("TITLE")
      ->allow_extra_args(false);
  app.add_option("--namespace", flags.namespaces,
                 "of a MediaWiki dump, read pages of this namespace (several "
                 "times; default: 0, the articles, and what --page names "
                 "in full)")
      ->type_name("N")
      ->allow_extra_args(false);
  app.add_option("-j,--jobs", flags.threads,
                 "lists read at a time (default: one a core)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_option("--config", flags.config,
                 "use this config (default: the nearest .listlint.yaml "
                 "upwards of each list)")
      ->type_name("FILE");
  app.add_flag("--no-config", flags.no_config, "use no config file");
  app.add_flag("--no-gitignore", flags.no_gitignore,
               "in folders, also read what git ignores");
  app.add_flag("-v,--verbose", flags.verbose,
               "say on stderr which config and lists are used");
}

void add_output(CLI::App& app, Flags& flags) {
  app.add_option("-o,--output", flags.output, "write to a file, not to stdout")
      ->type_name("FILE");
}

void add_fixes(CLI::App& app, Flags& flags) {
  app.add_flag("--fix", flags.fix,
               "write the safe fixes into the lists, then show what is left; "
               "of standard input the fixed text goes to stdout");
  app.add_flag("--unsafe-fixes", flags.unsafe_fixes,
               "write the unsafe fixes, too: look at them first with --diff "
               "(implies --fix)");
  app.add_flag("--diff", flags.diff,
               "print what the fixes would change, for git apply, and write "
               "nothing; exit code 1 where that is anything");
}

void add_rules(CLI::App& app, Flags& flags) {
  app.add_option("--select", flags.select,
                 "run only these rules or groups (a,b or several times)")
      ->type_name("RULE")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--ignore", flags.ignore, "leave these rules or groups out")
      ->type_name("RULE")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--fail-on", flags.fail_on,
                 "the least severity that makes the exit code 1: error, "
                 "warning (default), info, never; new: in an audit only links "
                 "that died since the one before, else as warning")
      ->type_name("WHAT")
      ->check(one_of({fail_on_words().begin(), fail_on_words().end()}));
}

void add_report(CLI::App& app, Flags& flags) {
  const auto formats = names_of(reports::formats());
  app.add_option("-o,--output", flags.outputs,
                 "write to a file, not to stdout, in the format that its "
                 "ending says (several times; - is stdout)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--format", flags.format,
                 fmt::format("of stdout, or of the only file: {} (default: by "
                             "the ending of the file, else text)",
                             fmt::join(formats, ", ")))
      ->type_name("NAME")
      ->check(one_of(formats));
  app.add_flag("--statistics", flags.statistics,
               "print how many findings each rule has, not the findings");
  app.add_flag("--show-folded", flags.show_folded,
               "also show the findings that another one explains");
  app.add_flag("--show-all", flags.show_all,
               "show every one of many alike info findings (text)");
  app.add_option("--color", flags.color,
                 "colours: auto (default), always, never; NO_COLOR is honoured")
      ->type_name("WHEN")
      ->check(one_of({"auto", "always", "never"}));
  app.add_flag("-q,--quiet", flags.quiet, "no summary line");
}

void check_outputs(const Flags& flags) {
  const auto files = report_files(flags);
  if (!files) throw CLI::ValidationError(files.error());
}

void add_dismissals(CLI::App& app, Flags& flags) {
  app.add_flag("--show-suppressed", flags.show_suppressed,
               "also show the findings that are suppressed or in the "
               "baseline, marked so");
  auto* baseline =
      app.add_option("--baseline", flags.baseline,
                     "tell only findings that are not in this file")
          ->type_name("FILE");
  auto* update =
      app.add_flag("--update-baseline", flags.update_baseline,
                   "write the findings of now to the file of --baseline")
          ->needs(baseline);
  for (const auto* name : {"--fix", "--unsafe-fixes", "--diff"}) {
    auto* other = app.get_option_no_throw(name);
    if (other != nullptr) update->excludes(other);
  }
}

}  // namespace listlint::cli
