#include "lint/unicode/code_point.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unicode/uchar.h>

#include "lint/unicode/normalize.h"
#include "lint/unicode/tables.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

constexpr Properties kNotACodePoint = {kUnassigned, Script::unknown, 1};

// What fold_text() says of ASCII, at a byte a character.
constexpr std::array<char, 128> make_ascii_fold() {
  std::array<char, 128> table{};
  for (size_t c = 0; c < table.size(); ++c) {
    const auto letter = static_cast<char>(c);
    const bool upper = letter >= 'A' && letter <= 'Z';
    table[c] = upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (letter >= '\t' && letter <= '\r') table[c] = ' ';
  }
  table['`'] = '\'';
  return table;
}
constexpr std::array<char, 128> kAsciiFold = make_ascii_fold();

bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

// Scripts whose letters lose their marks. The state outlives marks and
// invisible characters, and ends with the next character of another kind.
bool loses_marks(const Properties& properties) {
  return properties.script == Script::latin ||
         properties.script == Script::greek;
}

// Whether folding code point by code point would miss a letter that is
// written as several.
bool needs_composing(std::string_view text) {
  bool dropping = false;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    at += point.length;
    if (point.value < 0x80) {
      dropping = is_lower_ascii(kAsciiFold[point.value]);
      continue;
    }
    if (point.value == utf8::kIllFormed) {
      dropping = false;
      continue;
    }
    const auto& properties = tables::properties(point.value);
    if ((properties.flags & kMaybeNotNfc) == 0) {
      if ((properties.flags & kIgnorable) == 0) {
        dropping = loses_marks(properties);
      }
    } else if (!dropping || !is_combining(point.value)) {
      return true;
    }
  }
  return false;
}

// Appends folded pieces: one space for a run of them, none at the ends.
class Folding {
 public:
  explicit Folding(std::string& out) : out_(out), start_(out.size()) {}

  // The ASCII at the start of `text`; the answer is its length.
  size_t add_ascii(std::string_view text) {
    out_.resize(start_ + text.size());
    char* const begin = out_.data() + start_;
    char* to = begin;
    size_t at = 0;
    for (; at < text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte >= 0x80) break;
      const char folded = kAsciiFold[byte];
      dropping_ = is_lower_ascii(folded);
      if (folded == ' ') {
        spaced_ = to != begin;
        continue;
      }
      if (spaced_) *to++ = ' ';
      spaced_ = false;
      *to++ = folded;
    }
    out_.resize(static_cast<size_t>(to - out_.data()));
    return at;
  }

  // The text from `at` to its end.
  void add_rest(std::string_view text, size_t at) {
    while (at < text.size()) {
      const auto point = utf8::decode(text, at);
      add(text.substr(at, point.length), point.value);
      at += point.length;
    }
    if (!joins_) return;
    // A halfwidth voicing mark becomes a combining one, and so on: those have
    // to be composed with what stands before them.
    const std::string composed = to_nfc(std::string_view(out_).substr(start_));
    out_.replace(start_, out_.npos, composed);
  }

 private:
  void add(std::string_view bytes, char32_t value) {
    if (value < 0x80) {
      add_ascii_letter(kAsciiFold[value]);
      return;
    }
    if (value == utf8::kIllFormed) {
      dropping_ = false;
      put(bytes);
      return;
    }
    if (dropping_ && is_combining(value)) return;
    const auto& properties = tables::properties(value);
    if ((properties.flags & (kIgnorable | kMark)) == 0) {
      dropping_ = loses_marks(properties);
    }
    const uint16_t cell = tables::fold_cell(value);
    if (cell == tables::kFoldsToItself) {
      put(bytes);
      return;
    }
    const std::string_view folded = tables::fold_text(cell);
    if (folded == " ") {
      spaced_ = out_.size() > start_;
    } else if (!folded.empty()) {
      joins_ = joins_ || starts_with_mark(folded);
      put(folded);
    }
  }

  static bool starts_with_mark(std::string_view text) {
    const auto first = utf8::decode(text, 0).value;
    return first >= 0x80 &&
           (tables::properties(first).flags & kMaybeNotNfc) != 0;
  }

  void add_ascii_letter(char folded) {
    dropping_ = is_lower_ascii(folded);
    if (folded == ' ') {
      spaced_ = out_.size() > start_;
    } else {
      put({&folded, 1});
    }
  }

  void put(std::string_view bytes) {
    if (spaced_) out_ += ' ';
    spaced_ = false;
    out_ += bytes;
  }

  std::string& out_;
  const size_t start_;
  bool spaced_ = false;    // white space waits for something after it
  bool dropping_ = false;  // a mark here belongs to a Latin or Greek letter
  bool joins_ = false;
};

