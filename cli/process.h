// Child processes: started without a shell, with pipes to them.
#pragma once

#include <string>
#include <sys/types.h>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace listlint::cli {

// A file descriptor that is closed by its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return fd_; }
  void close();

 private:
  int fd_ = -1;
};

// What becomes of a child's stderr. A pipe that nobody reads blocks the child
// once it is full.
enum class Errors : bool { dropped, heard };

// A child whose stdin and stdout, and where it is heard stderr, are ours. One
// thread at a time.
class Process {
 public:
  // Looks for the program in PATH. `environment` replaces or adds variables,
  // each "NAME=value". The error is the cause alone.
  static tl::expected<Process, std::string> start(
      const std::vector<std::string>& arguments,
      const std::vector<std::string>& environment, Errors heard);
  // Closes the pipes, which ends a child that waits for them, and waits.
  ~Process();
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // A child that is gone is the error, not a signal.
  bool write(std::string_view bytes);
  void close_input() { input_.close(); }
  int output() const { return output_.get(); }
  int errors() const { return errors_.get(); }  // -1 where dropped
  // Waits for the end; the exit code, or -1 where a signal ended it.
  int wait();

 private:
  Process() = default;

  pid_t pid_ = -1;
  Descriptor input_;
  Descriptor output_;
  Descriptor errors_;
};

}  // namespace listlint::cli
