// The lists that a user has changed, and what they were before: --staged and
// --changed-since. Borrows the flags. What is found is fixed; opening is for
// any thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cli/flags.h"
#include "cli/git.h"
#include "cli/git_blobs.h"
#include "cli/paths.h"
#include "lint/input.h"

namespace listlint::cli {

// Whether a run is only about what was changed.
bool wants_changes(const Flags& flags);

// The flag that asks for it, for messages.
std::string_view changes_flag(const Flags& flags);

class Changes {
 public:
  // Asks git; those lists that the arguments of the command line name, or that
  // a walk through them would find. What cannot be checked for itself, such as
  // a file in conflict, is told in `failures`.
  static tl::expected<std::shared_ptr<const Changes>, std::string> find(
      const Flags& flags, std::vector<std::string>& failures);

  // Ordered, as seen from the current folder.
  const std::vector<ListPath>& lists() const { return lists_; }

  // A list of lists() as it is to be checked: staged, or in the work tree.
  Opened open(const std::string& list) const;

  bool has_before(const std::string& list) const;
  // Its name then.
  std::string name_before(const std::string& list) const;
  // As it was then.
  Opened open_before(const std::string& list) const;

 private:
  struct Target;

  Changes(const Flags& flags, std::string prefix)
      : flags_(flags), prefix_(std::move(prefix)) {}
  tl::expected<std::vector<Target>, std::string> targets(
      const Worktree& tree) const;
  void add(GitChange change, std::vector<Target>& targets,
           std::vector<std::string>& failures);
  std::string seen(const std::string& path) const;
  Opened open_blob(const std::string& list, const std::string& id,
                   const std::string& path) const;

  const Flags& flags_;
  std::string prefix_;
  std::vector<ListPath> lists_;
  std::map<std::string, GitChange> change_of_;  // by list
  std::unique_ptr<GitBlobs> blobs_ = std::make_unique<GitBlobs>();
};

}  // namespace listlint::cli
