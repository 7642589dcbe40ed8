#include "lint/read/charset.h"

#include <array>
#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>
#include <vector>

#include "lint/read/charset_label.h"
#include "lint/unicode/utf8.h"

namespace listlint {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kByteOrderMark = 0xFEFF;

// U+FFFD for bytes that are no text, whatever the converter would write.
void replace(const void*, UConverterToUnicodeArgs* args, const char*, int32_t,
             UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  *error = U_ZERO_ERROR;
  const UChar replacement = kReplacement;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

struct Closer {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

Converter open_converter(const std::string& charset) {
  if (charset.empty()) return nullptr;  // ICU would take the locale's
  // Pages called GBK use what GB 18030 added to it.
  const char* name = charset == "GBK" ? "gb18030" : charset.c_str();
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &error));
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(converter.get(), replace, nullptr, nullptr, nullptr,
                      &error);
  return U_FAILURE(error) ? nullptr : std::move(converter);
}

// UTF-16 that comes in pieces, to UTF-8 with the place of each byte.
class Utf8Writer {
 public:
  explicit Utf8Writer(size_t bytes) {
    text_.reserve(bytes + bytes / 2);
    offsets_.reserve(bytes + bytes / 2 + 1);
  }

  void add(UChar unit, uint32_t offset) {
    if (high_ != 0 && U16_IS_TRAIL(unit)) {
      put(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high_, unit)),
          high_offset_);
      high_ = 0;
      return;
    }
    end();
    if (U16_IS_LEAD(unit)) {
      high_ = unit;
      high_offset_ = offset;
    } else {
      put(U16_IS_TRAIL(unit) ? kReplacement : unit, offset);
    }
  }

  // Half a pair that nothing follows.
  void end() {
    if (high_ != 0) put(kReplacement, high_offset_);
    high_ = 0;
  }

  bool too_large() const { return text_.size() > kMaxSourceBytes; }
  std::string& text() { return text_; }
  std::vector<uint32_t>& offsets() { return offsets_; }

 private:
  void put(char32_t value, uint32_t offset) {
    if (value == kByteOrderMark && text_.empty()) return;
    utf8::append(text_, value);
    offsets_.resize(text_.size(), offset);
  }

  std::string text_;
  std::vector<uint32_t> offsets_;
  UChar high_ = 0;
  uint32_t high_offset_ = 0;
};

// Whether all went well: false where the result would be too large.
bool convert_all(UConverter* converter, std::string_view bytes,
                 Utf8Writer& out) {
  constexpr size_t kUnits = 8192;
  std::array<UChar, kUnits> units;
  std::array<int32_t, kUnits> offsets;
  constexpr size_t kPiece = size_t{1} << 20;  // ICU counts in int32_t
  uint32_t last = 0;
  for (size_t done = 0; done < bytes.size();) {
    const char* at = bytes.data() + done;
    const bool flush = bytes.size() - done <= kPiece;
    const char* end = at + (flush ? bytes.size() - done : kPiece);
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    while (error == U_BUFFER_OVERFLOW_ERROR) {
      error = U_ZERO_ERROR;
      const auto base = static_cast<uint32_t>(at - bytes.data());
      const auto waiting =
          static_cast<uint32_t>(ucnv_toUCountPending(converter, &error));
      UChar* unit = units.data();
      ucnv_toUnicode(converter, &unit, units.data() + kUnits, &at, end,
                     offsets.data(), flush ? 1 : 0, &error);
      const auto count = static_cast<size_t>(unit - units.data());
      for (size_t i = 0; i < count; ++i) {
        // Without an offset: begun in the piece before, or the rest of what
        // did not fit.
        if (offsets[i] >= 0) {
          last = base + static_cast<uint32_t>(offsets[i]);
        } else if (waiting != 0 && i == 0) {
          last = base - waiting;
        }
        out.add(units[i], last);
      }
      if (out.too_large()) return false;
    }
    done = static_cast<size_t>(end - bytes.data());
  }
  out.end();
  return true;
}

// "UTF-16LE" or "UTF-16BE" where nearly each other byte is zero, as in text of
// mostly ASCII letters and signs; else "".
std::string_view zero_bytes(std::string_view bytes) {
  constexpr size_t kSample = 1024;
  const auto sample = bytes.substr(0, kSample);
  std::array<size_t, 2> zeros = {};
  for (size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++zeros[i % 2];
  }
  const size_t least = sample.size() / 4;
  if (sample.size() < 4 || bytes.size() % 2 != 0) return {};
  if (zeros[1] >= least && zeros[0] == 0) return "UTF-16LE";
  if (zeros[0] >= least && zeros[1] == 0) return "UTF-16BE";
  return {};
}

}  // namespace

std::string detect_charset(std::string_view bytes, bool is_html,
                           std::string_view content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  const auto named = charset::of_content_type(content_type);
  if (const auto* known = charset::find_label(named)) {
    return std::string(known->converter);
  }
  const auto utf16 = zero_bytes(bytes);
  if (!utf16.empty() || !is_html) return std::string(utf16);
  return std::string(charset::prescan(bytes));
}

tl::expected<std::unique_ptr<Source>, std::string> convert(
    const Source& raw, const std::string& charset) {
  const auto converter = open_converter(charset);
  if (converter == nullptr) {
    return tl::unexpected(
        fmt::format("cannot read {}: unknown character encoding \"{}\"",
                    raw.path(), charset));
  }
  Utf8Writer out(raw.size());
  if (!convert_all(converter.get(), raw.bytes(), out)) {
    return tl::unexpected(
        fmt::format("cannot read {}: larger than 4 GiB in UTF-8", raw.path()));
  }
  out.offsets().push_back(raw.size());
  Origin origin{raw.page(), charset, std::move(out.offsets())};
  return std::make_unique<Source>(raw.path(), std::move(out.text()),
                                  std::move(origin));
}

}  // namespace listlint
