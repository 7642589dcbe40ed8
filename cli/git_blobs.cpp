#include "cli/git_blobs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <unistd.h>
#include <vector>

#include "cli/git.h"
#include "lint/source.h"

namespace listlint::cli {
namespace {

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
bool is_lfs_pointer(std::string_view bytes) {
  return bytes.size() < 1024 &&
         bytes.starts_with("version https://git-lfs.github.com/spec/");
}

// The number behind the last space of "<id> blob 12".
std::optional<uint64_t> size_in(std::string_view header) {
  const auto digits = header.substr(header.rfind(' ') + 1);
  uint64_t size = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return size;
}

}  // namespace

tl::expected<std::string, std::string> GitBlobs::read(const std::string& id,
                                                      const std::string& path) {
  auto bytes = ask(id);
  if (!bytes || !is_lfs_pointer(*bytes)) return bytes;
  const std::vector<std::string> words = {"cat-file", "--filters",
                                          "--path=" + path, id};
  auto filtered = run_git(words);
  if (!filtered) return tl::unexpected("Git LFS: " + filtered.error());
  if (is_lfs_pointer(*filtered)) {
    return tl::unexpected(
        std::string("its content is not here but in Git LFS, which is not "
                    "installed or has not fetched it: git lfs pull"));
  }
  return filtered;
}

tl::expected<std::string, std::string> GitBlobs::ask(const std::string& id) {
  const std::lock_guard lock(mutex_);
  if (!process_) {
    const std::vector<std::string> words = {"cat-file", "--batch"};
    auto started = start_git(words, Errors::dropped);
    if (!started) return tl::unexpected(std::move(started.error()));
    process_.emplace(std::move(*started));
  }
  tl::expected<std::string, std::string> answer =
      tl::unexpected(std::string("git ended before it answered"));
  if (process_->write(id + "\n")) answer = read_answer();
  // What is left of an answer would be taken for the next one.
  if (!answer) process_.reset();
  return answer;
}

// "<id> blob <size>", a line feed, the bytes, a line feed.
tl::expected<std::string, std::string> GitBlobs::read_answer() {
  std::string bytes;
  size_t header = bytes.npos;
  while ((header = bytes.find('\n')) == bytes.npos) {
    if (!read_until(bytes, bytes.size() + 1)) {
      return tl::unexpected(std::string("git ended before it answered"));
    }
  }
  const auto size = size_in(std::string_view(bytes).substr(0, header));
  if (!size) {
    return tl::unexpected(
        std::string("git does not have its content; a clone that is not "
                    "whole has to fetch it first"));
  }
  if (*size > kMaxSourceBytes) {
    return tl::unexpected(std::string("it is larger than 4 GiB"));
  }
  if (!read_until(bytes, header + 1 + *size + 1)) {
    return tl::unexpected(std::string("git ended before it answered"));
  }
  bytes.erase(0, header + 1);
  bytes.resize(*size);
  return bytes;
}

// Reads until there are at least so many.
bool GitBlobs::read_until(std::string& bytes, size_t size) {
  std::array<char, size_t{1} << 16> chunk;
  while (bytes.size() < size) {
    const auto got = ::read(process_->output(), chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes.append(chunk.data(), static_cast<size_t>(got));
  }
  return true;
}

}  // namespace listlint::cli
