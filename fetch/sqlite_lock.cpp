#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "fetch/sqlite_store.h"

namespace listlint::fetch {
namespace {

// A file of another program is not read through.
constexpr size_t kLongest = 512;

// Empties the file when the work has ended; who dies leaves its name in it.
class FileLock final : public StoreLock {
 public:
  explicit FileLock(int file) : file_(file) {}
  ~FileLock() override {
    if (noted_) static_cast<void>(!::ftruncate(file_, 0));
    ::close(file_);
  }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  void note(std::string_view text) {
    noted_ = ::ftruncate(file_, 0) == 0;
    // It is told to people only: where the disk is full, the lock still holds.
    if (noted_) {
      static_cast<void>(::pwrite(file_, text.data(), text.size(), 0) < 0);
    }
  }

 private:
  int file_;
  bool noted_ = false;
};

// "process 123\nhost a\nsince 2026-11-24T06:00:00Z\n"
std::string text_of(const LockHolder& holder) {
  return fmt::format("process {}\nhost {}\nsince {}\n", holder.process,
                     holder.host, to_text(holder.since));
}

// What stands behind `name` in its line; "" for none.
std::string_view field(std::string_view text, std::string_view name) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(name)) return line.substr(name.size());
  }
  return {};
}

std::optional<LockHolder> read_holder(int file) {
  std::array<char, kLongest> bytes{};
  const auto size = ::pread(file, bytes.data(), bytes.size(), 0);
  if (size <= 0) return std::nullopt;
  const std::string_view text(bytes.data(), static_cast<size_t>(size));
  LockHolder holder;
  const auto process = field(text, "process ");
  const auto* const end = process.data() + process.size();
  const auto read = std::from_chars(process.data(), end, holder.process);
  const auto since = parse_time(field(text, "since "));
  holder.host = field(text, "host ");
  if (read.ec != std::errc() || read.ptr != end || !since) return std::nullopt;
  holder.since = *since;
  return holder;
}

LockHolder this_process(Time now) {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return {::getpid(), host.data(), now};
}

}  // namespace

tl::expected<LockTry, std::string> lock_store(const std::string& path,
                                              Time now) {
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
    if (errno == EWOULDBLOCK) return LockTry{nullptr, read_holder(file)};
    if (errno != EINTR) return failed("lock");
  }
  auto before = read_holder(file);
  lock->note(text_of(this_process(now)));
  return LockTry{std::move(lock), std::move(before)};
}

}  // namespace listlint::fetch
