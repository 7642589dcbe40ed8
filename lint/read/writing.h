// A piece of a list as a reader sees it: plain text without markup, and where
// each run of it stands in the source.
//
// The grammars of entries and references (text_entry.h, text_reference.h) read
// a Writing, whatever markup it came from. Offsets and spans that they work
// with are into the Writing; text() turns them into values of the model. Owns
// its buffer and borrows the Source; one thread. clear() keeps the memory.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "lint/source.h"

namespace listlint {

class Writing {
 public:
  // The whole source as it stands: offsets are those of the source, and every
  // value is a view into it. For plain text. Not to be appended to.
  static Writing verbatim(const Source& source);

  // An empty one, to be built. Values that are not verbatim in the source are
  // kept in `storage`, which belongs to the document.
  Writing(const Source& source, std::deque<std::string>& storage)
      : source_(&source), storage_(&storage) {}

  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  void clear();

  // Adds bytes of the source as they stand.
  void append(Span span);

  // Adds text that stands for `span` in the source but reads otherwise: a
  // decoded entity, a space for a line end. Never empty.
  void append(std::string_view text, Span span);

  std::string_view bytes() const { return bytes_; }
  uint32_t size() const { return static_cast<uint32_t>(bytes_.size()); }
  bool empty() const { return bytes_.empty(); }

  std::string_view slice(Span span) const {
    return bytes_.substr(span.begin, span.size());
  }

  // The value of a part, with its place in the source. A view into the source
  // where the part stands there byte for byte, else kept in the storage.
  Text text(Span span) const;

  // Where a part stands in the source: from its first byte to its last, with
  // the markup between. An empty part stands between its neighbours.
  Span place(Span span) const;

 private:
  // Runs follow each other without gaps; the last one ends at size().
  struct Run {
    uint32_t begin = 0;  // offset in bytes_
    Span span;           // in the source
    bool verbatim = true;
  };

  explicit Writing(const Source& source)
      : source_(&source), bytes_(source.bytes()) {}

  const Run& run_at(uint32_t offset) const;
  uint32_t end_of(const Run& run) const;

  const Source* source_;
  std::deque<std::string>* storage_ = nullptr;  // null: verbatim
  std::string buffer_;
  std::string_view bytes_;  // the source, or a view of buffer_
  std::vector<Run> runs_;
};

}  // namespace listlint
