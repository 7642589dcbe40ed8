#include "lint/read/html_text.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"
#include "lint/unicode/utf8.h"

namespace listlint::html {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kNoBreak = "\u00A0";

bool is_white(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Names that stand for U+00A0 … U+00FF, in this order. With those below, they
// are all that may stand without a semicolon.
constexpr std::array kLatin = std::to_array<std::string_view>({
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
});
static_assert(kLatin.size() == 0x60);

struct Name {
  std::string_view name;
  char32_t value;
};
constexpr std::array kOthers = std::to_array<Name>({
    {"amp", '&'},
    {"AMP", '&'},
    {"lt", '<'},
    {"LT", '<'},
    {"gt", '>'},
    {"GT", '>'},
    {"quot", '"'},
    {"QUOT", '"'},
    {"COPY", 0xA9},
    {"REG", 0xAE},
});

// The length of the name that stands for `value` at the beginning of `text`
// and needs no semicolon; 0 without one.
size_t legacy_length(std::string_view text, char32_t value) {
  if (value >= 0xA0 && value < 0x100 &&
      text.starts_with(kLatin[value - 0xA0])) {
    return kLatin[value - 0xA0].size();
  }
  for (const auto& other : kOthers) {
    if (other.value == value && text.starts_with(other.name)) {
      return other.name.size();
    }
  }
  return 0;
}

// The second letter of the names that stand for two: "&fjlig;" and those with
// a mark behind a sign.
bool is_second(char32_t value) {
  constexpr std::array<char32_t, 8> kSeconds = {'j',    0x200A, 0x0331, 0x0333,
                                                0x0338, 0x20D2, 0x20E5, 0xFE00};
  return std::ranges::find(kSeconds, value) != kSeconds.end();
}

// How many bytes of the source an entity at "&" takes: "&#x41;", "&eacute;",
// "&eacute"; 0 where it is none. `decoded` is what stands for it.
struct Entity {
  uint32_t source = 0;
  size_t decoded = 0;
};

Entity numeric(std::string_view text, std::string_view decoded) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  size_t at = hex ? 3 : 2;
  const size_t begin = at;
  while (at < text.size() && (hex ? is_hex(text[at]) : is_digit(text[at]))) {
    ++at;
  }
  if (at == begin) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {static_cast<uint32_t>(at), utf8::length_at(decoded, 0)};
}

Entity entity_at(std::string_view text, std::string_view decoded) {
  if (text.starts_with("&#")) return numeric(text, decoded);
  constexpr size_t kLongest = 40;
  size_t end = 1;
  while (end < text.size() && end < kLongest && is_alphanumeric(text[end])) {
    ++end;
  }
  const auto name = text.substr(1, end - 1);
  const auto point = utf8::decode(decoded, 0);
  const auto legacy = legacy_length(name, point.value);
  const bool closed = end < text.size() && text[end] == ';';
  if (legacy != 0) {
    const bool whole = closed && legacy == name.size();
    return {static_cast<uint32_t>(1 + legacy + (whole ? 1 : 0)), point.length};
  }
  if (name.empty() || !closed || point.value == '&') return {};
  Entity entity{static_cast<uint32_t>(end + 1), point.length};
  if (entity.decoded < decoded.size()) {
    const auto second = utf8::decode(decoded, entity.decoded);
    const auto rest = decoded.substr(entity.decoded, second.length);
    if (is_second(second.value) && !text.substr(end + 1).starts_with(rest)) {
      entity.decoded += second.length;
    }
  }
  return entity;
}

// The length of the white space at `at`, a no-break space included: lists and
// dates are read with spaces.
size_t white_at(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (is_white(text[at])) return 1;
  return text.substr(at, kNoBreak.size()) == kNoBreak ? kNoBreak.size() : 0;
}

}  // namespace

Look look_at(const Node& node) {
  constexpr size_t kMostNodes = 64;
  constexpr size_t kMostText = 80;
  Look look;
  Walk walk(node);
  for (size_t i = 0; i < kMostNodes; ++i) {
    const auto* inner = walk.next();
    if (inner == nullptr) {
      look.is_whole = true;
      break;
    }
    if (tag(*inner) == GUMBO_TAG_A) look.links.push_back(inner);
    if (!is_text(*inner)) continue;
    const std::string_view text = inner->v.text.text;
    for (size_t at = 0; at < text.size() && look.text.size() < kMostText;) {
      const auto width = white_at(text, at);
      const bool skipped =
          width != 0 && (look.text.empty() || look.text.back() == ' ');
      if (!skipped) look.text += width != 0 ? ' ' : text[at];
      at += std::max<size_t>(width, 1);
    }
  }
  while (look.text.ends_with(' ')) look.text.pop_back();
  return look;
}

bool is_blank(const Node& text) {
  return std::ranges::all_of(std::string_view(text.v.text.text), is_white);
}

