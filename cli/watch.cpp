#include "cli/watch.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

#include "cli/configs.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "lint/config.h"
#include "lint/ignore_file.h"
#include "lint/read/reader.h"

namespace listlint::cli {
namespace {

namespace fs = std::filesystem;

std::string absolute(const std::string& path) {
  std::error_code error;
  auto whole = fs::absolute(path, error).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();  // "lists/"
  return whole.string();
}

class Looker {
 public:
  explicit Looker(const Flags& flags) : flags_(flags) {}

  WatchSet look() {
    const std::vector<std::string> here = {"."};
    for (const auto& path : flags_.paths.empty() ? here : flags_.paths) {
      std::error_code error;
      add_file(path);
      if (fs::is_directory(path, error)) {
        add_tree(absolute(path));
      } else {
        add_config(path);
      }
    }
    if (!flags_.baseline.empty()) add_file(flags_.baseline);
    for (const auto& output : flags_.outputs) {
      set_.outputs.insert(absolute(output));
    }
    // Configs and ignore files may come to stand anywhere above.
    for (const auto& folder : std::set<std::string>(set_.folders)) {
      for (auto at = fs::path(folder); at.has_relative_path();) {
        at = at.parent_path();
        if (!set_.folders.insert(at.string()).second) break;
      }
    }
    return std::move(set_);
  }

 private:
  // A file by name, with the one that a link leads to.
  void add_file(const std::string& path) {
    std::error_code error;
    for (const auto& each :
         {absolute(path), fs::weakly_canonical(path, error).string()}) {
      if (each.empty()) continue;
      set_.files.insert(each);
      set_.folders.insert(fs::path(each).parent_path().string());
    }
  }

  void add_tree(const std::string& folder) {
    add_walked(folder);
    std::error_code error;
    fs::recursive_directory_iterator at(folder, error);
    for (; !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
      std::error_code ignored;
      if (!at->is_directory(ignored)) continue;
      const auto path = at->path();
      if (at->is_symlink(ignored) || is_hidden(path.filename().string())) {
        at.disable_recursion_pending();
      } else {
        add_walked(path.string());
      }
    }
  }

  void add_walked(const std::string& folder) {
    set_.folders.insert(folder);
    set_.walked.insert(folder);
    add_config(folder + "/any.list");
  }

  // The config of a list, with all that it extends.
  void add_config(const std::string& list) {
    const auto path = configs_.path_for(list);
    if (path.empty() || !known_.insert(path).second) return;
    add_file(path);
    const auto stack = configs_.stack(path);
    if (!stack) return;
    for (const auto& file : (*stack)->files) {
      if (!file.path.starts_with("profile ")) add_file(file.path);
    }
  }

  static Flags quiet(Flags flags) {
    flags.verbose = false;  // the run itself tells
    return flags;
  }

  const Flags flags_;
  const Flags quiet_ = quiet(flags_);
  Configs configs_{quiet_, Purpose::read};
  std::set<std::string> known_;
  WatchSet set_;
};

// For a run that stands alone on the screen.
void clear_screen() {
  const char* terminal = std::getenv("TERM");
  if (::isatty(STDOUT_FILENO) == 0 || terminal == nullptr ||
      std::string_view(terminal) == "dumb") {
    return;
  }
  // To the top, and away with what is below and was scrolled off.
  std::fputs("\x1B[H\x1B[2J\x1B[3J", stdout);
  std::fflush(stdout);
}

bool concern(const WatchSet& set, const std::vector<Change>& changes) {
  return std::ranges::any_of(
      changes, [&](const Change& change) { return set.concerns(change); });
}

// Waits for a change that has a say, and then until nothing changes. False
// where there is nothing more to wait for.
bool wait_for_change(Watcher& watcher, const WatchSet& set,
                     const WatchTask& task) {
  while (true) {
    const auto changes = watcher.wait(Watcher::kForEver);
    if (!changes) return false;
    if (concern(set, *changes)) break;
  }
  for (int i = 0; i < task.most_waits; ++i) {
    const auto changes = watcher.wait(task.quiet_milliseconds);
    if (!changes) return false;
    if (changes->empty()) break;
  }
  return true;
}

}  // namespace

bool WatchSet::concerns(const Change& change) const {
  if (change.lost) return true;
  if (change.name.empty()) return walked.contains(change.folder);
  const auto path =
      (change.folder == "/" ? "" : change.folder) + "/" + change.name;
  if (outputs.contains(path)) return false;
  if (files.contains(path) || change.name == kConfigName ||
      change.name == kIgnoreFileName || change.name == ".gitignore") {
    return true;
  }
  if (is_hidden(change.name) || !walked.contains(change.folder)) return false;
  return change.is_folder || is_list_file(change.name);
}

WatchSet watch_set(const Flags& flags) { return Looker(flags).look(); }

std::string watch_loop(Watcher& watcher, const WatchTask& task) {
  while (true) {
    auto set = task.look();
    // Before the run, so that nothing is missed that changes meanwhile; and
    // again where a folder came to be while the one above was not watched.
    for (int i = 0; i < task.most_waits; ++i) {
      if (auto why = watcher.watch(set.folders); !why.empty()) return why;
      auto now = task.look();
      const bool is_same = now.folders == set.folders;
      set = std::move(now);
      if (is_same) break;
    }
    task.check();
    if (!wait_for_change(watcher, set, task)) return {};
  }
}

int watch(const Flags& flags,
          const std::function<int(const Flags& flags)>& check) {
  if (std::ranges::find(flags.paths, "-") != flags.paths.end()) {
    complain("--watch cannot watch standard input: name files or folders");
    return 2;
  }
  const auto watcher = system_watcher();
  if (!watcher) {
    complain(watcher.error());
    return 2;
  }
  WatchTask task;
  task.look = [&] { return watch_set(flags); };
  task.check = [&] {
    clear_screen();
    check(flags);
    complain("watching for changes; Ctrl-C ends it");
  };
  const auto why = watch_loop(**watcher, task);
  if (!why.empty()) complain(why);
  return 2;
}

}  // namespace listlint::cli
