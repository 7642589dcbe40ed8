// The contents of files that a repository keeps, from one `git cat-file` that
// answers for all of them. Any thread; one is served at a time.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "cli/process.h"

namespace listlint::cli {

class GitBlobs {
 public:
  // The bytes of a blob as git keeps them. Where git only keeps a pointer into
  // the store of Git LFS, those that it stands for; `path` is where the file
  // lies, as seen from the top of the work tree. The error is the cause alone.
  tl::expected<std::string, std::string> read(const std::string& id,
                                              const std::string& path);

 private:
  tl::expected<std::string, std::string> ask(const std::string& id);
  tl::expected<std::string, std::string> read_answer();
  bool read_until(std::string& bytes, size_t size);

  std::mutex mutex_;
  std::optional<Process> process_;
};

}  // namespace listlint::cli
