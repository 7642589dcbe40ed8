#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/output.h"
#include "cli/start_audit.h"
#include "lint/memory.h"

int main(int argc, char** argv) {
  using namespace listlint::cli;
  listlint::keep_freed_memory();
  open_standard_files();
  const auto [flags, exit_code] = parse_flags(argc, argv);
  if (exit_code >= 0) return exit_code;
  switch (flags.command) {
    case Command::check:
      return check(flags);
    case Command::audit:
    case Command::history:
    case Command::report:
      return start_audit(argv);
    case Command::show:
      return show(flags);
    case Command::urls:
      return urls(flags);
    case Command::explain:
      return explain(flags);
    case Command::rules:
      return list_rules(flags);
    case Command::config_show:
      return config_show(flags);
    case Command::config_schema:
      return config_schema();
    case Command::check_config:
      return check_config(flags);
    case Command::init:
      return init(flags);
    case Command::ignore:
      return ignore(flags);
    case Command::completion:
      return completion(flags);
    case Command::none:
      break;
  }
  return 2;
}
