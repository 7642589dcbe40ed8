// A stream of bytes at the edge of the world: a file, standard input, or
// memory in tests. Whoever opens one owns it; one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>

#include "lint/source.h"

namespace listlint {

class Input {
 public:
  virtual ~Input() = default;

  // Reads up to `size` bytes, 0 at the end. The error is the cause alone:
  // "Input/output error".
  virtual tl::expected<size_t, std::string> read(char* to, size_t size) = 0;
  // How many bytes are likely to come; 0 where that is not known.
  virtual uint64_t expected_size() const { return 0; }
};

using Opened = tl::expected<std::unique_ptr<Input>, std::string>;

// The error names the path and the cause, as in "cannot read a.txt: No such
// file or directory".
Opened open_file(const std::string& path);
std::unique_ptr<Input> open_standard_input();
// The bytes of a Source that is in memory already.
std::unique_ptr<Input> open_source(std::unique_ptr<Source> source);

// Appends what comes next to `bytes`, until they are at least `size` or the
// input ends. Answers the cause of a failure, or "".
std::string read_up_to(Input& input, size_t size, std::string& bytes);

// Appends all that still comes. Answers the cause of a failure, or "".
std::string read_rest(Input& input, std::string& bytes);

// Reads a regular file, a pipe or a device to its end. The error as that of
// open_file.
tl::expected<std::unique_ptr<Source>, std::string> read_source(
    const std::string& path);

}  // namespace listlint
