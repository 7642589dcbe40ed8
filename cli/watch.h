// check --watch: which changes of the file system have a say in a run, and the
// loop that runs anew on each. One thread.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "cli/flags.h"
#include "cli/watcher.h"

namespace listlint::cli {

// What a run looks at; absolute paths.
struct WatchSet {
  std::set<std::string> folders;  // to be watched
  std::set<std::string> walked;   // of these, those searched for lists
  std::set<std::string> files;    // that are lists or configs by name
  std::set<std::string> outputs;  // that are written, whatever their names

  // Whether a run after this change may find something else.
  bool concerns(const Change& change) const;
};

// What check with these flags looks at now.
WatchSet watch_set(const Flags& flags);

struct WatchTask {
  std::function<WatchSet()> look;
  std::function<void()> check;
  // How long nothing may change for a burst of changes to be over, and how
  // often that is waited for.
  int quiet_milliseconds = 50;
  int most_waits = 20;
};

// Checks, and checks again whenever something has changed. Answers why it
// cannot go on, or "" where the watcher has no more to tell.
std::string watch_loop(Watcher& watcher, const WatchTask& task);

// The command, until a signal ends it. `check` is a run with these flags.
int watch(const Flags& flags,
          const std::function<int(const Flags& flags)>& check);

}  // namespace listlint::cli
