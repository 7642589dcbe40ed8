// The bytes of a dump, unpacked where they are packed, a piece at a time.
//
// The streams of a multistream bzip2 file are unpacked side by side, ahead of
// what is asked for; a file of one stream only a piece ahead. Memory is bounded
// whatever the file holds. Borrows the input and the pool; used from the thread
// of the pool's maker.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lint/input.h"
#include "lint/pool.h"
#include "lint/read/bzip2.h"

namespace listlint {

// What bytes are packed with, from their first few: "bzip2", "gzip", "xz",
// "7z", "zip", "zstd", or "" for none of them.
std::string_view packing_of(std::string_view bytes);

class DumpBytes {
 public:
  // `first` is what has been read of the input already, at least 16 bytes
  // where it has as many.
  DumpBytes(Input& input, std::string first, Pool& pool);
  DumpBytes(const DumpBytes&) = delete;
  DumpBytes& operator=(const DumpBytes&) = delete;

  // The next bytes, "" at the end. The error is the cause alone: "the bzip2
  // stream at byte 5 is damaged". After one there is nothing more.
  tl::expected<std::string, std::string> next();

 private:
  // A part of the packed file, of one stream or several.
  struct Unit {
    Unit(std::string bytes, Bzip2 unpacker)
        : packed(std::move(bytes)), left(packed), bzip2(std::move(unpacker)) {}

    std::string packed;
    std::string_view left;
    Bzip2 bzip2;
    std::string out;
    Bzip2::State state = Bzip2::State::hungry;
  };
  struct Slot {
    std::shared_ptr<Unit> unit;
    bool begins_stream = false;  // a guess: it can be unpacked at once
    Pool::Handle task;           // null until it is
  };

  tl::expected<std::string, std::string> next_plain();
  tl::expected<std::string, std::string> next_unpacked();
  void read_ahead();
  bool read_unit();
  size_t end_of_unit(size_t from);
  void read_packed(size_t wanted);
  void start(Slot& slot);
  void pass_on();
  void stop(std::string why);

  Input& input_;
  Pool& pool_;
  const bool packed_;
  std::string buffer_;   // read and not handed on
  uint64_t offset_ = 0;  // in the file, of the buffer
  bool at_end_ = false;  // of the input
  std::string broken_;   // why the input ended early
  std::deque<Slot> slots_;
  bool stopped_ = false;  // what follows is not read
  std::string failure_;
};

}  // namespace listlint
