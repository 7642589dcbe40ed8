// The scan against a slow reference that asks ICU about everything: each code
// point there is, alone and between all kinds of neighbours.
#include <array>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <utility>
#include <vector>

#include "lint/unicode/code_point.h"
#include "lint/unicode/normalize.h"
#include "lint/unicode/scan.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

// What stands left and right of a code point: letters of many scripts, one of
// two and of three bytes, digits, marks that compose and marks that do not,
// what begins a pair, invisible characters, and separators.
constexpr char32_t kNeighbours[] = {
    U'e',   U'é',   U'я',   U'ω',   U'ا',   U'ש',    U'न',   U'ក',
    U'中',  U'ア',  0xAC00, 0x1100, 0x1161, 0x11A8,  0x30FC, U'7',
    0x0663, 0x0301, 0x0323, 0x094D, 0x09BE, 0x13A3,  0x1820, 0x200D,
    0x200B, U' ',   U',',   0x2019, 0x0951, 0x1F44D,
};

using Scripts = std::vector<UScriptCode>;

Scripts scripts_of(char32_t c) {
  std::array<UScriptCode, 64> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count = uscript_getScriptExtensions(
      static_cast<UChar32>(c), scripts.data(), 64, &status);
  return {scripts.begin(), scripts.begin() + count};
}

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool has(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

enum class Role { word, spaceless, unseen, other };

Role role_of(char32_t c) {
  constexpr uint32_t kWord = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  if ((U_GET_GC_MASK(static_cast<UChar32>(c)) & kWord) == 0) {
    const bool unseen = has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    return unseen && c != 0x200B ? Role::unseen : Role::other;
  }
  switch (script_of(c)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return Role::spaceless;
    default:
      return Role::word;
  }
}

bool is_odd(char32_t c) {
  const uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((mask & (U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK)) != 0) return true;
  if ((mask & U_GC_ZS_MASK) != 0) return c != ' ';
  if (c == 0xFFFD || c == 0x2028 || c == 0x2029) return true;
  // Which letters are another form of others is curated, not ICU's.
  return has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         has(c, UCHAR_BIDI_CONTROL) || has(c, UCHAR_DEPRECATED) ||
         (properties(c).flags & kCompatibilityForm) != 0;
}

// ICU's normalizer and its checker of words.
class Icu {
 public:
  Icu() : checker_(uspoof_open(&status_), uspoof_close) {
    uspoof_setRestrictionLevel(checker_.get(), USPOOF_MODERATELY_RESTRICTIVE);
    uspoof_setChecks(checker_.get(), USPOOF_RESTRICTION_LEVEL, &status_);
    nfc_ = icu::Normalizer2::getNFCInstance(status_);
  }

  bool is_nfc(std::string_view text) {
    const icu::StringPiece piece(text.data(),
                                 static_cast<int32_t>(text.size()));
    return nfc_->isNormalizedUTF8(piece, status_) != 0;
  }

  std::string to_nfc(std::string_view text) {
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    const icu::StringPiece piece(text.data(),
                                 static_cast<int32_t>(text.size()));
    nfc_->normalizeUTF8(0, piece, sink, nullptr, status_);
    return normal;
  }

  // UTS 39, level 4. Code points of several scripts, and marks that take that
  // of their letter, go with any. ICU asks those beside Latin only whether they
  // are Cyrillic, Greek or Cherokee.
  bool is_mixed(std::u32string_view word) {
    std::string text;
    bool latin = false;
    bool uncommon = false;
    for (const char32_t c : word) {
      const auto script = script_of(c);
      if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
      if (scripts_of(c).size() > 1) continue;
      utf8::append(text, c);
      latin = latin || script == USCRIPT_LATIN;
      uncommon =
          uncommon || uscript_getUsage(script) != USCRIPT_USAGE_RECOMMENDED;
    }
    const int32_t result =
        uspoof_check2UTF8(checker_.get(), text.data(),
                          static_cast<int32_t>(text.size()), nullptr, &status_);
    return (result & USPOOF_RESTRICTION_LEVEL) != 0 || (latin && uncommon);
  }

  bool failed() const { return U_FAILURE(status_); }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker_;
  const icu::Normalizer2* nfc_ = nullptr;
};

std::vector<Span> mixed_words(Icu& icu, std::string_view text) {
  std::vector<Span> words;
  std::u32string word;
  Span span;
  const auto end_word = [&] {
    if (!word.empty() && icu.is_mixed(word)) words.push_back(span);
    word.clear();
  };
  for (uint32_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    const auto role = role_of(point.value);
    if (role == Role::word) {
      if (word.empty()) span.begin = at;
      word += point.value;
      span.end = at + point.length;
    } else if (role != Role::unseen) {
      end_word();
    }
    at += point.length;
  }
  end_word();
  return words;
}

// The text that one code point is looked at in.
struct Scene {
  std::string text;
  std::vector<Span> lines;
  std::vector<Notable> odd;        // in order
  std::vector<uint32_t> places;    // where the code point stands
  std::vector<size_t> odd_places;  // those of `odd` that are the code point
};

Scene scene_of(char32_t c) {
  Scene scene;
  const auto size = [&] { return static_cast<uint32_t>(scene.text.size()); };
  const auto add = [&](char32_t point, bool is_it) {
    const uint32_t begin = size();
    utf8::append(scene.text, point);
    if (is_it) scene.places.push_back(begin);
    if (!is_odd(point)) return;
    if (is_it) scene.odd_places.push_back(scene.odd.size());
    scene.odd.push_back({{begin, size()}, point});
  };
  const auto end_line = [&](uint32_t begin) {
    scene.lines.push_back({begin, size()});
    scene.text += '\n';
  };
  for (const char32_t near : kNeighbours) {
    for (const bool on_both_sides : {false, true}) {
      const uint32_t begin = size();
      if (on_both_sides) add(near, false);
      add(c, true);
      add(near, false);
      end_line(begin);
    }
  }
  const uint32_t begin = size();
  add(c, true);
  end_line(begin);
  return scene;
}

class Comparison {
 public:
  void run() {
    for (char32_t c = 1; c < 0x110000; ++c) {
      if (c == '\n' || c == '\r' || c == '\t') continue;
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      compare(c);
    }
  }

  std::vector<std::string> differences;
  bool failed() const { return icu_.failed(); }

 private:
  // All that the words of a scene depend on.
  using Kind = std::tuple<Role, size_t, Scripts, UScriptCode>;

  void compare(char32_t c) {
    const Scene& scene = set(c);
    const Scan found = scan(scene.text);
    bool same = found.notables.size() == scene.odd.size();
    for (size_t i = 0; same && i < scene.odd.size(); ++i) {
      same = found.notables[i].span == scene.odd[i].span &&
             found.notables[i].code_point == scene.odd[i].code_point;
    }
    if (!same) add(c, "notables");
    if (found.mixed_words != words_of(scene, c)) add(c, "mixed words");
    if (!has_same_normal_form(scene, found)) add(c, "normal form");
  }

  // The scene of a code point, made out of that of another one.
  const Scene& set(char32_t c) {
    std::string bytes;
    utf8::append(bytes, c);
    Scene& scene = scenes_[{bytes.size(), is_odd(c)}];
    if (scene.text.empty()) scene = scene_of(c);
    for (const uint32_t at : scene.places) bytes.copy(&scene.text[at], 4);
    for (const size_t i : scene.odd_places) scene.odd[i].code_point = c;
    return scene;
  }

  const std::vector<Span>& words_of(const Scene& scene, char32_t c) {
    const Kind kind = {role_of(c), scene.lines.back().size(), scripts_of(c),
                       script_of(c)};
    const auto [row, added] = words_.try_emplace(kind);
    if (added) row->second = mixed_words(icu_, scene.text);
    return row->second;
  }

  bool has_same_normal_form(const Scene& scene, const Scan& found) {
    if (found.not_nfc.empty() && icu_.is_nfc(scene.text)) return true;
    size_t run = 0;
    for (const Span line : scene.lines) {
      const auto text =
          std::string_view(scene.text).substr(line.begin, line.size());
      const size_t first = run;
      while (run < found.not_nfc.size() &&
             found.not_nfc[run].begin < line.end) {
        ++run;
      }
      if (icu_.is_nfc(text) != (run == first)) return false;
      if (run != first && to_nfc(text) != icu_.to_nfc(text)) return false;
    }
    return true;
  }

  void add(char32_t c, std::string_view what) {
    constexpr size_t kMost = 20;
    if (differences.size() > kMost) return;
    differences.push_back(name_code_point(c) + ": " + std::string(what));
  }

  Icu icu_;
  std::map<std::pair<size_t, bool>, Scene> scenes_;
  std::map<Kind, std::vector<Span>> words_;
};

TEST(Scan, AgreesWithIcuOnEveryCodePointBetweenNeighbours) {
  Comparison comparison;
  comparison.run();
  EXPECT_FALSE(comparison.failed());
  EXPECT_EQ(comparison.differences, std::vector<std::string>());
}

}  // namespace
}  // namespace listlint::unicode
