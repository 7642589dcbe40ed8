#include "cli/process.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace listlint::cli {
namespace {

// Both ends of a pipe.
struct Pipe {
  Descriptor out;
  Descriptor in;
};

bool open_pipe(Pipe& pipe) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return false;
  pipe.out = Descriptor(ends[0]);
  pipe.in = Descriptor(ends[1]);
  return true;
}

// A socket, for it can be written to without the signal that a broken pipe
// gives.
bool open_sockets(Pipe& pipe) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return false;
  }
  pipe.out = Descriptor(ends[0]);
  pipe.in = Descriptor(ends[1]);
  return true;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (auto& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

// The environment of now with some of its variables replaced.
std::vector<std::string> with(const std::vector<std::string>& changes) {
  std::vector<std::string> all = changes;
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view variable(*at);
    const auto name = variable.substr(0, variable.find('=') + 1);
    const bool is_replaced = std::ranges::any_of(
        changes, [&](const std::string& one) { return one.starts_with(name); });
    if (!is_replaced) all.emplace_back(variable);
  }
  return all;
}

}  // namespace

void Descriptor::close() {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

tl::expected<Process, std::string> Process::start(
    const std::vector<std::string>& arguments,
    const std::vector<std::string>& environment, Errors heard) {
  Pipe to;
  Pipe from;
  Pipe errors;
  const bool drops = heard == Errors::dropped;
  if (!open_sockets(to) || !open_pipe(from) || (!drops && !open_pipe(errors))) {
    return tl::unexpected(std::string(std::strerror(errno)));
  }
  auto words = arguments;
  auto variables = with(environment);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, to.out.get(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, from.in.get(), STDOUT_FILENO);
  if (drops) {
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                       O_WRONLY, 0);
  } else {
    ::posix_spawn_file_actions_adddup2(&actions, errors.in.get(),
                                       STDERR_FILENO);
  }
  Process made;
  const int why =
      ::posix_spawnp(&made.pid_, words.front().c_str(), &actions, nullptr,
                     pointers(words).data(), pointers(variables).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (why != 0) {
    made.pid_ = -1;
    return tl::unexpected(std::string(std::strerror(why)));
  }
  made.input_ = std::move(to.in);
  made.output_ = std::move(from.out);
  made.errors_ = std::move(errors.out);
  return made;
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::move(other.input_)),
      output_(std::move(other.output_)),
      errors_(std::move(other.errors_)) {}

Process::~Process() { wait(); }

bool Process::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent =
        ::send(input_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

int Process::wait() {
  input_.close();
  output_.close();
  errors_.close();
  if (pid_ < 0) return -1;
  const pid_t pid = std::exchange(pid_, -1);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace listlint::cli
