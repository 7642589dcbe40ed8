// The program behind `listlint audit`, `history` and `report`, which links
// libcurl and SQLite. Reads the same command line.
#include <csignal>

#include "cli/audit_watch.h"
#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/output.h"
#include "lint/memory.h"

namespace {

// An audit that was stopped ends by the signal that stopped it, so that who
// sent it sees no failure, and a script with Ctrl-C in it ends too.
int end_of(int code) {
  using namespace listlint::cli;
  if (code == 2 && is_stopped()) std::raise(stop_signal());
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace listlint::cli;
  listlint::give_back_freed_memory();
  open_standard_files();
  const auto [flags, exit_code] = parse_flags(argc, argv);
  if (exit_code >= 0) return exit_code;
  if (flags.command == Command::audit) return end_of(audit(flags));
  if (flags.command == Command::history) return history(flags);
  if (flags.command == Command::report) return report(flags);
  complain(
      "this program is for audit, history and report; listlint has the rest");
  return 2;
}
