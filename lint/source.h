// The bytes of one document, and places in them.
//
// A Source is immutable and never moves, so views into its bytes and spans of
// byte offsets stay good for as long as it lives. Everything downstream keeps
// offsets; lines and columns are computed only when something is printed
// (line_index.h). const members may be called from any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// Where the bytes of a Source come from, when they are not simply a file.
struct Origin {
  std::string page;      // title of the page of a dump; "" for a file
  std::string encoding;  // what it was converted from: "GBK"; "" where it is
                         // the file's own bytes
  // Converted bytes only: the offset in the file of each byte of UTF-8, and
  // the size of the file at the end.
  std::vector<uint32_t> offsets;
};

class Source {
 public:
  Source(std::string path, std::string bytes, Origin origin = {})
      : path_(std::move(path)),
        bytes_(std::move(bytes)),
        origin_(std::move(origin)) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // The name that findings show: the path as it was given, or the value of
  // --stdin-filename.
  const std::string& path() const { return path_; }
  // The title of the page of a dump that this is; "" for a file.
  const std::string& page() const { return origin_.page; }
  // The encoding that the bytes were converted from; "" for a file's own.
  const std::string& encoding() const { return origin_.encoding; }

  // UTF-8, where the file is well-formed.
  std::string_view bytes() const { return bytes_; }
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }

  std::string_view slice(Span span) const {
    return std::string_view(bytes_).substr(span.begin, span.size());
  }
  Text text(Span span) const { return {slice(span), span}; }

  // Where a byte stands in the file: differs from `offset` where the file is
  // in another encoding than UTF-8.
  uint32_t file_offset(uint32_t offset) const {
    return origin_.offsets.empty() ? offset : origin_.offsets[offset];
  }

 private:
  std::string path_;
  std::string bytes_;
  Origin origin_;
};

// Spans hold 32 bits; a larger file is refused rather than cut.
inline constexpr uint64_t kMaxSourceBytes = UINT32_MAX - 1;

}  // namespace listlint
