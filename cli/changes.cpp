#include "cli/changes.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "lint/find_upwards.h"
#include "lint/read/reader.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

// Where an argument leads, links to folders followed, a link to a file not.
fs::path place_of(const std::string& argument) {
  std::error_code error;
  const auto whole = fs::absolute(argument, error).lexically_normal();
  if (fs::is_directory(whole, error)) return fs::weakly_canonical(whole, error);
  return fs::weakly_canonical(whole.parent_path(), error) / whole.filename();
}

// Whether a walk through `folder` ("" or ending in a slash) would find a file.
bool is_found_in(std::string_view folder, std::string_view path) {
  if (!path.starts_with(folder) || !is_list_file(path)) return false;
  const auto below = path.substr(folder.size());
  return !below.starts_with('.') && below.find("/.") == below.npos;
}

bool is_regular_here(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(fs::symlink_status(path, error));
}

}  // namespace

// An argument of the command line, as seen from the top of the work tree.
struct Changes::Target {
  std::string path;
  std::string folder;  // the same where it is one: "" or "lakes/"
  const std::string* argument = nullptr;
  bool used = false;  // something below it is changed
};

bool wants_changes(const Flags& flags) {
  return flags.staged || !flags.changed_since.empty();
}

std::string_view changes_flag(const Flags& flags) {
  return flags.staged ? "--staged" : "--changed-since";
}

tl::expected<std::shared_ptr<const Changes>, std::string> Changes::find(
    const Flags& flags, std::vector<std::string>& failures) {
  const auto because = [&](std::string_view what, const std::string& why) {
    return tl::unexpected(
        fmt::format("{}{}: {}", changes_flag(flags), what, why));
  };
  const auto tree = find_worktree();
  if (!tree) return because(" needs a git repository", tree.error());
  std::shared_ptr<Changes> made(new Changes(flags, tree->prefix));
  auto targets = made->targets(*tree);
  if (!targets) return tl::unexpected(targets.error());
  tl::expected<std::vector<GitChange>, std::string> changes;
  if (flags.staged) {
    changes = staged_changes();
  } else {
    const auto commit = parting_commit(flags.changed_since);
    if (!commit) return because("", commit.error());
    changes = changes_since(*commit);
  }
  if (!changes) return because("", changes.error());
  for (auto& change : *changes) {
    made->add(std::move(change), *targets, failures);
  }
  std::ranges::sort(made->lists_);
  for (const auto& target : *targets) {
    std::error_code ignored;
    if (target.used || fs::exists(*target.argument, ignored)) continue;
    failures.push_back(fmt::format("cannot read {}: No such file or directory",
                                   *target.argument));
  }
  return made;
}

tl::expected<std::vector<Changes::Target>, std::string> Changes::targets(
    const Worktree& tree) const {
  static const std::vector<std::string> kHere = {"."};
  std::error_code error;
  const auto top = fs::weakly_canonical(tree.top, error);
  std::vector<Target> all;
  for (const auto& argument : flags_.paths.empty() ? kHere : flags_.paths) {
    const auto whole = place_of(argument);
    const auto place = whole.lexically_relative(top).string();
    if (place.empty() || place == ".." || place.starts_with("../")) {
      return tl::unexpected(
          fmt::format("{}: {} is not in the git repository {}",
                      changes_flag(flags_), argument, tree.top));
    }
    // Of a submodule, or a clone in the folder, this git knows nothing.
    const fs::path nearest = find_upwards(whole.string(), ".git");
    const auto other = nearest.parent_path().lexically_relative(top).string();
    if (!nearest.empty() && other != "." && !other.starts_with("..")) {
      return tl::unexpected(fmt::format(
          "{}: {} is in the git repository {}; run it there",
          changes_flag(flags_), argument, nearest.parent_path().string()));
    }
    Target target{place, place + "/", &argument};
    if (place == ".") target.folder.clear();
    all.push_back(std::move(target));
  }
  return all;
}

// The path of the top seen from the current folder.
std::string Changes::seen(const std::string& path) const {
  if (prefix_.empty()) return path;
  return fs::path(path).lexically_relative(prefix_).string();
}

void Changes::add(GitChange change, std::vector<Target>& targets,
                  std::vector<std::string>& failures) {
  bool named = false;
  bool found = false;
  for (auto& target : targets) {
    const bool here = change.path == target.path;
    if (here || change.path.starts_with(target.folder)) target.used = true;
    named = named || here;
    found = found || is_found_in(target.folder, change.path);
  }
  if (change.removed || (!named && !found)) return;
  auto list = seen(change.path);
  if (change.conflict) {
    failures.push_back(fmt::format(
        "cannot read {}: it is in conflict; resolve that, then git add it",
        list));
    return;
  }
  if (!flags_.staged && !is_regular_here(list)) return;
  lists_.push_back({list, !named});
  change_of_.emplace(std::move(list), std::move(change));
}

Opened Changes::open(const std::string& list) const {
  const auto& change = change_of_.at(list);
  if (!flags_.staged) return open_file(list);
  return open_blob(list, change.after, change.path);
}

bool Changes::has_before(const std::string& list) const {
  return !change_of_.at(list).before.empty();
}

std::string Changes::name_before(const std::string& list) const {
  return seen(change_of_.at(list).before_path);
}

Opened Changes::open_before(const std::string& list) const {
  const auto& change = change_of_.at(list);
  return open_blob(name_before(list), change.before, change.before_path);
}

Opened Changes::open_blob(const std::string& list, const std::string& id,
                          const std::string& path) const {
  auto bytes = blobs_->read(id, path);
  if (!bytes) {
    return tl::unexpected(
        fmt::format("cannot read {}: {}", list, bytes.error()));
  }
  return open_source(std::make_unique<Source>(list, std::move(*bytes)));
}

}  // namespace listlint::cli
