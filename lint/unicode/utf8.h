// UTF-8, one code point at a time, over bytes that may be ill-formed.
//
// An ill-formed byte decodes as kIllFormed with length 1, so a walk always
// advances and never skips past good text. Overlong forms, surrogates and
// values over U+10FFFF are ill-formed (Unicode 15, table 3-7).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listlint::utf8 {

inline constexpr char32_t kIllFormed = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = kIllFormed;
  uint32_t length = 1;  // bytes
};

// The code point that starts at bytes[at]; `at` must be in range.
inline CodePoint decode(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
  };
  const uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const uint32_t second = byte(at + 1);
  if (lead < 0xC2 || lead > 0xF4) return {};
  if (lead < 0xE0) {
    if ((second & 0xC0) != 0x80) return {};
    return {(lead & 0x1F) << 6 | (second & 0x3F), 2};
  }
  const uint32_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint32_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return {};
  const uint32_t third = byte(at + 2);
  if ((third & 0xC0) != 0x80) return {};
  if (lead < 0xF0) {
    return {(lead & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F), 3};
  }
  const uint32_t fourth = byte(at + 3);
  if ((fourth & 0xC0) != 0x80) return {};
  return {(lead & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 |
              (fourth & 0x3F),
          4};
}

inline uint32_t length_at(std::string_view bytes, size_t at) {
  return decode(bytes, at).length;
}

// The code point that ends before bytes[at]; `at` must be over 0.
inline CodePoint decode_before(std::string_view bytes, size_t at) {
  const size_t most = at < 4 ? at : 4;
  for (size_t length = 1; length <= most; ++length) {
    const CodePoint point = decode(bytes, at - length);
    if (point.value != kIllFormed && point.length == length) return point;
  }
  return {};
}

// Appends `value`, which must be a scalar value.
inline void append(std::string& out, char32_t value) {
  const auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

}  // namespace listlint::utf8
