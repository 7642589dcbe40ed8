// The header lines of an answer as they come, put together to a Response. A
// plain value; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fetch/transport.h"

namespace listlint::fetch {

class HeaderLines {
 public:
  // Bytes; browsers take 256 KiB to 512 KiB.
  static constexpr size_t kMost = 300'000;

  // Fills in status and headers of `response`, which must stay.
  explicit HeaderLines(Response& response) : response_(response) {}

  // One line with or without its end. A status line begins anew: what came
  // before was of 1xx. Folded lines are joined by a space, lines without a
  // colon are dropped, and so are trailers. False where it is enough: the
  // lines are too long, or tell two lengths.
  bool add(std::string_view line);

  // The whole message as it came, for those that libcurl does not read, to
  // `most` bytes of its body. False where it is not whole, or packed.
  bool add_message(std::string_view bytes, size_t most);

  // Why not, for people.
  std::string_view complaint() const { return complaint_; }

 private:
  bool end_of_headers();
  void add_header(std::string_view line);

  Response& response_;
  size_t bytes_ = 0;
  bool ended_ = false;  // the headers of the final response
  std::string_view complaint_;
};

}  // namespace listlint::fetch
