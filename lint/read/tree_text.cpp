#include "lint/read/tree_text.h"

#include <algorithm>
#include <vector>

#include "lint/unicode/utf8.h"

namespace listlint {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The value of `count` hexadecimal digits at raw[at]; false without them.
bool read_hex(std::string_view raw, size_t at, size_t count, char32_t& value) {
  if (at + count > raw.size()) return false;
  value = 0;
  for (const char c : raw.substr(at, count)) {
    uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<uint32_t>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<uint32_t>(c - 'A') + 10;
    } else {
      return false;
    }
    value = value << 4 | digit;
  }
  return true;
}

void append_code_point(std::string& out, char32_t value) {
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  utf8::append(out, surrogate || value > 0x10FFFF ? kReplacement : value);
}

// "\uD83D\uDE00" and its like.
size_t decode_unicode(std::string_view raw, size_t at, size_t digits,
                      std::string& out) {
  char32_t value = 0;
  if (!read_hex(raw, at + 2, digits, value)) {
    out += raw.substr(at, 2);
    return 2;
  }
  const size_t length = digits + 2;
  char32_t low = 0;
  const bool paired = value >= 0xD800 && value <= 0xDBFF &&
                      raw.substr(at + length).starts_with("\\u") &&
                      read_hex(raw, at + length + 2, 4, low) && low >= 0xDC00 &&
                      low <= 0xDFFF;
  if (!paired) {
    append_code_point(out, value);
    return length;
  }
  append_code_point(out, 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00));
  return length + 6;
}

// A line end that is escaped joins the lines.
size_t length_of_joint(std::string_view raw, size_t at) {
  size_t end = at + 1;
  if (raw[end] == '\r') ++end;
  if (end < raw.size() && raw[end] == '\n') ++end;
  while (end < raw.size() && (raw[end] == ' ' || raw[end] == '\t')) ++end;
  return end - at;
}

char32_t meaning_of(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
    case '\t':
      return '\t';
    case '"':
    case '\\':
    case '/':
    case ' ':
      return static_cast<char32_t>(c);
    case '0':
      return 0;
    case 'a':
      return '\a';
    case 'v':
      return '\v';
    case 'e':
      return 0x1B;
    case 'N':
      return 0x85;
    case '_':
      return 0xA0;
    case 'L':
      return 0x2028;
    case 'P':
      return 0x2029;
    default:
      return utf8::kIllFormed;
  }
}

// Walks along the raw text and its decoded value side by side.
class Alignment {
 public:
  struct Piece {
    std::string text;  // "" where the source says it byte for byte
    Span span;
  };

  Alignment(std::string_view raw, uint32_t begin, std::string_view value,
            Quotes quotes)
      : raw_(raw), begin_(begin), value_(value), quotes_(quotes) {}

  // False where they do not go together.
  bool align() {
    while (at_ < raw_.size()) {
      const bool stepped =
          step_escape() || step_fold() || step_verbatim() || false;
      if (!stepped) return false;
    }
    return in_value_ == value_.size();
  }

  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  void add(std::string_view text, size_t length) {
    const auto from = begin_ + static_cast<uint32_t>(at_);
    at_ += length;
    const auto to = begin_ + static_cast<uint32_t>(at_);
    if (text.empty() && !pieces_.empty() && pieces_.back().text.empty() &&
        pieces_.back().span.end == from) {
      pieces_.back().span.end = to;
    } else {
      pieces_.push_back({std::string(text), {from, to}});
    }
  }

  bool step_escape() {
    if (quotes_ == Quotes::json && raw_[at_] == '\\') {
      std::string text;
      const auto length = decode_escape(raw_, at_, text);
      if (!value_.substr(in_value_).starts_with(text)) return false;
      in_value_ += text.size();
      if (text.empty()) {
        at_ += length;
      } else {
        add(text, length);
      }
      return true;
    }
    const bool doubled = quotes_ == Quotes::single &&
                         raw_.substr(at_).starts_with("''") &&
                         value_.substr(in_value_).starts_with('\'');
    if (!doubled) return false;
    ++in_value_;
    add("'", 2);
    return true;
  }

  // A line end with the spaces around it reads as a space or a line end.
  bool step_fold() {
    if (!is_space(raw_[at_])) return false;
    size_t end = at_;
    bool folds = false;
    for (; end < raw_.size() && is_space(raw_[end]); ++end) {
      folds = folds || raw_[end] == '\n' || raw_[end] == '\r';
    }
    if (!folds) return false;
    const size_t before = in_value_;
    while (in_value_ < value_.size() && is_space(value_[in_value_])) {
      ++in_value_;
    }
    if (in_value_ == before) {
      at_ = end;
    } else {
      add(" ", end - at_);
    }
    return true;
  }

  bool step_verbatim() {
    if (in_value_ == value_.size() || raw_[at_] != value_[in_value_]) {
      return false;
    }
    ++in_value_;
    add({}, 1);
    return true;
  }

  std::string_view raw_;
  uint32_t begin_;  // of raw_ in the source
  std::string_view value_;
  Quotes quotes_;
  size_t at_ = 0;
  size_t in_value_ = 0;
  std::vector<Piece> pieces_;
};

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

}  // namespace

size_t decode_escape(std::string_view raw, size_t at, std::string& out) {
  if (at + 1 >= raw.size()) {
    out += raw[at];
    return 1;
  }
  const char c = raw[at + 1];
  switch (c) {
    case 'u':
      return decode_unicode(raw, at, 4, out);
    case 'x':
      return decode_unicode(raw, at, 2, out);
    case 'U':
      return decode_unicode(raw, at, 8, out);
    case '\n':
    case '\r':
      return length_of_joint(raw, at);
    default:
      break;
  }
  const auto meaning = meaning_of(c);
  if (meaning == utf8::kIllFormed) {
    out += raw[at];
    return 1;
  }
  utf8::append(out, meaning);
  return 2;
}

bool is_verbatim(const Source& source, const Text& text) {
  return text.value.data() == source.bytes().data() + text.span.begin &&
         text.value.size() == text.span.size();
}

void append_scalar(const Source& source, const Text& text, Quotes quotes,
                   Writing& writing) {
  if (text.empty()) return;
  // The grammar of entries is one of lines.
  const bool has_lines = text.value.find_first_of("\r\n") != text.value.npos;
  if (!has_lines && is_verbatim(source, text)) {
    writing.append(text.span);
    return;
  }
  Alignment alignment(source.slice(text.span), text.span.begin, text.value,
                      quotes);
  if (!alignment.align()) {
    writing.append(on_one_line(text.value), text.span);
    return;
  }
  for (const auto& piece : alignment.pieces()) {
    if (piece.text.empty()) {
      writing.append(piece.span);
    } else {
      writing.append(on_one_line(piece.text), piece.span);
    }
  }
}

}  // namespace listlint
