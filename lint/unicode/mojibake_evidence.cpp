#include "lint/unicode/mojibake_evidence.h"

#include <algorithm>

namespace listlint::unicode {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

bool is_ascii_letter(char32_t c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// Signs that Unicode counts among the letters.
bool is_sign(char32_t c) { return is_one_of(c, U"\u0192\u00AA\u00BA\u00B5ˆˇ"); }

bool is_letter(const TokenChar& c) {
  return (c.flags & kLetter) != 0 && !is_sign(c.value);
}

// Stand right behind a letter, and before one, in ordinary text.
constexpr std::u32string_view kBetweenLetters =
    U"\u2018\u2019\u2013\u2014"
    U"\u00A0\u00AD\u00B7";
// Stand behind the last letter of a word in ordinary text.
constexpr std::u32string_view kBehindWord =
    U"\u2018\u2019\u201A\u201C\u201D\u201E\u2013\u2014\u2026\u00A0\u00AB\u00BB"
    U"\u00AD\u00B7\u2039\u203A\u0384";
// Stand there now and then: units, footnotes, trade marks.
constexpr std::u32string_view kNotation =
    U"\u00A9\u00AE\u2122\u00B0\u00B1\u00B2\u00B3\u00B9\u00AA\u00BA\u2020\u2021"
    U"\u2022\u20AC\u00A3\u00A5\u00A2\u00B4\u00A7";

// Punctuation and signs that nothing but a program spells in three characters.
constexpr std::u32string_view kCurly =
    U"\u200B\u2010\u2011\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E\u2020"
    U"\u2021\u2022\u2026\u2030\u2032\u2033\u2039\u203A\u20AC\u2122\uFEFF";

uint32_t small(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) ? c | 0x20 : 0;
  return c;
}

// Small forms of the letters in the table of pairs, as far as they differ by a
// constant or by one: Latin, Greek and Cyrillic up to U+1EFF.
char32_t small_form(char32_t c) {
  if (c < 0x80) return small(c);
  if ((properties(c).flags & kLetter) == 0) return 0;
  if ((properties(c).flags & kUppercase) == 0) return c;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c >= 0xC0 && c <= 0xDE) return c + 0x20;
  if (c >= 0x391 && c <= 0x3AB) return c + 0x20;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 0x3F;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c + 1;
}

// 0 where the two letters never meet in names.
int weight_of(char32_t first, char32_t second) {
  const uint32_t key = uint32_t{first} << 16 | uint32_t{second};
  const std::span pairs(tables::kPairs, tables::kPairsCount);
  const auto found = std::ranges::lower_bound(pairs, key);
  if (found == pairs.end() || *found != key) return 0;
  return tables::kPairWeights[found - pairs.begin()];
}

int weight_of(char32_t letter) {
  return letter > 0xFFFF ? 0 : weight_of(letter, tables::kAnyLetter);
}

bool meet_in_names(char32_t first, char32_t second) {
  return weight_of(small_form(first), small_form(second)) != 0;
}

bool is_common(char32_t c) {
  const std::span ranges(tables::kCommonRanges, tables::kCommonRangesCount);
  const auto above =
      std::ranges::upper_bound(ranges, c, {}, &tables::CommonRange::first);
  return above != ranges.begin() && c <= (above - 1)->last;
}

