#include "lint/source.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint/memory.h"

namespace listlint {
namespace {

std::string cannot_read(const std::string& path, std::string_view why) {
  return fmt::format("cannot read {}: {}", path, why);
}

// Appends all that `fd` still gives. Returns the reason of a failure, or "".
std::string read_to_end(int fd, size_t size_hint, std::string& bytes) {
  constexpr size_t kChunk = size_t{1} << 16;
  size_t used = 0;
  bytes.reserve(size_hint + 1);
  use_huge_pages(bytes.data(), bytes.capacity());
  bytes.resize(size_hint + 1);
  while (true) {
    if (used == bytes.size()) bytes.resize(bytes.size() + kChunk + used / 2);
    const ssize_t got = ::read(fd, bytes.data() + used, bytes.size() - used);
    if (got < 0) {
      if (errno == EINTR) continue;
      return std::strerror(errno);
    }
    if (got == 0) break;
    used += static_cast<size_t>(got);
    if (used > kMaxSourceBytes) return "it is larger than 4 GiB";
  }
  bytes.resize(used);
  return {};
}

tl::expected<std::unique_ptr<Source>, std::string> from_descriptor(
    int fd, const std::string& path) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) {
    return tl::unexpected(cannot_read(path, std::strerror(errno)));
  }
  if (S_ISDIR(status.st_mode)) {
    return tl::unexpected(cannot_read(path, "it is a directory"));
  }
  size_t size_hint = 0;
  if (S_ISREG(status.st_mode)) {
    size_hint = static_cast<size_t>(status.st_size);
    if (size_hint > kMaxSourceBytes) {
      return tl::unexpected(cannot_read(path, "it is larger than 4 GiB"));
    }
  }
  std::string bytes;
  if (const auto why = read_to_end(fd, size_hint, bytes); !why.empty()) {
    return tl::unexpected(cannot_read(path, why));
  }
  return std::make_unique<Source>(path, std::move(bytes));
}

}  // namespace

tl::expected<std::unique_ptr<Source>, std::string> read_source(
    const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::unexpected(cannot_read(path, std::strerror(errno)));
  auto source = from_descriptor(fd, path);
  ::close(fd);
  return source;
}

tl::expected<std::unique_ptr<Source>, std::string> read_standard_input(
    const std::string& name) {
  return from_descriptor(STDIN_FILENO, name);
}

}  // namespace listlint
