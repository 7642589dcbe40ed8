// The flags of a check that is only about what was changed.
#include <algorithm>
#include <fmt/format.h>

#include "cli/changes.h"
#include "cli/flag_groups.h"

namespace listlint::cli {

void add_changes(CLI::App& app, Flags& flags) {
  app.add_flag("--staged", flags.staged,
               "check what is staged in git, not the files here, and tell only "
               "findings that the change has caused");
  app.add_option("--changed-since", flags.changed_since,
                 "check only lists that were changed since this commit (where "
                 "it is of another branch, since that parted), and tell only "
                 "findings that the changes have caused")
      ->type_name("REV")
      ->check(CLI::Validator(
          [](const std::string& typed) {
            return typed.empty() ? "needs a commit, and was given nothing"
                                 : std::string();
          },
          ""));
}

void check_changes(const Flags& flags) {
  if (!wants_changes(flags)) return;
  const auto flag = changes_flag(flags);
  const auto refuse = [](std::string why) {
    throw CLI::ValidationError(std::move(why));
  };
  if (flags.staged && !flags.changed_since.empty()) {
    refuse("--staged and --changed-since do not go together: give one of them");
  }
  if (std::ranges::find(flags.paths, "-") != flags.paths.end()) {
    refuse(fmt::format("{} is about files of git: leave out -", flag));
  }
  if (flags.update_baseline) {
    refuse(fmt::format("--update-baseline needs all findings: leave out {}",
                       flag));
  }
  if (flags.staged && !flags.diff && (flags.fix || flags.unsafe_fixes)) {
    refuse(
        "fixes are written into the files here, not into what is staged: use "
        "--fix without --staged, then git add; or look with --staged --diff");
  }
}

}  // namespace listlint::cli
