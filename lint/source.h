// The bytes of one document, and places in them.
//
// A Source is immutable and never moves, so views into its bytes and spans of
// byte offsets stay good for as long as it lives. Everything downstream keeps
// offsets; lines and columns are computed only when something is printed
// (line_index.h). const members may be called from any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace listlint {

// A half-open range of byte offsets into a Source.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(uint32_t offset) const {
    return begin <= offset && offset < end;
  }
  friend auto operator<=>(const Span&, const Span&) = default;
};

// A value and where it stands. `value` views the Source, or the storage of the
// Document where the bytes had to be decoded.
struct Text {
  std::string_view value;
  Span span;

  bool empty() const { return value.empty(); }
};

class Source {
 public:
  Source(std::string path, std::string bytes)
      : path_(std::move(path)), bytes_(std::move(bytes)) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // The name that findings show: the path as it was given, or the value of
  // --stdin-filename.
  const std::string& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }

  std::string_view slice(Span span) const {
    return std::string_view(bytes_).substr(span.begin, span.size());
  }
  Text text(Span span) const { return {slice(span), span}; }

 private:
  std::string path_;
  std::string bytes_;
};

// Spans hold 32 bits; a larger file is refused rather than cut.
inline constexpr uint64_t kMaxSourceBytes = UINT32_MAX - 1;

// Reads a regular file, a pipe or a device to its end. The error names the
// path and the cause, as in "cannot read a.txt: No such file or directory".
tl::expected<std::unique_ptr<Source>, std::string> read_source(
    const std::string& path);

// The same from standard input; `name` is the path that findings show.
tl::expected<std::unique_ptr<Source>, std::string> read_standard_input(
    const std::string& name);

}  // namespace listlint
