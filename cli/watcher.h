// Changes of the file system, as they come. An interface, so that the loop of
// --watch can be fed by a test. One thread.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace listlint::cli {

// Something was written, moved, made or removed.
struct Change {
  std::string folder;  // as it was given to watch()
  std::string name;    // in it; "" for the folder itself
  bool is_folder = false;
  bool lost = false;  // there were more than could be told: anything may be so

  friend bool operator==(const Change&, const Change&) = default;
};

class Watcher {
 public:
  virtual ~Watcher() = default;

  // Watches these folders, not what is below them, and no longer any other. A
  // change in a folder that has two of these names is told under both.
  // Those that are not there, or may not be read, are left out. Answers what
  // keeps it from its work, or "".
  virtual std::string watch(const std::set<std::string>& folders) = 0;

  static constexpr int kForEver = -1;
  // Waits until something changes; empty where nothing did in that time,
  // nullopt where there is nothing more to wait for.
  virtual std::optional<std::vector<Change>> wait(int milliseconds) = 0;
};

// The one of the system. The error says why there is none.
tl::expected<std::unique_ptr<Watcher>, std::string> system_watcher();

}  // namespace listlint::cli
