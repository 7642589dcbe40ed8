#include "cli/gitignored.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <tl/expected.hpp>
#include <unistd.h>

#include "lint/find_upwards.h"

namespace listlint::cli {
namespace {

// The environment without what would make git look at another work tree, as
// where a hook of git runs the program.
std::vector<char*> environment() {
  constexpr std::array<std::string_view, 6> kElsewhere = {
      "GIT_DIR=",    "GIT_WORK_TREE=",  "GIT_INDEX_FILE=",
      "GIT_PREFIX=", "GIT_COMMON_DIR=", "GIT_OBJECT_DIRECTORY="};
  std::vector<char*> kept;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view one(*at);
    const auto names_it = [&](auto name) { return one.starts_with(name); };
    if (std::ranges::none_of(kElsewhere, names_it)) kept.push_back(*at);
  }
  kept.push_back(nullptr);
  return kept;
}

// Reads all that comes, and closes.
std::string drain(int file) {
  std::string text;
  std::array<char, 65536> chunk;
  while (true) {
    const auto got = ::read(file, chunk.data(), chunk.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    text.append(chunk.data(), static_cast<size_t>(got));
  }
  ::close(file);
  return text;
}

int start_git(const std::string& root, int output, pid_t& child) {
  std::array<std::string, 11> words = {
      "git",      "-C", root, "-c",          "core.fsmonitor=false",
      "ls-files", "-o", "-i", "--directory", "--exclude-standard",
      "-z"};
  std::array<char*, 12> arguments{};
  std::ranges::transform(words, arguments.begin(),
                         [](std::string& word) { return word.data(); });
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  auto kept = environment();
  const int error = ::posix_spawnp(&child, "git", &actions, nullptr,
                                   arguments.data(), kept.data());
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// What git prints. The error is the cause alone.
tl::expected<std::string, std::string> ask_git(const std::string& root) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return tl::unexpected(std::string(std::strerror(errno)));
  }
  pid_t child = 0;
  const int error = start_git(root, ends[1], child);
  ::close(ends[1]);
  auto text = drain(ends[0]);
  if (error != 0) {
    return tl::unexpected(error == ENOENT
                              ? std::string("git is not installed")
                              : fmt::format("git: {}", std::strerror(error)));
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return tl::unexpected(fmt::format(
        "git does not read it; \"git -C {} status\" says why", root));
  }
  return text;
}

}  // namespace

const std::string& GitIgnored::root_of(const std::string& folder) {
  const auto [at, is_new] = root_of_.try_emplace(folder);
  if (is_new) {
    auto found = find_upwards(folder, ".git");
    found.resize(found.empty() ? 0 : found.rfind('/'));
    at->second = std::move(found);
  }
  return at->second;
}

const std::vector<std::string>& GitIgnored::ignored_in(
    const std::string& root) {
  const auto [at, is_new] = ignored_.try_emplace(root);
  auto& ignored = at->second;
  if (!is_new) return ignored;
  const auto text = ask_git(root);
  if (!text) {
    problems_.push_back(fmt::format("what git ignores in {} is read, too: {}",
                                    root, text.error()));
    return ignored;
  }
  for (size_t begin = 0; begin < text->size();) {
    const auto end = std::min(text->find('\0', begin), text->size());
    auto path = text->substr(begin, end - begin);
    if (path.ends_with('/')) path.pop_back();
    ignored.push_back(std::move(path));
    begin = end + 1;
  }
  std::ranges::sort(ignored);
  return ignored;
}

bool GitIgnored::contains(const std::string& folder, std::string_view name) {
  const auto& root = root_of(folder);
  if (root.empty()) return false;
  auto path = folder.substr(root.size());
  if (path.starts_with('/')) path.erase(0, 1);
  if (!path.empty()) path += '/';
  path += name;
  return std::ranges::binary_search(ignored_in(root), path);
}

}  // namespace listlint::cli
