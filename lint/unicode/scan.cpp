#include "lint/unicode/scan.h"

#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "lint/unicode/mojibake.h"
#include "lint/unicode/normalize.h"
#include "lint/unicode/tables.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kEuro = 0x20AC;            // in the "â€" of all quotes
constexpr char32_t kTornCapital = 0x00C3;     // the "Ã" of most Latin letters
constexpr char32_t kZeroWidthSpace = 0x200B;  // goes between words
constexpr char32_t kDotAbove = 0x307;
constexpr uint32_t kMostOnLetter = 4;                    // marks
constexpr std::string_view kSeparators = " \t\n\",|([";  // no mark goes behind

bool is_spacing_accent(char32_t c) { return c == 0xB4 || c == 0x2032; }

// Why a code point is notable, other than for its normal form.
constexpr uint32_t kLookAt =
    kControl | kIgnorable | kBidiControl | kSpaceSeparator | kUnassigned |
    kCompatibilityForm | kPrivateUse | kNoncharacter | kDeprecated;

// What a letter or mark is suspected by, together with what stands before it.
constexpr uint32_t kWary =
    kLookAt | kMaybeNotNfc | kMark | kUppercase | kTrailByte;

// A byte that some rule looks at: not ASCII, or a control character other than
// tab, line feed, and carriage return before line feed.
bool is_odd(std::string_view bytes, size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (byte >= 0x7F) return true;
  if (byte >= 0x20 || byte == '\t' || byte == '\n') return false;
  return byte != '\r' || at + 1 == bytes.size() || bytes[at + 1] != '\n';
}

// The bits of the odd bytes among the next kWide, the first byte lowest, right
// up to the first one; a carriage return in the last place counts as odd, for
// its successor is not seen.
#ifdef __SSE2__
constexpr size_t kWide = 16;
constexpr size_t kBitsPerByte = 1;

uint64_t odd_bits(const char* from) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const auto equal = [&](char byte) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
  };
  // Bytes that are not ASCII are negative.
  const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
  const __m128i feed = equal('\n');
  const __m128i plain = _mm_or_si128(feed, equal('\t'));
  const __m128i odd = _mm_or_si128(_mm_andnot_si128(plain, low), equal('\x7F'));
  const auto bits = static_cast<uint32_t>(_mm_movemask_epi8(odd));
  if (bits == 0) return 0;
  const auto returns = static_cast<uint32_t>(_mm_movemask_epi8(equal('\r')));
  const auto feeds = static_cast<uint32_t>(_mm_movemask_epi8(feed));
  return bits & ~(returns & feeds >> 1);
}
#else
constexpr size_t kWide = 8;
constexpr size_t kBitsPerByte = 8;

constexpr uint64_t each_byte(uint64_t byte) {
  return byte * 0x0101010101010101ULL;
}

// The sums cannot carry from byte to byte before a byte that is not ASCII.
uint64_t odd_bits(const char* from) {
  uint64_t word = 0;
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::big) {
    word = __builtin_bswap64(word);
  }
  constexpr uint64_t kTop = each_byte(0x80);
  const auto equal = [&](uint64_t byte) {
    return ~((word ^ each_byte(byte)) + each_byte(0x7F));
  };
  const uint64_t control = ~(word + each_byte(0x60));
  const uint64_t del = word + each_byte(0x01);
  const uint64_t feed = equal('\n') & kTop;
  const uint64_t plain = feed | equal('\t') | (equal('\r') & feed >> 8);
  return (word | del | (control & ~plain)) & kTop;
}
#endif

// The first odd byte from `at` on, or the end.
size_t skip_plain(std::string_view bytes, size_t at) {
  while (at + kWide <= bytes.size()) {
    const uint64_t odd = odd_bits(bytes.data() + at);
    if (odd == 0) {
      at += kWide;
      continue;
    }
    at += static_cast<size_t>(std::countr_zero(odd)) / kBitsPerByte;
    if (is_odd(bytes, at)) return at;
    ++at;  // the carriage return of a line end
  }
  while (at < bytes.size() && !is_odd(bytes, at)) ++at;
  return at;
}

bool is_ascii_letter(unsigned char byte) {
  return (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
}

bool is_ascii_word(unsigned char byte) {
  return is_ascii_letter(byte) || (byte >= '0' && byte <= '9');
}

// A code point of two or three bytes; others, and ill-formed ones, have length
// 0. `from` must have three bytes.
utf8::CodePoint decode_short(const char* from) {
  const auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(from[i]));
  };
  const uint32_t lead = byte(0);
  const uint32_t second = byte(1) ^ 0x80;
  if (second >= 0x40) return {0, 0};
  if (lead < 0xE0) {
    if (lead < 0xC2) return {0, 0};
    return {(lead & 0x1F) << 6 | second, 2};
  }
  const uint32_t third = byte(2) ^ 0x80;
  if (lead >= 0xF0 || third >= 0x40) return {0, 0};
  const uint32_t value = (lead & 0x0F) << 12 | second << 6 | third;
  const bool ill_formed = value < 0x800 || (value & 0xF800) == 0xD800;
  return {value, ill_formed ? 0U : 3U};
}

