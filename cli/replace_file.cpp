#include "cli/replace_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace listlint::cli {
namespace {

// A file that is removed unless it was kept.
class Temporary {
 public:
  explicit Temporary(const std::string& folder) {
    for (int number = 0; number < 1000 && file_ < 0; ++number) {
      path_ = fmt::format("{}.listlint-{}-{}", folder, ::getpid(), number);
      file_ =
          ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (file_ < 0 && errno != EEXIST) break;
    }
    if (file_ < 0) path_.clear();
  }
  ~Temporary() {
    close();
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  // The answers of all below: false leaves errno.
  bool good() const { return file_ >= 0; }

  bool take_after(const struct stat& old) {
    // Only root may give a file away, so a failure is no failure.
    if (::fchown(file_, old.st_uid, old.st_gid) != 0) errno = 0;
    return ::fchmod(file_, old.st_mode & 07777) == 0;
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<size_t>(written));
    }
    return ::fsync(file_) == 0;
  }

  bool keep_as(const std::string& path) {
    if (!close() || ::rename(path_.c_str(), path.c_str()) != 0) return false;
    path_.clear();
    return true;
  }

 private:
  bool close() {
    const int file = std::exchange(file_, -1);
    return file < 0 || ::close(file) == 0;
  }

  std::string path_;
  int file_ = -1;
};

// The path itself, or where its link leads; "" leaves errno.
std::string target_of(const std::string& path) {
  struct stat found = {};
  if (::lstat(path.c_str(), &found) != 0) return errno == ENOENT ? path : "";
  const std::unique_ptr<char, decltype(&std::free)> target(
      ::realpath(path.c_str(), nullptr), &std::free);
  return target == nullptr ? std::string() : std::string(target.get());
}

// A rename outlives a crash only when its folder is on the disk, too.
void sync_folder(const std::string& folder) {
  const int file = ::open(folder.empty() ? "." : folder.c_str(),
                          O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace

tl::expected<void, std::string> replace_file(const std::string& path,
                                             std::string_view bytes) {
  const auto fail = [&](int why) {
    return tl::unexpected(
        fmt::format("cannot write {}: {}", path, std::strerror(why)));
  };
  const auto target = target_of(path);
  if (target.empty()) return fail(errno);
  struct stat old = {};
  const bool is_new = ::stat(target.c_str(), &old) != 0;
  if (is_new && errno != ENOENT) return fail(errno);
  if (!is_new && !S_ISREG(old.st_mode)) {
    return tl::unexpected(
        fmt::format("cannot write {}: it is not a regular file", path));
  }
  if (!is_new && ::access(target.c_str(), W_OK) != 0) return fail(errno);

  const auto folder = target.substr(0, target.rfind('/') + 1);
  Temporary temporary(folder);
  if (!temporary.good()) return fail(errno);
  if (!is_new && !temporary.take_after(old)) return fail(errno);
  if (!temporary.write(bytes)) return fail(errno);
  if (!temporary.keep_as(target)) return fail(errno);
  sync_folder(folder);
  return {};
}

}  // namespace listlint::cli