// Letters that only stand for others, and with which transliterations are
// written.
bool is_modifier(char32_t c) {
  return (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8;
}

bool is_real_script(Script script) {
  return script != Script::common && script != Script::inherited;
}

// What is odd about the first of the characters beside the one before it.
int lead_oddness(const TokenChar& before, const TokenChar& lead,
                 const TokenChar& next) {
  const bool after_letter = is_letter(before) || (before.flags & kDigit) != 0;
  if (!is_letter(lead)) {
    if (is_one_of(lead.value, U"\u00AB\u00BB")) return after_letter ? 2 : 0;
    if (is_one_of(lead.value, kBehindWord)) return after_letter ? 1 : 0;
    return after_letter || is_letter(next) ? 2 : 0;
  }
  int odd = 0;
  if ((before.flags & kLowercase) != 0 && (lead.flags & kUppercase) != 0) {
    odd += 2;
  }
  if (is_letter(before) && before.script != lead.script) odd += 2;
  return odd;
}

// Capitals that most Latin letters begin with when torn in two, and that stand
// before no such letter in any language.
bool is_torn(const TokenChar& first, const TokenChar& second) {
  if (is_one_of(first.value, U"\u00C3\u00C4\u00C5\u0139")) return true;
  const bool is_romanian = (second.value | 1) == 0x15F;  // Ş, ş
  return first.value == 0x102 && !is_romanian;           // Ă
}

// What is odd about another of them, beside its neighbours.
int trail_oddness(const TokenChar& before, const TokenChar& trail,
                  const TokenChar* after) {
  if ((trail.flags & kControl) != 0) return 3;
  if (is_letter(trail)) {
    const bool mixes =
        after != nullptr && is_letter(*after) && after->script != trail.script;
    const int odd = mixes ? 2 : 0;
    if (!is_letter(before) || meet_in_names(before.value, trail.value)) {
      return odd;
    }
    return odd + (before.script != trail.script || is_torn(before, trail)) + 1;
  }
  if (after != nullptr && is_letter(*after)) {
    return is_one_of(trail.value, kBetweenLetters) ? 0 : 2;
  }
  if (is_one_of(trail.value, kBehindWord)) return 0;
  return is_one_of(trail.value, kNotation) ? 1 : 2;
}

// A capital and a space or hyphen that does not break: "Å ibenik", "SÅ­ed". It
// may be a word of one letter.
int gap_oddness(std::span<const TokenChar> found, const TokenChar& before,
                const TokenChar& after, char32_t meant) {
  const TokenChar& gap = found.back();
  if (found.size() != 2 || (gap.value != 0xA0 && gap.value != 0xAD)) return 0;
  if ((found[0].flags & kUppercase) == 0 || (after.flags & kLowercase) == 0 ||
      after.script != found[0].script) {
    return 0;
  }
  if (gap.value == 0xAD) return 2;
  if (is_letter(before)) return 1;
  return meet_in_names(meant, after.value) ? 2 : 1;
}

}  // namespace

int oddness(std::span<const TokenChar> token, size_t begin, size_t length,
            char32_t meant) {
  static constexpr TokenChar kEdge = {};
  const TokenChar& before = begin == 0 ? kEdge : token[begin - 1];
  int odd = lead_oddness(before, token[begin], token[begin + 1]);
  for (size_t i = begin + 1; i < begin + length; ++i) {
    const TokenChar* after = i + 1 < token.size() ? &token[i + 1] : nullptr;
    odd += trail_oddness(token[i - 1], token[i], after);
  }
  if (is_one_of(meant, kCurly)) odd += 3;
  if (meant >= 0xC0) {
    odd += gap_oddness(
        token.subspan(begin, length), before,
        begin + length < token.size() ? token[begin + length] : kEdge, meant);
  } else if (is_letter(token[begin + 1])) {
    return 0;  // a sign in a word of letters
  } else if (is_letter(token[begin]) && (before.flags & kUppercase) == 0 &&
             meant != 0xBB && meant != 0xA0) {
    ++odd;  // a letter, and a sign that would do alone: "Â£"
  }
  return odd;
}

int oddness_of_rest(std::span<const TokenChar> token, size_t begin,
                    size_t length) {
  static constexpr TokenChar kEdge = {};
  const TokenChar& lead = token[begin];
  const TokenChar& before = begin == 0 ? kEdge : token[begin - 1];
  // "â€", of all quotes, dashes and dots, and "Ã" of half the Latin letters.
  if (length > 1 && token[begin + 1].value == 0x20AC) return kVeryOdd;
  int odd = lead_oddness(before, lead,
                         begin + 1 < token.size() ? token[begin + 1] : kEdge);
  if (odd > 0 && is_one_of(lead.value, U"\u00C3\u251C\u221A")) odd += 2;
  return odd;
}

namespace {

// Reads a text once and tells how it fares.
class Judge {
 public:
  Judge(std::u32string_view text, int oddness)
      : text_(text), oddness_(oddness) {}

  std::optional<int> run() {
    for (size_t i = 0; i < text_.size(); ++i) {
      if (!add(i)) return std::nullopt;
    }
    if (rare_ > 0 && oddness_ < kVeryOdd) return std::nullopt;
    if (rare_ * 2 > judged_ && oddness_ < 3 * judged_) return std::nullopt;
    return judged_ == 0 ? 0 : sum_ / judged_;
  }

 private:
  char32_t at(size_t i) const { return i < text_.size() ? text_[i] : 0; }
  uint32_t flags(size_t i) const {
    return i < text_.size() ? properties(text_[i]).flags : 0;
  }

  bool add(size_t i) {
    const char32_t c = text_[i];
    const auto& is = properties(c);
    constexpr uint32_t kNever =
        kUnassigned | kControl | kPrivateUse | kNoncharacter | kSpaceSeparator;
    if (c >= 0x80 && (is.flags & kNever) != 0 && c != 0xA0 && c != 0x202F &&
        c != 0x3000) {
      return false;
    }
    if (c == 0xFFFD) return false;
    const bool in_word = (is.flags & (kLetter | kMark | kDigit)) != 0;
    if (!in_word) {
      if (c != 0x200C && c != 0x200D) scripts_[0] = scripts_[1] = kNone;
    } else if (!add_script(is)) {
      return false;
    }
    if (c < 0x80) return true;
    ++judged_;
    if ((is.flags & kLetter) != 0) return add_letter(i, is);
    if ((is.flags & kMark) != 0) return add_mark(i, is);
    return add_sign(c, is);
  }