// UAX 31 table 5, without what is_spaceless().
bool is_recommended(Script script) {
  switch (script) {
    case Script::arabic:
    case Script::armenian:
    case Script::bengali:
    case Script::cyrillic:
    case Script::devanagari:
    case Script::ethiopic:
    case Script::georgian:
    case Script::greek:
    case Script::gujarati:
    case Script::gurmukhi:
    case Script::hebrew:
    case Script::kannada:
    case Script::khmer:
    case Script::lao:
    case Script::latin:
    case Script::malayalam:
    case Script::myanmar:
    case Script::oriya:
    case Script::sinhala:
    case Script::tamil:
    case Script::telugu:
    case Script::thaana:
    case Script::thai:
    case Script::tibetan:
      return true;
    default:
      return false;
  }
}

bool goes_with_latin(Script script) {
  return is_recommended(script) && script != Script::cyrillic &&
         script != Script::greek;
}

// The scripts of a word: the first two that differ are all that matters, since
// no three go together.
class Scripts {
 public:
  void add(const Properties& properties) {
    const Script script = properties.script;
    if (script == Script::common || script == Script::inherited) return;
    if (script == first_ || script == second_) return;
    if ((properties.flags & kManyScripts) != 0) return;
    add_new(script);
  }
  void add_latin() {
    if (first_ != Script::latin && second_ != Script::latin) {
      add_new(Script::latin);
    }
  }
  // The one script of all letters so far; 0 where there is none, or another.
  uint8_t only() const {
    return count_ == 1 ? static_cast<uint8_t>(first_) : uint8_t{0};
  }
  bool clash() const {
    if (count_ < 2) return false;
    if (count_ > 2) return true;
    if (first_ == Script::latin) return !goes_with_latin(second_);
    return second_ != Script::latin || !goes_with_latin(first_);
  }

 private:
  void add_new(Script script) {
    (count_ == 0 ? first_ : second_) = script;
    ++count_;
  }

  Script first_ = Script::common;
  Script second_ = Script::common;
  uint32_t count_ = 0;
};

