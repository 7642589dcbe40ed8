#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "fetch/sqlite_store.h"

namespace listlint::fetch {
namespace {

class FileLock final : public StoreLock {
 public:
  explicit FileLock(int file) : file_(file) {}
  ~FileLock() override { ::close(file_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int file_;
};

}  // namespace

tl::expected<std::unique_ptr<StoreLock>, std::string> lock_store(
    const std::string& path) {
  const auto beside = path + ".lock";
  const auto failed = [&](std::string_view verb) {
    return tl::unexpected(
        fmt::format("cannot {} {}: {}", verb, beside, std::strerror(errno)));
  };
  const auto folder = std::filesystem::path(path).parent_path();
  std::error_code error;
  // Where this fails, so does opening the file, which tells why.
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  const int file =
      ::open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
  if (file < 0) return failed("open");
  auto lock = std::make_unique<FileLock>(file);
  // The file stays: who removed it would let in two that each lock their own.
  while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return nullptr;
    if (errno != EINTR) return failed("lock");
  }
  return lock;
}

}  // namespace listlint::fetch