  // One script a word; Latin beside Chinese, Japanese or Korean only where
  // what stands in the document cannot be text.
  bool add_script(const Properties& is) {
    if (!is_real_script(is.script) || (is.flags & kManyScripts) != 0) {
      return true;
    }
    if (is.script == scripts_[0] || is.script == scripts_[1]) return true;
    if (scripts_[0] == kNone) {
      scripts_[0] = is.script;
      return true;
    }
    if (scripts_[1] != kNone && !is_east_asian(is.script)) return false;
    if (!is_east_asian(is.script) && !is_east_asian(scripts_[0])) return false;
    if ((is.script == Script::latin || scripts_[0] == Script::latin) &&
        oddness_ < kVeryOdd) {
      return false;
    }
    scripts_[1] = is.script;
    return true;
  }

  static bool is_east_asian(Script script) {
    return script == Script::han || script == Script::hiragana ||
           script == Script::katakana || script == Script::hangul ||
           script == Script::bopomofo;
  }

  static bool has_case(Script script) {
    return script == Script::latin || script == Script::greek ||
           script == Script::cyrillic;
  }

  bool add_letter(size_t i, const Properties& is) {
    if (has_case(is.script) && clashes(i, is.flags)) return false;
    const char32_t own = small_form(text_[i]);
    if (is_east_asian(is.script)) {
      sum_ += weight_of(own);
    } else {
      const int before = weight_of(i == 0 ? 0 : small_form(at(i - 1)), own);
      const int after = weight_of(own, small_form(at(i + 1)));
      sum_ += before + after - weight_of(own) / 2;
    }
    if ((is.flags & kUppercase) != 0 && (flags(i + 1) & kLowercase) != 0) {
      // As a word begins; not as "MÜnchen".
      const bool inside = i > 0 && (flags(i - 1) & kUppercase) != 0;
      sum_ += inside ? -40 : i == 0 ? 6 : 0;
    }
    if (is_common(text_[i])) {
      sum_ += 20;
    } else if ((text_[i] < 0x1E00 || text_[i] > 0x1EFF) &&
               !is_modifier(text_[i])) {
      ++rare_;
      sum_ -= 20;
    }
    return true;
  }

  // A capital inside a word of small letters, or the other way round.
  bool clashes(size_t i, uint32_t own) const {
    const uint32_t before = i == 0 ? 0 : flags(i - 1);
    const uint32_t after = flags(i + 1);
    if ((own & kUppercase) != 0) return (before & kLowercase) != 0;
    if ((own & kLowercase) == 0) return false;
    if ((after & kUppercase) != 0) return true;
    return (before & kUppercase) != 0 && i >= 2 &&
           (flags(i - 2) & kUppercase) != 0;
  }

  // A mark follows a letter of its own script.
  bool add_mark(size_t i, const Properties& is) {
    if (i == 0) return false;
    const auto& base = properties(text_[i - 1]);
    if ((base.flags & (kLetter | kMark | kIgnorable)) == 0) {
      return is.script == Script::inherited && (base.flags & kEmoji) != 0;
    }
    if (is.script == Script::inherited) {
      if (!has_case(base.script) && base.script != Script::inherited) {
        return (is.flags & kManyScripts) != 0 || text_[i] >= 0xFE00;
      }
      sum_ -= 30;
      return true;
    }
    sum_ += is_common(text_[i]) ? 20 : -20;
    return true;
  }

  bool add_sign(char32_t c, const Properties& is) {
    if ((is.flags & (kPunctuation | kEmoji | kDigit | kIgnorable)) != 0 ||
        c < 0xC0 || is_common(c)) {
      sum_ += 10;
      return true;
    }
    // Currency, arrows, mathematics, boxes, dingbats, East Asian signs.
    const bool is_known = (c >= 0x2000 && c < 0x2C00) ||
                          (c >= 0x3000 && c < 0x3400) ||
                          (c >= 0xFF00 && c < 0xFFF0) || c >= 0x1F000;
    return is_known && oddness_ >= kOdd;
  }

  static constexpr Script kNone = Script::common;

  const std::u32string_view text_;
  const int oddness_;
  Script scripts_[2] = {kNone, kNone};  // of the word
  int judged_ = 0;
  int rare_ = 0;
  int sum_ = 0;
};

}  // namespace

std::optional<int> plausibility(std::u32string_view text, int oddness) {
  return Judge(text, oddness).run();
}

}  // namespace listlint::unicode
