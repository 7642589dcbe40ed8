#include "lint/unicode/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "lint/unicode/tables.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

const icu::Normalizer2& normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);  // built into ICU's code
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

// Two starters in a row can only be one letter written as two, as with Hangul
// jamo and Indic vowels; asking for the pair is far cheaper than normalizing.
bool is_pair_in_nfc(char32_t first, char32_t second) {
  return normalizer().composePair(static_cast<UChar32>(first),
                                  static_cast<UChar32>(second)) < 0;
}

bool is_in_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer().isNormalizedUTF8(piece(text), status) != 0;
}

void append_nfc(std::string_view text, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  normalizer().normalizeUTF8(0, piece(text), sink, nullptr, status);
  out += U_SUCCESS(status) ? std::string_view(normal) : text;
}

}  // namespace

MarkRun check_marks(std::string_view bytes, size_t base, size_t at) {
  size_t end = at;
  size_t count = 0;
  uint32_t any = 0;    // flags of all
  uint32_t first = 0;  // flags of the first
  char32_t last = 0;
  while (end < bytes.size()) {
    const auto point = utf8::decode(bytes, end);
    if (point.value < 0x80 || point.value == utf8::kIllFormed) break;
    const uint32_t flags = tables::properties(point.value).flags;
    if ((flags & kMaybeNotNfc) == 0) break;
    const bool starts_anew = (flags & (kReorders | kComposes)) == 0;
    if (starts_anew && count > 0) break;
    if (count == 0) first = flags;
    any |= flags;
    last = point.value;
    end += point.length;
    ++count;
  }
  // A starter that never is in NFC stands for itself.
  if ((first & (kReorders | kComposes)) == 0) base = at;
  const bool ordered = (any & kReorders) == 0 || count == 1;
  if (ordered && (any & (kComposes | kNeverNfc)) == 0)
    return {base, end, false};
  if (count > kMostMarks) return {base, end, false};
  if (count == 1 && (any & (kReorders | kNeverNfc)) == 0) {
    const auto before = utf8::decode(bytes, base).value;
    return {base, end, base != at && !is_pair_in_nfc(before, last)};
  }
  return {base, end, !is_in_nfc(bytes.substr(base, end - base))};
}

std::string to_nfc(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t kept = 0;  // everything before is in `out`
  size_t base = 0;
  bool has_base = false;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    const bool good = point.value != utf8::kIllFormed;
    if (good && (tables::properties(point.value).flags & kMaybeNotNfc) != 0) {
      const MarkRun run = check_marks(text, has_base ? base : at, at);
      if (run.not_nfc) {
        out += text.substr(kept, run.begin - kept);
        append_nfc(text.substr(run.begin, run.end - run.begin), out);
        kept = run.end;
      }
      at = run.end;
      has_base = false;
      continue;
    }
    base = at;
    has_base = good;
    at += point.length;
  }
  out += text.substr(kept);
  return out;
}

}  // namespace listlint::unicode
