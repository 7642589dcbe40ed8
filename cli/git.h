// Questions to the git of this machine, asked of the repository of the current
// folder. Git finds it as always, GIT_DIR, GIT_INDEX_FILE and their like
// heeded, so answers are right within hooks, too. Nothing here writes to a
// repository. Any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cli/process.h"

namespace listlint::cli {

// Starts git without a shell, in the language C. The error says why it cannot
// be run.
tl::expected<Process, std::string> start_git(
    std::span<const std::string> arguments, Errors heard);

// Runs git to its end and answers its stdout. The error is what git says, or as
// above.
tl::expected<std::string, std::string> run_git(
    std::span<const std::string> arguments);

// The folders of a repository, absolute or as git shows them.
struct Worktree {
  std::string top;     // "/srv/lists"
  std::string prefix;  // the current folder below it: "" or "lake/"
};

// Of the current folder. The error tells that there is none, and why.
tl::expected<Worktree, std::string> find_worktree();

// A file that differs between two states of a repository. Paths are as seen
// from the top of the work tree.
struct GitChange {
  std::string path;
  std::string before_path;  // differs from `path` where it was renamed
  std::string before;       // its blob then; "" where it was no regular file
  std::string after;        // its blob now; "" where it is in the work tree
  bool removed = false;     // no regular file any more
  bool conflict = false;    // unmerged: there is no one version of it
};

// What is staged, against the last commit.
tl::expected<std::vector<GitChange>, std::string> staged_changes();

// What the work tree has changed since a commit: files that git knows, and
// new ones that it does not ignore.
tl::expected<std::vector<GitChange>, std::string> changes_since(
    const std::string& commit);

// The commit where a revision and HEAD part, which is the revision itself where
// it is a part of the history. The error names the revision.
tl::expected<std::string, std::string> parting_commit(
    const std::string& revision);

}  // namespace listlint::cli
