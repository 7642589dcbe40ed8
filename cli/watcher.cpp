#include "cli/watcher.h"

#if __has_include(<sys/inotify.h>)

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace listlint::cli {
namespace {

class Inotify final : public Watcher {
 public:
  explicit Inotify(int file) : file_(file) {}
  ~Inotify() override { ::close(file_); }
  Inotify(const Inotify&) = delete;
  Inotify& operator=(const Inotify&) = delete;

  std::string watch(const std::set<std::string>& folders) override {
    constexpr uint32_t kChanges = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                                  IN_CREATE | IN_DELETE | IN_DELETE_SELF |
                                  IN_MOVE_SELF | IN_ONLYDIR;
    std::map<int, std::vector<std::string>> now;
    for (const auto& folder : folders) {
      const int number = ::inotify_add_watch(file_, folder.c_str(), kChanges);
      if (number >= 0) {
        now[number].push_back(folder);
      } else if (errno == ENOSPC) {
        return fmt::format(
            "cannot watch {}: more folders than the system allows; raise "
            "fs.inotify.max_user_watches, or name fewer",
            folder);
      } else if (errno == ENOMEM) {
        return fmt::format("cannot watch {}: {}", folder, std::strerror(errno));
      }
    }
    for (const auto& [number, names] : folders_) {
      if (!now.contains(number)) ::inotify_rm_watch(file_, number);
    }
    folders_ = std::move(now);
    return {};
  }

  std::optional<std::vector<Change>> wait(int milliseconds) override {
    pollfd waiting{file_, POLLIN, 0};
    while (true) {
      const int ready = ::poll(&waiting, 1, milliseconds);
      if (ready == 0) return std::vector<Change>();
      if (ready > 0) return read_changes();
      if (errno != EINTR) return std::nullopt;
    }
  }

 private:
  std::optional<std::vector<Change>> read_changes() {
    alignas(inotify_event) std::array<char, 16'384> buffer;
    const auto got = ::read(file_, buffer.data(), buffer.size());
    if (got <= 0) return std::nullopt;
    std::vector<Change> changes;
    const char* at = buffer.data();
    const char* end = at + got;
    while (at < end) {
      inotify_event event;
      std::memcpy(&event, at, sizeof event);
      const char* name = at + offsetof(inotify_event, name);
      add(event, event.len == 0 ? "" : name, changes);
      at = name + event.len;
    }
    return changes;
  }

  void add(const inotify_event& event, const char* name,
           std::vector<Change>& changes) const {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      changes.push_back({.folder = {}, .name = {}, .lost = true});
      return;
    }
    const auto folders = folders_.find(event.wd);
    if (folders == folders_.end() || (event.mask & IN_IGNORED) != 0) return;
    const auto on_itself = IN_DELETE_SELF | IN_MOVE_SELF;
    for (const auto& folder : folders->second) {
      changes.push_back(
          {.folder = folder,
           .name = name,
           .is_folder = (event.mask & (IN_ISDIR | on_itself)) != 0});
    }
  }

  int file_;
  // By watch: links may give a folder several names.
  std::map<int, std::vector<std::string>> folders_;
};

}  // namespace

tl::expected<std::unique_ptr<Watcher>, std::string> system_watcher() {
  const int file = ::inotify_init1(IN_CLOEXEC);
  if (file < 0) {
    return tl::unexpected(
        fmt::format("--watch cannot watch files: {}", std::strerror(errno)));
  }
  return std::make_unique<Inotify>(file);
}

}  // namespace listlint::cli

#else

namespace listlint::cli {

tl::expected<std::unique_ptr<Watcher>, std::string> system_watcher() {
  return tl::unexpected(
      std::string("--watch needs inotify, which only Linux has"));
}

}  // namespace listlint::cli

#endif
