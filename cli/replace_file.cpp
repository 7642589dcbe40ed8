#include "cli/replace_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/paths.h"
#include "cli/replacement.h"

namespace listlint::cli {
namespace {

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
                                             std::string_view bytes,
                                             Sync sync) {
  const auto fail = [&](int why) {
    return tl::unexpected(
        fmt::format("cannot write {}: {}", path, std::strerror(why)));
  };
  const auto target = target_of(path);
  if (target.empty()) return fail(errno);
  struct stat old = {};
  const bool is_new = ::stat(target.c_str(), &old) != 0;
  // Nothing is made where a link leads nowhere.
  if (is_new && (errno != ENOENT || target != path)) return fail(errno);
  if (!is_new && !S_ISREG(old.st_mode)) {
    return tl::unexpected(
        fmt::format("cannot write {}: it is not a regular file", path));
  }
  Replacement replacement;
  if (!replacement.open(target)) return fail(errno);
  auto* stream = replacement.stream();
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream) != bytes.size() ||
      (sync == Sync::yes && !replacement.sync()) || !replacement.keep()) {
    return fail(errno);
  }
  if (sync == Sync::yes) sync_folder(written_folder(target));
  return {};
}

}  // namespace listlint::cli
