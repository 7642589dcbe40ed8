#include "cli/replacement.h"

#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "cli/paths.h"

namespace listlint::cli {
namespace {

constexpr int kMostLinks = 40;    // as many as Linux follows
constexpr int kMostNames = 1000;  // that are tried
constexpr const char* kOpenFiles = "/proc/self/fd";
constexpr mode_t kNewMode = 0666;  // less what the umask takes

bool take_after(int file, const struct stat& old) {
  // Only root may give a file away, so a failure is no failure.
  if (::fchown(file, old.st_uid, old.st_gid) != 0) errno = 0;
  return ::fchmod(file, old.st_mode & 07777) == 0;
}

// A name for the time being, by which nobody else goes.
std::string name_in(const std::string& folder, int number) {
  return fmt::format("{}.listlint-{}-{}", folder, ::getpid(), number);
}

}  // namespace

Replacement::~Replacement() {
  if (stream_ != nullptr) {
    std::fclose(stream_);
  } else if (file_ >= 0) {
    ::close(file_);
  }
  if (!path_.empty()) ::unlink(path_.c_str());
}

bool Replacement::open(const std::string& target) {
  target_ = target;
  folder_ = written_folder(target);
  struct stat old = {};
  const bool is_new = ::stat(target.c_str(), &old) != 0;
  if (is_new && errno != ENOENT) return false;
  if (!is_new && ::access(target.c_str(), W_OK) != 0) return false;
  if (!open_unnamed() && !open_named()) return false;
  if (!is_new && !take_after(file_, old)) return false;
  stream_ = ::fdopen(file_, "wb");
  return stream_ != nullptr;
}

// Most file systems have files without a name, of which nothing is left where
// a run is killed. /proc names them.
bool Replacement::open_unnamed() {
  if (::access(kOpenFiles, X_OK) != 0) return false;
  const auto* folder = folder_.empty() ? "." : folder_.c_str();
  file_ = ::open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, kNewMode);
  return file_ >= 0;
}

bool Replacement::open_named() {
  for (int number = 0; number < kMostNames && file_ < 0; ++number) {
    auto path = name_in(folder_, number);
    file_ =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewMode);
    if (file_ >= 0) path_ = std::move(path);
    if (file_ < 0 && errno != EEXIST) break;
  }
  return file_ >= 0;
}

bool Replacement::give_name() {
  const auto self = fmt::format("{}/{}", kOpenFiles, file_);
  for (int number = 0; number < kMostNames; ++number) {
    auto path = name_in(folder_, number);
    if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path.c_str(),
                 AT_SYMLINK_FOLLOW) == 0) {
      path_ = std::move(path);
      return true;
    }
    if (errno != EEXIST) break;
  }
  return false;
}

bool Replacement::sync() {
  return std::fflush(stream_) == 0 && ::fsync(file_) == 0;
}

bool Replacement::keep() {
  if (std::fflush(stream_) != 0) return false;
  if (path_.empty() && !give_name()) return false;
  // What is left of an error of writing is told by closing.
  file_ = -1;
  if (std::fclose(std::exchange(stream_, nullptr)) != 0) return false;
  if (::rename(path_.c_str(), target_.c_str()) != 0) return false;
  path_.clear();
  return true;
}

bool stands_for_open(const std::string& path) {
  return path.starts_with("/proc/") || path.starts_with("/dev/fd/");
}

std::string target_of(std::string path) {
  for (int followed = 0; followed <= kMostLinks; ++followed) {
    if (stands_for_open(path)) return path;
    std::array<char, PATH_MAX> link{};
    const auto size = ::readlink(path.c_str(), link.data(), link.size());
    if (size < 0) return path;  // no link, or nothing there
    std::string next(link.data(), static_cast<size_t>(size));
    if (!next.starts_with('/')) next.insert(0, written_folder(path));
    path = std::move(next);
  }
  errno = ELOOP;
  return {};
}

bool is_replaceable(const std::string& target) {
  if (stands_for_open(target)) return false;
  struct statx found = {};
  if (::statx(AT_FDCWD, target.c_str(), 0, STATX_BASIC_STATS, &found) != 0) {
    return true;
  }
  const bool mounted = (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  return S_ISREG(found.stx_mode) && !mounted;
}

}  // namespace listlint::cli