class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  Scan run() {
    size_t at = 0;
    while (true) {
      if (at == bytes_.size()) break;
      if (!in_word_ && byte_at(at) < 0x80) {
        at = skip_plain(bytes_, at);
        if (at == bytes_.size()) break;
      }
      const unsigned char byte = byte_at(at);
      if (byte < 0x80) {
        at = step_ascii(at, byte);
      } else {
        at = skip_letters(step_other(at));
      }
    }
    end_word();
    for (const Mojibake& found : find_mojibake(bytes_, tokens_)) {
      scan_.misread.push_back(found.span);
    }
    return std::move(scan_);
  }

 private:
  unsigned char byte_at(size_t at) const {
    return static_cast<unsigned char>(bytes_[at]);
  }
  static Span span(size_t begin, size_t end) {
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  // In a word, or at a control character.
  size_t step_ascii(size_t at, unsigned char byte) {
    if (in_word_ && is_ascii_word(byte)) {
      if (is_ascii_letter(byte)) scripts_.add_latin();
      word_end_ = at + 1;
      return at + 1;
    }
    end_word();
    if (is_odd(bytes_, at)) {
      scan_.notables.push_back({span(at, at + 1), byte});
    }
    return at + 1;
  }

  // The letters right after a code point that is not ASCII which have nothing
  // to look at: of the script of the word, or outside words.
  size_t skip_letters(size_t at) {
    if (last_end_ != at) return at;
    const uint8_t word = in_word_ ? scripts_.only() : kSpaceless;
    if (word == 0) return at;
    const size_t start = at;
    const char* const bytes = bytes_.data();
    const Properties* last = last_;
    char32_t value = last_value_;
    uint32_t seen = 0;
    while (at + 3 <= bytes_.size()) {
      const auto point = decode_short(bytes + at);
      if (point.length == 0) break;
      const Properties& properties = tables::properties(point.value);
      if (properties.word != word) break;
      if ((properties.flags & kWary) != 0 &&
          (point.value == value || !is_plain_after(*last, properties))) {
        break;
      }
      seen |= properties.flags;
      last = &properties;
      value = point.value;
      at += point.length;
    }
    if (at == start) return at;
    scan_.seen |= seen;
    last_ = last;
    last_value_ = value;
    last_end_ = at;
    due_ = due_after(last->flags);
    if (in_word_) word_end_ = at;
    return at;
  }

  // All that step_other() would note of a letter by what stands before it has
  // to be refused here.
  static bool is_plain_after(const Properties& last, const Properties& next) {
    constexpr uint32_t kBytes = kTrailByte | kLeadByte | kLongLeadByte;
    const uint32_t flags = next.flags;
    if ((flags & kLookAt) != 0) return false;
    if ((flags & kTrailByte) != 0 && (last.flags & kBytes) != 0) return false;
    if ((flags & kUppercase) != 0 && (last.flags & kLowercase) != 0) {
      return false;
    }
    return (flags & kMaybeNotNfc) == 0 || stays_nfc(last, next);
  }

  // Whether a mark right after another code point, all fine before it, plainly
  // keeps normal form C.
  static bool stays_nfc(const Properties& last, const Properties& next) {
    if ((next.flags & kNeverNfc) != 0) return false;
    if (last.composes_on) return (next.flags & kComposes) == 0;
    // A mark composes past others, with what stands before them.
    if ((next.flags & kComposes) != 0 && next.combining_class != 0) {
      return (last.flags & kMaybeNotNfc) == 0;
    }
    return last.combining_class <= next.combining_class;
  }

  size_t step_other(size_t at) {
    const auto point = utf8::decode(bytes_, at);
    const size_t end = at + point.length;
    if (point.value == utf8::kIllFormed) {
      end_word();
      add_ill_formed(at);
      return end;
    }
    const auto& properties = tables::properties(point.value);
    const uint32_t flags = properties.flags;
    scan_.seen |= flags;
    if ((flags & kNotable) != 0) look_at(point, properties, at);
    suspect_misread(point.value, flags, at, end);
    suspect_odd(point, properties, at);
    last_ = &properties;
    last_value_ = point.value;
    last_end_ = end;
    if ((flags & (kLetter | kMark | kDigit)) != 0) {
      if (is_spaceless(properties.script)) {
        end_word();
      } else {
        add_to_word(properties, at, end);
      }
    } else if ((flags & kIgnorable) == 0 || point.value == kZeroWidthSpace) {
      end_word();
    } else if (!in_word_ && at != 0 && is_ascii_word(byte_at(at - 1))) {
      begin_word(at);
      word_end_ = at;
    }
    return end;
  }

  // How many later bytes of a letter may follow: bit 0 for one, bit 1 for two.
  static uint32_t due_after(uint32_t flags) {
    return (flags / kLeadByte & 1) | (flags / kLongLeadByte & 1) << 1;
  }

  // Notes a token that may be mojibake: one with a character that could be the
  // first byte of a letter and right behind it as many as that takes that could
  // be later ones; or with what is left of such.
  // A token too many does no harm, so ASCII between is seen only in the end.
  void suspect_misread(char32_t code_point, uint32_t flags, size_t at,
                       size_t end) {
    const uint32_t trail = flags / kTrailByte & 1;
    const uint32_t before = due_;
    due_ = (before >> 1 & (0 - trail)) | due_after(flags);
    if ((before & trail) != 0 && last_end_ == at) {
      add_token(at, end);
    } else if (code_point == kTornCapital || code_point == kEuro ||
               code_point == kReplacement) {
      look_for_remains(code_point, before, at, end);
    }
  }

  // What is left of mojibake that lost some of its bytes.
  void look_for_remains(char32_t code_point, uint32_t due, size_t at,
                        size_t end) {
    const bool follows = last_end_ == at && due != 0;
    const bool tears = code_point == kTornCapital && at > 0 &&
                       is_ascii_letter(byte_at(at - 1));
    if (code_point == kReplacement ? follows
                                   : (follows || tears) && !goes_on(end)) {
      add_token(at, end);
    }
  }

  bool goes_on(size_t end) const {
    return end < bytes_.size() && byte_at(end) >= 0x80;
  }

  void add_token(size_t at, size_t end) {
    if (at < tokens_end_) return;
    tokens_.push_back(token_around(bytes_, tokens_end_, at, end));
    tokens_end_ = tokens_.back().end;
  }

  // Notes what is plain text but odd where it stands (Scan::suspects).
  void suspect_odd(utf8::CodePoint point, const Properties& properties,
                   size_t at) {
    const uint32_t flags = properties.flags;
    bool odd = false;
    if ((flags & kMark) != 0) {
      odd = is_odd_mark(point.value, properties, at);
    } else if ((flags & kDigit) != 0) {
      odd = is_odd_digit(point, at);
    } else if ((flags & kUppercase) != 0) {
      const unsigned char before = at == 0 ? 0 : byte_at(at - 1);
      odd = last_end_ == at && at != 0 ? (last_->flags & kLowercase) != 0
                                       : before >= 'a' && before <= 'z';
    } else {
      odd = is_spacing_accent(point.value);
    }
    if (odd) {
      scan_.suspects.push_back({span(at, at + point.length), point.value});
    }
  }

  bool is_odd_mark(char32_t value, const Properties& properties, size_t at) {
    if ((properties.flags & kIgnorable) != 0) return false;
    if (last_end_ != at || at == 0) {
      marks_ = 1;
      if (at == 0) return true;
      const unsigned char before = byte_at(at - 1);
      if (value == kDotAbove && (before == 'i' || before == 'j')) return true;
      return kSeparators.find(static_cast<char>(before)) != kSeparators.npos;
    }
    const bool stacks =
        (last_->flags & kMark) != 0 && last_->script == Script::inherited;
    marks_ = stacks ? marks_ + 1 : 1;
    if (value == last_value_) return true;
    return marks_ == kMostOnLetter + 1 &&
           properties.script == Script::inherited;
  }

  bool is_odd_digit(utf8::CodePoint point, size_t at) const {
    const auto is_ascii_digit = [&](size_t i) {
      return i < bytes_.size() && bytes_[i] >= '0' && bytes_[i] <= '9';
    };
    if (at > 0 && is_ascii_digit(at - 1)) return true;
    if (is_ascii_digit(at + point.length)) return true;
    if (last_end_ != at || at == 0 || (last_->flags & kDigit) == 0) {
      return false;
    }
    return point.value > last_value_ ? point.value - last_value_ > 9
                                     : last_value_ - point.value > 9;
  }

  void look_at(utf8::CodePoint point, const Properties& properties, size_t at) {
    const uint32_t flags = properties.flags;
    if ((flags & kMaybeNotNfc) == 0 || (flags & kLookAt) != 0) {
      scan_.notables.push_back({span(at, at + point.length), point.value});
    }
    if ((flags & kMaybeNotNfc) == 0 || at < checked_) return;
    if (last_end_ == at && at != 0 && stays_nfc(*last_, properties)) return;
    check_nfc(at, (flags & (kReorders | kComposes)) == 0);
  }

  void check_nfc(size_t at, bool is_starter) {
    // Back over the marks that were fine so far.
    size_t first = at;
    size_t base = at;
    while (base > checked_ && !is_starter) {
      const auto before = utf8::decode_before(bytes_, base);
      if (before.value == utf8::kIllFormed || before.value < ' ') break;
      base -= before.length;
      const uint32_t flags = tables::properties(before.value).flags;
      if ((flags & (kReorders | kComposes)) == 0) break;
      first = base;
    }
    const MarkRun run = check_marks(bytes_, base, first);
    checked_ = run.end;
    if (!run.not_nfc) return;
    auto& runs = scan_.not_nfc;
    if (!runs.empty() && runs.back().end == run.begin) {
      runs.back().end = static_cast<uint32_t>(run.end);
    } else {
      runs.push_back(span(run.begin, run.end));
    }
  }

  void add_ill_formed(size_t at) {
    auto& all = scan_.notables;
    if (!all.empty() && all.back().code_point == utf8::kIllFormed &&
        all.back().span.end == at) {
      ++all.back().span.end;
    } else {
      all.push_back({span(at, at + 1), utf8::kIllFormed});
    }
  }

  void add_to_word(const Properties& properties, size_t at, size_t end) {
    if (!in_word_) begin_word(at);
    scripts_.add(properties);
    word_end_ = end;
  }

  // Takes in the ASCII letters that were skipped right before `at`.
  void begin_word(size_t at) {
    in_word_ = true;
    scripts_ = {};
    word_begin_ = at;
    while (word_begin_ > floor_ && is_ascii_word(byte_at(word_begin_ - 1))) {
      --word_begin_;
      if (is_ascii_letter(byte_at(word_begin_))) scripts_.add_latin();
    }
  }

  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    floor_ = word_end_;
    if (scripts_.clash()) {
      scan_.mixed_words.push_back(span(word_begin_, word_end_));
    }
  }

  const std::string_view bytes_;
  Scan scan_;

  bool in_word_ = false;
  size_t word_begin_ = 0;
  size_t word_end_ = 0;
  size_t floor_ = 0;  // the end of the last word
  Scripts scripts_;

  uint32_t due_ = 0;          // later bytes that would complete a letter
  std::vector<Span> tokens_;  // may be mojibake
  size_t tokens_end_ = 0;     // of the last one

  const Properties* last_ = nullptr;  // of the last one that is not ASCII
  char32_t last_value_ = 0;
  size_t last_end_ = 0;
  uint32_t marks_ = 0;  // in a row, up to there
  size_t checked_ = 0;  // where the last run of marks ended
};

}  // namespace

Scan scan(std::string_view bytes) { return Scanner(bytes).run(); }

}  // namespace listlint::unicode