Pieces::Pieces(const Page& page, const Node& text)
    : bytes_(page.source().bytes()), decoded_(text.v.text.text) {
  const auto& original = text.v.text.original_text;
  if (const auto place = page.place(original)) {
    left_ = *place;
  } else if (const auto point = page.place({original.data, 0})) {
    // gumbo lost the end of it.
    const auto size = std::min(decoded_.size(), bytes_.size() - point->begin);
    left_ = {point->begin, point->begin + static_cast<uint32_t>(size)};
  } else {
    decoded_ = {};  // made up by the parser
  }
}

Piece Pieces::take(size_t decoded, uint32_t source) {
  const Piece piece{decoded_.substr(at_, decoded),
                    {left_.begin, left_.begin + source},
                    false};
  at_ += decoded;
  left_.begin += source;
  return piece;
}

bool Pieces::verbatim_run(Piece& piece) {
  const auto rest = bytes_.substr(left_.begin, left_.size());
  const auto text = decoded_.substr(at_);
  const auto most = std::min(rest.size(), text.size());
  size_t size = 0;
  while (size < most && rest[size] == text[size] && rest[size] != '&') ++size;
  if (size == 0) return false;
  piece = take(size, static_cast<uint32_t>(size));
  piece.verbatim = true;
  return true;
}

bool Pieces::entity(Piece& piece) {
  const auto text = decoded_.substr(at_);
  const auto rest = bytes_.substr(left_.begin, left_.size());
  const auto found = entity_at(rest, text);
  if (found.source != 0) {
    piece = take(found.decoded, found.source);
    return true;
  }
  if (!text.starts_with('&')) return false;
  piece = take(1, 1);
  piece.verbatim = true;
  return true;
}

bool Pieces::next(Piece& piece) {
  while (at_ < decoded_.size()) {
    if (verbatim_run(piece)) return true;
    const auto rest = bytes_.substr(left_.begin, left_.size());
    const auto text = decoded_.substr(at_);
    if (rest.empty()) break;
    if (rest[0] == '&' && entity(piece)) return true;
    if (rest[0] == '\r' && text[0] == '\n') {
      piece = take(1, rest.starts_with("\r\n") ? 2 : 1);
      return true;
    }
    if (rest[0] == '\0') {
      ++left_.begin;
      continue;
    }
    if (rest[0] == '<') {
      const auto close = rest.find('>');
      if (close == std::string_view::npos) break;
      left_.begin += static_cast<uint32_t>(close) + 1;
      continue;
    }
    if (!text.starts_with(kReplacement)) break;
    uint32_t bad = 1;
    while (bad < rest.size() && (rest[bad] & 0xC0) == 0x80) ++bad;
    piece = take(kReplacement.size(), bad);
    piece.text = bytes_.substr(piece.span.begin, bad);
    piece.verbatim = true;
    return true;
  }
  if (at_ >= decoded_.size() || left_.empty()) return false;
  piece = take(decoded_.size() - at_, left_.size());
  return true;
}

void Flow::add(const Page& page, const Node& text) {
  Pieces pieces(page, text);
  Piece piece;
  while (pieces.next(piece)) add(piece);
}

void Flow::space(Span span) {
  if (waits_) return;
  waits_ = true;
  plain_ = false;
  space_ = span;
}

void Flow::add(const Piece& piece) {
  const auto text = piece.text;
  const auto span = [&](size_t begin, size_t end) {
    if (!piece.verbatim) return piece.span;
    return Span{piece.span.begin + static_cast<uint32_t>(begin),
                piece.span.begin + static_cast<uint32_t>(end)};
  };
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = at;
    while (const auto width = white_at(text, at)) at += width;
    if (at != begin) {
      const bool single =
          piece.verbatim && text.substr(begin, at - begin) == " ";
      const bool first = !waits_;
      space(span(begin, at));
      if (first) plain_ = single;
      if (at == text.size()) return;
    }
    // A run goes on over single spaces, which stay as they are.
    const size_t word = at;
    while (at < text.size()) {
      const auto width = white_at(text, at);
      if (width == 0) {
        ++at;
        continue;
      }
      const bool inside = piece.verbatim && text[at] == ' ' &&
                          at + 1 < text.size() && white_at(text, at + 1) == 0;
      if (!inside) break;
      ++at;
    }
    put(text.substr(word, at - word), span(word, at), piece.verbatim);
  }
}

void Flow::put(std::string_view text, Span span, bool verbatim) {
  if (waits_ && !writing_->empty()) {
    if (plain_) {
      writing_->append(space_);
    } else {
      writing_->append(" ", space_);
    }
  }
  waits_ = false;
  if (verbatim) {
    writing_->append(span);
  } else {
    writing_->append(text, span);
  }
}

}  // namespace listlint::html
