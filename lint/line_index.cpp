#include "lint/line_index.h"

#include <algorithm>
#include <cstring>

#include "lint/unicode/utf8.h"

namespace listlint {

LineIndex::LineIndex(std::string_view bytes) : bytes_(bytes) {
  starts_.push_back(0);
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char* at = begin; at < end;) {
    const auto* feed = static_cast<const char*>(
        std::memchr(at, '\n', static_cast<size_t>(end - at)));
    if (feed == nullptr || feed + 1 == end) break;
    at = feed + 1;
    starts_.push_back(static_cast<uint32_t>(at - begin));
  }
}

uint32_t LineIndex::line_of(uint32_t offset) const {
  const auto next = std::ranges::upper_bound(starts_, offset);
  return static_cast<uint32_t>(next - starts_.begin());
}

Span LineIndex::line(uint32_t number) const {
  Span span{starts_[number - 1], static_cast<uint32_t>(bytes_.size())};
  if (number < starts_.size()) span.end = starts_[number];
  if (span.empty() || bytes_[span.end - 1] != '\n') return span;
  --span.end;
  if (!span.empty() && bytes_[span.end - 1] == '\r') --span.end;
  return span;
}

Position LineIndex::position(uint32_t offset) {
  const uint32_t number = line_of(offset);
  uint32_t at = starts_[number - 1];
  Position position{number, 1};
  if (last_.line == number && last_offset_ <= offset) {
    at = last_offset_;
    position = last_;
  }
  while (at < offset) {
    const auto next = at + utf8::length_at(bytes_, at);
    if (next > offset) break;
    at = next;
    ++position.column;
  }
  last_offset_ = at;
  last_ = position;
  return position;
}

}  // namespace listlint
