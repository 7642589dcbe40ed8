#include "lint/unicode/generate_charset_bytes.h"

#include <unicode/ucnv.h>

namespace listlint::unicode {
namespace {

// What ICU calls each, by Charset.
constexpr std::array<const char*, kCharsets> kIcuNames = {
    "windows-1252", "iso-8859-1",   "windows-1251", "windows-1250",
    "windows-1253", "windows-1254", "windows-1257", "iso-8859-2",
    "macintosh",    "ibm-437"};

// A private use code point is ICU's stand-in for no meaning, but for Apple's
// logo.
bool means_nothing(char32_t code_point) {
  return code_point == 0xFFFD || code_point == 0x1A ||
         (code_point >= 0xE000 && code_point < 0xF8FF);
}

}  // namespace

std::optional<std::array<char32_t, 128>> upper_half(Charset charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter =
      ucnv_open(kIcuNames[static_cast<size_t>(charset)], &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::array<char32_t, 128> half{};
  for (uint32_t byte = 0x80; byte < 0x100; ++byte) {
    const char text[] = {static_cast<char>(byte)};
    const char* from = text;
    UErrorCode one = U_ZERO_ERROR;
    const UChar32 value = ucnv_getNextUChar(converter, &from, text + 1, &one);
    const auto code_point = static_cast<char32_t>(value);
    const bool none = U_FAILURE(one) || means_nothing(code_point);
    half[byte - 0x80] = none ? char32_t{byte} : code_point;
  }
  ucnv_close(converter);
  return half;
}

}  // namespace listlint::unicode
