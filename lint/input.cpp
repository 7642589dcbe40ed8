#include "lint/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "lint/memory.h"

namespace listlint {
namespace {

class Descriptor final : public Input {
 public:
  Descriptor(int fd, bool owned, uint64_t size)
      : fd_(fd), owned_(owned), size_(size) {}
  ~Descriptor() override {
    if (owned_) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  tl::expected<size_t, std::string> read(char* to, size_t size) override {
    while (true) {
      const ssize_t got = ::read(fd_, to, size);
      if (got >= 0) return static_cast<size_t>(got);
      if (errno != EINTR) {
        return tl::unexpected(std::string(std::strerror(errno)));
      }
    }
  }
  uint64_t expected_size() const override { return size_; }

 private:
  int fd_;
  bool owned_;
  uint64_t size_;
};

class Memory final : public Input {
 public:
  explicit Memory(std::unique_ptr<Source> source)
      : source_(std::move(source)), left_(source_->bytes()) {}

  tl::expected<size_t, std::string> read(char* to, size_t size) override {
    const size_t got = std::min(size, left_.size());
    std::memcpy(to, left_.data(), got);
    left_.remove_prefix(got);
    return got;
  }
  uint64_t expected_size() const override { return source_->size(); }

 private:
  std::unique_ptr<Source> source_;
  std::string_view left_;
};

uint64_t size_of(const struct stat& status) {
  return S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0;
}

}  // namespace

Opened open_file(const std::string& path) {
  const auto cannot_read = [&](std::string_view why) {
    return tl::unexpected(fmt::format("cannot read {}: {}", path, why));
  };
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return cannot_read(std::strerror(errno));
  struct stat status {};
  const bool known = ::fstat(fd, &status) == 0;
  auto input = std::make_unique<Descriptor>(fd, true, size_of(status));
  if (!known) return cannot_read(std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return cannot_read("it is a directory");
  return input;
}

std::unique_ptr<Input> open_standard_input() {
  struct stat status {};
  const bool known = ::fstat(STDIN_FILENO, &status) == 0;
  return std::make_unique<Descriptor>(STDIN_FILENO, false,
                                      known ? size_of(status) : 0);
}

std::unique_ptr<Input> open_source(std::unique_ptr<Source> source) {
  return std::make_unique<Memory>(std::move(source));
}

std::string read_up_to(Input& input, size_t size, std::string& bytes) {
  size_t used = bytes.size();
  bytes.resize(std::max(used, size));
  while (used < size) {
    const auto got = input.read(bytes.data() + used, size - used);
    if (!got || *got == 0) {
      bytes.resize(used);
      return got ? std::string() : got.error();
    }
    used += *got;
  }
  return {};
}

std::string read_rest(Input& input, std::string& bytes) {
  constexpr size_t kChunk = size_t{1} << 16;
  const uint64_t expected = input.expected_size();
  if (expected > kMaxSourceBytes) return "it is larger than 4 GiB";
  size_t used = bytes.size();
  // One more than is expected, so that its end is seen without growing.
  bytes.reserve(expected + 1);
  use_huge_pages(bytes.data(), bytes.capacity());
  bytes.resize(std::max<size_t>(used, expected + 1));
  while (true) {
    if (used == bytes.size()) bytes.resize(used + kChunk + used / 2);
    const auto got = input.read(bytes.data() + used, bytes.size() - used);
    if (!got) return got.error();
    if (*got == 0) break;
    used += *got;
    if (used > kMaxSourceBytes) return "it is larger than 4 GiB";
  }
  bytes.resize(used);
  return {};
}

tl::expected<std::unique_ptr<Source>, std::string> read_source(
    const std::string& path) {
  auto input = open_file(path);
  if (!input) return tl::unexpected(std::move(input.error()));
  std::string bytes;
  if (const auto why = read_rest(**input, bytes); !why.empty()) {
    return tl::unexpected(fmt::format("cannot read {}: {}", path, why));
  }
  return std::make_unique<Source>(path, std::move(bytes));
}

}  // namespace listlint
