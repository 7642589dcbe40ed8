// How places are named, and the lines and columns of every place that a
// document's findings name.
//
// They are asked for out of order (a related span stands before its finding),
// so all are looked up once in ascending order, which keeps the whole linear
// even on one line of 100 MB. Owns its table; const access from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine.h"
#include "lint/line_index.h"
#include "reports/json_writer.h"

namespace listlint::reports {

// "a.txt", or "dump.xml#List of lakes" for a page; visible().
std::string place_name(const Source& source);

// The same for programs that look the file up: "./a.txt" is "a.txt", and
// nothing is made visible.
std::string file_name(std::string_view path, std::string_view page = {});

// The "page" of a dump that a document is, and nothing for a file.
void append_page(JsonWriter& json, const Source& source);

// "offset" and "length" in the bytes of the file, or of the page's text.
void append_bytes(JsonWriter& json, const Source& source, Span span);

class Places {
 public:
  // `checked` must have a source.
  explicit Places(const Checked& checked);

  // Of an end of a finding's span, of one of its related spans, or of an edit
  // of its fix.
  Position at(uint32_t offset) const;

  // The lines that such a span has characters of.
  struct Lines {
    uint32_t first = 1;
    uint32_t last = 1;
  };
  Lines lines(Span span) const;

 private:
  std::vector<uint32_t> offsets_;  // ascending
  std::vector<Position> positions_;
};

}  // namespace listlint::reports