std::string_view control_name(char32_t c) {
  static constexpr std::string_view kC0[] = {
      "NULL",
      "START OF HEADING",
      "START OF TEXT",
      "END OF TEXT",
      "END OF TRANSMISSION",
      "ENQUIRY",
      "ACKNOWLEDGE",
      "BELL",
      "BACKSPACE",
      "CHARACTER TABULATION",
      "LINE FEED",
      "LINE TABULATION",
      "FORM FEED",
      "CARRIAGE RETURN",
      "SHIFT OUT",
      "SHIFT IN",
      "DATA LINK ESCAPE",
      "DEVICE CONTROL ONE",
      "DEVICE CONTROL TWO",
      "DEVICE CONTROL THREE",
      "DEVICE CONTROL FOUR",
      "NEGATIVE ACKNOWLEDGE",
      "SYNCHRONOUS IDLE",
      "END OF TRANSMISSION BLOCK",
      "CANCEL",
      "END OF MEDIUM",
      "SUBSTITUTE",
      "ESCAPE",
      "INFORMATION SEPARATOR FOUR",
      "INFORMATION SEPARATOR THREE",
      "INFORMATION SEPARATOR TWO",
      "INFORMATION SEPARATOR ONE",
  };
  if (c < 0x20) return kC0[c];
  if (c == 0x7F) return "DELETE";
  return c == 0x85 ? "NEXT LINE" : "C1 CONTROL";
}

}  // namespace

const Properties& properties(char32_t code_point) {
  if (code_point >= tables::kCodePoints) return kNotACodePoint;
  return tables::properties(code_point);
}

void fold(std::string_view text, std::string& out) {
  const size_t start = out.size();
  Folding folding(out);
  const size_t ascii = folding.add_ascii(text);
  if (ascii == text.size()) return;
  if (!needs_composing(text)) {
    folding.add_rest(text, ascii);
    return;
  }
  out.resize(start);
  const std::string composed = to_nfc(text);
  Folding again(out);
  again.add_rest(composed, again.add_ascii(composed));
}

std::string fold(std::string_view text) {
  std::string out;
  fold(text, out);
  return out;
}

uint32_t display_width(std::string_view text) {
  uint32_t width = 0;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    width += properties(point.value).width;
    at += point.length;
  }
  return width;
}

std::string name_code_point(char32_t code_point) {
  std::array<char, 128> buffer{};
  const auto& known = properties(code_point);
  std::string_view name;
  if ((known.flags & kControl) != 0) {
    name = control_name(code_point);
  } else {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length =
        u_charName(static_cast<UChar32>(code_point), U_EXTENDED_CHAR_NAME,
                   buffer.data(), static_cast<int32_t>(buffer.size()), &status);
    if (U_SUCCESS(status)) name = {buffer.data(), static_cast<size_t>(length)};
  }
  std::string shown = fmt::format("U+{:04X} {}", uint32_t{code_point}, name);
  if (!name.starts_with('<')) return shown;
  // "<noncharacter-FDD0>" says the number a second time.
  shown.erase(shown.rfind('-'));
  return shown + ">";
}

char32_t twin(char32_t letter, Script script) {
  const auto* const end = tables::kTwins + tables::kTwinsCount;
  const auto* const row = std::ranges::lower_bound(tables::kTwins, end, letter,
                                                   {}, &tables::Twins::letter);
  if (row == end || row->letter != letter) return 0;
  switch (script) {
    case Script::latin:
      return row->latin;
    case Script::cyrillic:
      return row->cyrillic;
    case Script::greek:
      return row->greek;
    default:
      return 0;
  }
}

}  // namespace listlint::unicode
