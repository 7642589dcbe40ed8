// New content for a file, beside it until it is whole: a reader, or a run that
// is killed, sees the old bytes or the new ones. Owns what it has on the disk,
// which goes with it unless it was kept. One thread.
#pragma once

#include <cstdio>
#include <string>
#include <sys/types.h>

namespace listlint::cli {

class Replacement {
 public:
  Replacement() = default;
  ~Replacement();
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  // Begins the new content of `target`, a regular file or nothing yet, and no
  // symbolic link. Mode and, where allowed, owner will be those of the old
  // file. As of all below, false leaves errno.
  bool open(const std::string& target);
  // Where to write; nullptr before open().
  std::FILE* stream() const { return stream_; }
  // Puts what was written on the disk, so that it outlives a crash.
  bool sync();
  // Makes it the content of the target.
  bool keep();

 private:
  bool open_unnamed();
  bool open_named();
  bool give_name();

  std::string target_;
  std::string folder_;  // "" or with a slash at its end
  std::string path_;    // of what has a name by now
  int file_ = -1;
  std::FILE* stream_ = nullptr;  // owns file_
};

// Where symbolic links lead in the end, which need not be there; "" leaves
// errno. Those of /proc stand for what is open already and are not followed.
std::string target_of(std::string path);

// Whether a path is one of those, to which /dev/stdout leads, too. What is
// there may be a file that others write to.
bool stands_for_open(const std::string& path);

// Whether a file can be replaced by another of its name, or made: not one that
// is written as it is, such as a pipe, a terminal or what is mounted.
bool is_replaceable(const std::string& target);

}  // namespace listlint::cli
