// Unpacks bzip2 a piece at a time, in constant memory.
//
// A file may be one stream or many, one after the other; in a multistream dump
// each holds 100 pages, and can be unpacked without those before it. Wraps
// libbz2. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace listlint {

// The first place at or after `from` where a stream with data begins: "BZh9"
// and the mark of a block. Such bytes may stand in a stream by accident, so
// that is a guess until the stream before it has ended there. npos: none.
size_t find_bzip2_stream(std::string_view bytes, size_t from);

// find_bzip2_stream() looks at so many bytes.
inline constexpr size_t kBzip2Start = 10;

class Bzip2 {
 public:
  enum class State : uint8_t {
    full,     // enough was written: go on with the same bytes
    hungry,   // all bytes were taken
    garbage,  // what follows the last stream is none; it is ignored
    damaged,  // the stream at stream_begin() cannot be unpacked further
  };

  // `offset` is where in the file the bytes begin.
  explicit Bzip2(uint64_t offset);
  Bzip2(Bzip2&& other) noexcept;
  Bzip2& operator=(Bzip2&& other) noexcept;
  ~Bzip2();

  // Takes bytes from the front of `packed` and appends what they hold to
  // `out`, until that has grown by `most`. Of a damaged stream, the last block
  // is left out.
  State unpack(std::string_view& packed, std::string& out, size_t most);

  // Whether the bytes so far end within a stream.
  bool in_stream() const { return stream_ != nullptr; }
  // Where in the file the stream at hand begins.
  uint64_t stream_begin() const { return stream_begin_; }

 private:
  struct Stream;

  State end_of(int code);

  std::unique_ptr<Stream> stream_;
  uint64_t offset_ = 0;  // in the file, of the next byte
  uint64_t stream_begin_ = 0;
  uint64_t streams_ = 0;  // that have ended
};

}  // namespace listlint
