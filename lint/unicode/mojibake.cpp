#include "lint/unicode/mojibake.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>

#include "lint/unicode/mojibake_evidence.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr uint32_t kMostTimes = 4;
// The charset that most of a text was misread in wins over one that fits a
// word a little better.
constexpr int kPreference = 40;
constexpr int kFarApart = 40;
// How plausible a word is of letters that meet in names.
constexpr int kLikely = 10;

constexpr std::array<std::string_view, kCharsets> kNames = {
    "windows-1252", "ISO-8859-1",   "windows-1251", "windows-1250",
    "windows-1253", "windows-1254", "windows-1257", "ISO-8859-2",
    "MacRoman",     "code page 437"};

bool is_ascii_word(unsigned char byte) {
  return ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') ||
         (byte >= '0' && byte <= '9');
}

bool in_token(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= 0x80 || is_ascii_word(byte);
}

bool is_boundary(std::string_view text, size_t at) {
  return (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// How many bytes a letter has that begins with this one; 0: none begins so.
size_t length_of(uint8_t lead) {
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_trail(uint8_t byte) { return byte >= 0x80 && byte < 0xC0; }

std::vector<TokenChar> read_token(std::string_view token) {
  std::vector<TokenChar> chars;
  chars.reserve(token.size());
  for (size_t at = 0; at < token.size();) {
    const auto point = utf8::decode(token, at);
    TokenChar next;
    next.begin = static_cast<uint32_t>(at);
    next.value = point.value;
    if (point.value != utf8::kIllFormed) {
      const auto& is = properties(point.value);
      next.flags = is.flags;
      next.script = is.script;
    }
    next.bytes = &tables::charset_record(point.value).bytes;
    chars.push_back(next);
    at += point.length;
  }
  return chars;
}

// What the characters from `at` on say in UTF-8, in this charset.
utf8::CodePoint decode(std::span<const TokenChar> chars, size_t at,
                       size_t charset) {
  const size_t length = length_of((*chars[at].bytes)[charset]);
  if (length == 0 || at + length > chars.size()) return {};
  std::array<char, 4> bytes{};
  for (size_t i = 0; i < length; ++i) {
    const uint8_t byte = (*chars[at + i].bytes)[charset];
    if (i > 0 && !is_trail(byte)) return {};
    bytes[i] = static_cast<char>(byte);
  }
  return utf8::decode({bytes.data(), length}, 0);
}

// A stretch of a token that goes back to UTF-8 without rest.
struct Piece {
  size_t begin = 0;  // in characters
  size_t end = 0;
  std::u32string meant;
  uint32_t sequences = 0;
  uint32_t lost = 0;  // letters of which bytes are missing
  int odd = 0;
  bool is_tainted = false;  // beside a letter or sign that does not go back
};

class Pieces {
 public:
  Pieces(std::span<const TokenChar> chars, size_t charset)
      : chars_(chars), charset_(charset) {}

  std::vector<Piece> run() {
    size_t at = 0;
    while (at < chars_.size()) at = step(at);
    end_piece(at, false);
    return std::move(pieces_);
  }

 private:
  size_t step(size_t at) {
    const TokenChar& c = chars_[at];
    if (c.value < 0x80) {
      piece_.meant += c.value;
      return at + 1;
    }
    const auto point = decode(chars_, at, charset_);
    if (point.value == utf8::kIllFormed) return step_over(at);
    piece_.meant += point.value;
    ++piece_.sequences;
    piece_.odd += oddness(chars_, at, point.length, point.value);
    // One may be chance, such letters in a row are not.
    if (point.length > 2 && piece_.sequences > 1) ++piece_.odd;
    return at + point.length;
  }

  // What does not go back ends the piece; but for a letter of which bytes were
  // lost.
  size_t step_over(size_t at) {
    const TokenChar& c = chars_[at];
    if (c.value == kReplacement) {
      ++piece_.lost;
      return at + 1;
    }
    const size_t length = length_of((*c.bytes)[charset_]);
    if (length != 0) {
      size_t there = 1;
      while (there < length && at + there < chars_.size() &&
             (chars_[at + there].value == kReplacement ||
              is_trail((*chars_[at + there].bytes)[charset_]))) {
        ++there;
      }
      ++piece_.lost;
      piece_.odd += oddness_of_rest(chars_, at, there);
      return at + there;
    }
    const bool taints = (c.flags & (kPunctuation | kWhiteSpace)) == 0;
    end_piece(at, taints);
    piece_.begin = at + 1;
    piece_.is_tainted = taints;
    return at + 1;
  }

  void end_piece(size_t at, bool taints) {
    piece_.end = at;
    piece_.is_tainted = piece_.is_tainted || taints;
    if (piece_.sequences + piece_.lost > 0)
      pieces_.push_back(std::move(piece_));
    piece_ = {};
  }

  const std::span<const TokenChar> chars_;
  const size_t charset_;
  Piece piece_;
  std::vector<Piece> pieces_;
};

std::string encode(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) utf8::append(bytes, c);
  return bytes;
}

std::u32string decode_all(std::string_view bytes) {
  std::u32string text;
  for (size_t at = 0; at < bytes.size();) {
    const auto point = utf8::decode(bytes, at);
    text += point.value;
    at += point.length;
  }
  return text;
}

// What one charset makes of a token.
struct Reading {
  std::vector<Mojibake> found;
  bool is_sure = false;    // some of it is
  bool is_lossy = false;   // some of it is
  uint32_t explained = 0;  // bytes of the token
  int fit = 0;
};

bool is_better(const Reading& a, const Reading& b) {
  if (a.is_sure != b.is_sure) return a.is_sure;
  if (a.is_lossy != b.is_lossy) return b.is_lossy;
  if (a.explained != b.explained) return a.explained > b.explained;
  return a.fit > b.fit;
}

// How a token is searched: text that was misread again was most likely misread
// in the same way, or in the commonest ones.
struct Search {
  uint32_t depth = 0;
  Charset outer = Charset::windows_1252;  // where depth is not 0
  std::optional<Charset> preferred = {};  // of equal ones
  tables::CharsetSet possible = UINT16_MAX;
};

std::vector<Mojibake> find(std::string_view token, const Search& search);

// The text with what is surely mojibake in it mended; nothing where none is.
std::optional<std::string> mend_again(std::string_view text,
                                      const Search& search, uint32_t& times) {
  if (search.depth == kMostTimes) return std::nullopt;
  std::string mended;
  uint32_t done = 0;
  for (const Mojibake& found : find(text, search)) {
    if (!found.is_sure || found.is_lossy) continue;
    mended += text.substr(done, found.span.begin - done);
    mended += found.meant;
    done = found.span.end;
    times = std::max(times, found.times + 1);
  }
  if (done == 0) return std::nullopt;
  mended += text.substr(done);
  return mended;
}

// Puts a piece into a reading, if it says something.
void add_piece(const Piece& piece, std::span<const TokenChar> chars,
               uint32_t token_size, const Search& search, Reading& reading) {
  const auto place = [&](size_t at) {
    return at < chars.size() ? chars[at].begin : token_size;
  };
  Mojibake found;
  found.span = {place(piece.begin), place(piece.end)};
  found.meant = encode(piece.meant);
  found.sequences = piece.sequences;
  int odd = piece.odd;
  if (piece.lost > 0) {
    if (odd < kVeryOdd || (piece.sequences == 0 && piece.lost > 1)) return;
    if (piece.sequences > 0 && piece.lost > piece.sequences) return;
    found.meant.clear();
    found.is_sure = found.is_lossy = true;
    reading.is_sure = reading.is_lossy = true;
    reading.explained += found.span.size();
    reading.found.push_back(std::move(found));
    return;
  }
  if (piece.sequences >= 4) odd += static_cast<int>(piece.sequences) / 4;
  auto fit = plausibility(piece.meant, odd);
  uint32_t times = 1;
  if (const auto again = mend_again(found.meant, search, times)) {
    if (const auto deeper = plausibility(decode_all(*again), odd)) {
      found.meant = *again;
      found.times = times;
      fit = deeper;
    }
  }
  if (!fit) return;
  found.is_sure = odd >= kOdd;
  found.is_certain = found.is_sure && (found.sequences > 1 || *fit >= kLikely);
  reading.is_sure = reading.is_sure || found.is_sure;
  reading.explained += found.span.size();
  reading.fit += *fit;
  reading.found.push_back(std::move(found));
}

// Two readings that both make sense of all leave a doubt, unless one of them
// makes far more.
void compare(Reading& a, Reading& b) {
  if (std::abs(a.fit - b.fit) > kFarApart) return;
  if (a.is_sure != b.is_sure || a.is_lossy || b.is_lossy ||
      a.explained != b.explained || a.found.size() != b.found.size()) {
    return;
  }
  for (size_t i = 0; i < a.found.size(); ++i) {
    if (a.found[i].meant == b.found[i].meant) continue;
    a.found[i].is_certain = b.found[i].is_certain = false;
  }
}

bool is_tried(Charset charset, const Search& search) {
  if ((search.possible >> static_cast<size_t>(charset) & 1) == 0) return false;
  return search.depth == 0 || charset == search.outer ||
         charset == Charset::windows_1252 || charset == Charset::latin_1;
}

std::vector<Mojibake> find(std::string_view token, const Search& search) {
  const auto chars = read_token(token);
  std::optional<Reading> best;
  for (size_t i = 0; i < kCharsets; ++i) {
    const auto charset = static_cast<Charset>(i);
    if (!is_tried(charset, search)) continue;
    Reading reading;
    for (const Piece& piece : Pieces(chars, i).run()) {
      if (piece.is_tainted) continue;
      add_piece(piece, chars, static_cast<uint32_t>(token.size()),
                {search.depth + 1, charset}, reading);
    }
    if (reading.found.empty()) continue;
    for (Mojibake& found : reading.found) found.charset = charset;
    const bool is_preferred = search.preferred == charset;
    if (is_preferred) reading.fit += kPreference;
    if (!best) {
      best = std::move(reading);
      continue;
    }
    if (!search.preferred) compare(reading, *best);
    if (is_better(reading, *best)) best = std::move(reading);
  }
  return best ? std::move(best->found) : std::vector<Mojibake>();
}

// Charsets that read most bytes alike.
Charset family_of(Charset charset) {
  switch (charset) {
    case Charset::latin_1:
    case Charset::windows_1254:
      return Charset::windows_1252;
    case Charset::iso_8859_2:
      return Charset::windows_1250;
    default:
      return charset;
  }
}

// Characters that stand alone in what is left of mojibake.
bool is_remains(char32_t c) {
  return c == kReplacement || c == 0xC3 || c == 0xD0 || c == 0x20AC ||
         c == 0x251C || c == 0x221A || (c >= 0x80 && c < 0xA0);
}

// The charsets in which a token could be mojibake, all tried at once: those in
// which some letter is whole and none is broken. All of them where there are
// remains.
tables::CharsetSet possible_charsets(std::string_view token) {
  constexpr uint32_t kAll = (1U << kCharsets) - 1;
  uint32_t clean = kAll;
  uint32_t whole = 0;
  std::array<uint32_t, 3> due{};  // one, two and three bytes to come
  for (size_t at = 0; at < token.size() && clean != 0;) {
    const auto point = utf8::decode(token, at);
    at += point.length;
    const auto& is = tables::charset_record(
        point.value == utf8::kIllFormed ? 0 : point.value);
    if (is_remains(point.value)) return kAll;
    clean &= ~((due[0] | due[1] | due[2]) & ~uint32_t{is.trail});
    whole |= due[0] & is.trail;
    const uint32_t taken = (due[0] | due[1] | due[2]) & is.trail;
    due = {(due[1] & is.trail) | is.lead[0], (due[2] & is.trail) | is.lead[1],
           is.lead[2]};
    if (point.value < 0x80 || point.value == utf8::kIllFormed) continue;
    const uint32_t other = kAll & ~(taken | due[0] | due[1] | due[2]);
    constexpr uint32_t kParts = kPunctuation | kWhiteSpace;
    if (other != 0 && (properties(point.value).flags & kParts) == 0) {
      clean &= ~other;
    }
  }
  return static_cast<tables::CharsetSet>(clean & whole &
                                         ~(due[0] | due[1] | due[2]));
}

std::vector<Mojibake> find_in_tokens(std::string_view bytes,
                                     std::span<const Span> tokens,
                                     std::optional<Charset> preferred) {
  std::vector<Mojibake> all;
  Search search;
  search.preferred = preferred;
  for (const Span token : tokens) {
    const auto text = bytes.substr(token.begin, token.size());
    search.possible = possible_charsets(text);
    if (search.possible == 0) continue;
    for (Mojibake& found : find(text, search)) {
      found.span.begin += token.begin;
      found.span.end += token.begin;
      all.push_back(std::move(found));
    }
  }
  return all;
}

using Counts = std::array<uint32_t, kCharsets>;

Counts count_sure(std::span<const Mojibake> all) {
  Counts counts{};
  for (const Mojibake& found : all) {
    if (found.is_sure) ++counts[static_cast<size_t>(found.charset)];
  }
  return counts;
}

// Takes out what is not sure and has no sure one of its kind in its line, nor
// several in the text.
void drop_doubtful(std::string_view bytes, std::vector<Mojibake>& all) {
  constexpr uint32_t kSeveral = 3;
  Counts families{};
  for (const Mojibake& found : all) {
    if (!found.is_sure) continue;
    ++families[static_cast<size_t>(family_of(found.charset))];
  }
  std::vector<Mojibake> kept;
  for (size_t begin = 0; begin < all.size();) {
    size_t end = begin + 1;
    while (end < all.size() &&
           bytes.substr(all[end - 1].span.end,
                        all[end].span.begin - all[end - 1].span.end)
                   .find('\n') == std::string_view::npos) {
      ++end;
    }
    Counts line{};
    for (size_t i = begin; i < end; ++i) {
      if (!all[i].is_sure) continue;
      ++line[static_cast<size_t>(family_of(all[i].charset))];
    }
    for (; begin < end; ++begin) {
      const auto family = static_cast<size_t>(family_of(all[begin].charset));
      if (all[begin].is_sure || line[family] > 0 ||
          families[family] >= kSeveral) {
        kept.push_back(std::move(all[begin]));
      }
    }
  }
  all = std::move(kept);
}

}  // namespace

std::string_view name_of(Charset charset) {
  return kNames[static_cast<size_t>(charset)];
}

Span token_around(std::string_view bytes, size_t floor, size_t at, size_t end) {
  constexpr size_t kLongest = 4096;
  const size_t least = at > floor + kLongest ? at - kLongest : floor;
  while (at > least && in_token(bytes, at - 1)) --at;
  while (at < end && !is_boundary(bytes, at)) ++at;
  const size_t most = std::min(bytes.size(), end + kLongest);
  while (end < most && in_token(bytes, end)) ++end;
  // Not between two that may be one letter.
  while (end < std::min(bytes.size(), most + kLongest) &&
         static_cast<unsigned char>(bytes[end]) >= 0x80) {
    ++end;
  }
  while (end < bytes.size() && !is_boundary(bytes, end)) ++end;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
}

std::vector<Mojibake> find_mojibake(std::string_view bytes,
                                    std::span<const Span> tokens) {
  if (tokens.empty()) return {};
  auto all = find_in_tokens(bytes, tokens, std::nullopt);
  const Counts counts = count_sure(all);
  const auto most = std::ranges::max_element(counts);
  if (*most > 0 && *most < all.size()) {
    all = find_in_tokens(bytes, tokens,
                         static_cast<Charset>(most - counts.begin()));
  }
  drop_doubtful(bytes, all);
  return all;
}

}  // namespace listlint::unicode
