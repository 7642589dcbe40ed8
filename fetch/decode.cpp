#include "fetch/decode.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "lint/ascii.h"
#include "lint/read/charset.h"
#include "lint/source.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

// What the bytes say of being UTF-8.
enum class Utf8 : uint8_t { ascii, valid, invalid };

// Whether eight bytes are.
bool are_ascii(const char* bytes) {
  uint64_t eight = 0;
  std::memcpy(&eight, bytes, sizeof(eight));
  return (eight & 0x8080'8080'8080'8080U) == 0;
}

Utf8 check_utf8(std::string_view bytes, bool cut) {
  bool beyond = false;
  for (size_t at = 0; at < bytes.size();) {
    if (at + 8 <= bytes.size() && are_ascii(bytes.data() + at)) {
      at += 8;
      continue;
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto point = utf8::decode(bytes, at);
    if (point.value == utf8::kIllFormed) {
      if (cut && bytes.size() - at < 4) break;
      return Utf8::invalid;
    }
    beyond = true;
    at += point.length;
  }
  return beyond ? Utf8::valid : Utf8::ascii;
}

// A page of UTF-8 with a few bad bytes is still one.
bool is_mostly_utf8(std::string_view bytes) {
  size_t good = 0;
  size_t bad = 0;
  for (size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto point = utf8::decode(bytes, at);
    ++(point.value == utf8::kIllFormed ? bad : good);
    at += point.length;
  }
  return good > bad * 20;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// Whether all bytes are text in a charset, but for an end that is cut off.
bool fits(std::string_view bytes, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(charset, &error));
  if (U_FAILURE(error)) return false;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &error);
  std::array<UChar, 1024> units = {};
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  do {
    error = U_ZERO_ERROR;
    UChar* unit = units.data();
    ucnv_toUnicode(converter.get(), &unit, units.data() + units.size(), &at,
                   end, nullptr, 0, &error);
    const auto none = std::find_if(units.data(), unit, [](UChar value) {
      // Private use and C1 controls: mapped, but no text.
      return (value >= 0xE000 && value < 0xF900) ||
             (value >= 0x80 && value < 0xA0);
    });
    if (none != unit) return false;
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return U_SUCCESS(error) != 0;
}

struct Home {
  std::string_view top;
  const char* charset;
};
// What unlabelled pages of a country are in, as browsers assume it.
constexpr Home kHomes[] = {
    {"cn", "gb18030"},      {"sg", "gb18030"},      {"tw", "Big5"},
    {"hk", "Big5"},         {"mo", "Big5"},         {"jp", "Shift_JIS"},
    {"jp", "EUC-JP"},       {"kr", "windows-949"},  {"ru", "windows-1251"},
    {"ua", "windows-1251"}, {"by", "windows-1251"}, {"bg", "windows-1251"},
    {"kz", "windows-1251"}, {"gr", "windows-1253"}, {"tr", "windows-1254"},
    {"il", "windows-1255"}, {"th", "windows-874"},  {"pl", "ISO-8859-2"},
    {"cz", "windows-1250"}, {"hu", "windows-1250"}, {"sk", "windows-1250"},
    {"ir", "windows-1256"}, {"eg", "windows-1256"}, {"sa", "windows-1256"},
};

std::string detect(std::string_view sample) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(
      ucsdet_open(&error));
  if (U_FAILURE(error)) return {};
  ucsdet_setText(detector.get(), sample.data(),
                 static_cast<int32_t>(sample.size()), &error);
  ucsdet_enableInputFilter(detector.get(), 1);
  int32_t count = 0;
  const auto* const* matches = ucsdet_detectAll(detector.get(), &count, &error);
  if (U_FAILURE(error)) return {};
  for (int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &error);
    if (U_FAILURE(error)) return {};
    const std::string charset =
        std::string_view(name) == "EUC-KR" ? "windows-949" : name;
    if (fits(sample, charset.c_str())) return charset;
  }
  return {};
}

std::string guess(std::string_view body, std::string_view host) {
  constexpr size_t kSample = 32'768;
  const auto sample = body.substr(0, kSample);
  if (sample.find("\x1B$B") != std::string_view::npos) return "ISO-2022-JP";
  const auto top = host.substr(host.rfind('.') + 1);
  for (const auto& home : kHomes) {
    if (home.top == top && fits(sample, home.charset)) return home.charset;
  }
  // Only the bytes beyond ASCII tell, and what is around them.
  auto charset = detect(sample);
  return charset.empty() ? "windows-1252" : charset;
}

std::string converted(std::string_view body, const std::string& charset) {
  const Source raw("the page", std::string(body));
  auto text = convert(raw, charset);
  if (!text) return std::string(body);
  return std::string((*text)->bytes());
}

std::string_view without_mark(std::string_view body) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return body.starts_with(kMark) ? body.substr(kMark.size()) : body;
}

}  // namespace

std::string decode(std::string_view body, bool is_html,
                   std::string_view content_type, std::string_view host) {
  const bool marked = body.starts_with("\xFF\xFE") ||
                      body.starts_with("\xFE\xFF") ||
                      body.starts_with("\xEF\xBB\xBF");
  auto charset = detect_charset(body, is_html, content_type);
  if (marked) {
    return charset.empty() ? std::string(without_mark(body))
                           : converted(body, charset);
  }
  const bool is_wide = charset.starts_with("UTF-16");
  const auto utf8 = check_utf8(body, true);
  const bool escapes = body.find("\x1B$") != std::string_view::npos;
  if (!is_wide && utf8 == Utf8::valid) return std::string(body);
  if (!is_wide && utf8 == Utf8::ascii && !escapes) return std::string(body);
  if (charset.empty() && !content_type.empty()) {
    // The header says UTF-8, or nothing; the page may know better.
    charset = detect_charset(body, is_html, "");
  }
  if (charset.empty()) {
    if (is_mostly_utf8(body)) return std::string(body);
    charset = guess(body, host);
  }
  return converted(body, charset);
}

}  // namespace listlint::fetch
