#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <utility>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

struct Known {
  char32_t code_point;
  uint32_t flags;
  Script script;
  int width;
};

TEST(Properties, SayWhichBytesOfCharsetsACodePointIs) {
  constexpr uint32_t kBytes = kTrailByte | kLeadByte | kLongLeadByte;
  constexpr std::pair<char32_t, uint32_t> kKnown[] = {
      {'a', 0},
      {0x5D0, 0},                        // in no charset of ours
      {0x2019, kTrailByte | kLeadByte},  // 92 in windows-1252, D5 in macroman
      {0xC3, kLeadByte},                 // C3 in Latin-1
      {0x43E, kLongLeadByte},            // EE in windows-1251
      {0x420, kLeadByte},                // D0 in windows-1251
  };
  for (const auto& [code_point, bytes] : kKnown) {
    EXPECT_EQ(properties(code_point).flags & kBytes, bytes)
        << uint32_t{code_point};
  }
}

constexpr Known kKnown[] = {
    {'a', kLetter | kLowercase, Script::latin, 1},
    {'A', kLetter | kUppercase, Script::latin, 1},
    {'7', kDigit, Script::common, 1},
    {' ', kWhiteSpace | kSpaceSeparator, Script::common, 1},
    {'-', kPunctuation, Script::common, 1},
    {'\n', kWhiteSpace | kControl | kNotable, Script::common, 1},
    {0x85, kWhiteSpace | kControl | kNotable, Script::common, 1},
    {0xA0, kWhiteSpace | kSpaceSeparator | kNotable, Script::common, 1},
    {0xA9, kEmoji, Script::common, 1},
    {0xAD, kIgnorable | kNotable, Script::common, 1},
    {0x301, kMark | kMaybeNotNfc | kNotable | kReorders | kComposes,
     Script::inherited, 0},
    {0x340, kMark | kMaybeNotNfc | kNotable | kReorders | kNeverNfc,
     Script::inherited, 0},
    {0x43E, kLetter | kLowercase, Script::cyrillic, 1},
    {0x5D0, kLetter | kRightToLeft, Script::hebrew, 1},
    {0x628, kLetter | kRightToLeft | kJoiningScript, Script::arabic, 1},
    {0x94D,
     kMark | kMaybeNotNfc | kNotable | kReorders | kVirama | kJoiningScript,
     Script::devanagari, 0},
    {0x9BE, kMark | kMaybeNotNfc | kNotable | kComposes | kJoiningScript,
     Script::bengali, 1},
    {0xE01, kLetter | kComplexContext | kJoiningScript, Script::thai, 1},
    {0x200B, kIgnorable | kNotable, Script::common, 0},
    {0x200F, kIgnorable | kBidiControl | kNotable, Script::common, 0},
    {0x3000, kWhiteSpace | kSpaceSeparator | kNotable, Script::common, 2},
    {0x30FC, kLetter | kManyScripts, Script::common, 2},
    {0x5317, kLetter, Script::han, 2},
    {0xC11C, kLetter, Script::hangul, 2},
    {0xFA19, kLetter | kMaybeNotNfc | kNotable | kNeverNfc, Script::han, 2},
    {0xFDD0, kUnassigned | kNotable | kNoncharacter, Script::unknown, 1},
    {0x15F, kLetter | kLowercase | kMistakable, Script::latin, 1},
    {0x1C6, kLetter | kLowercase | kCompatibilityForm | kNotable, Script::latin,
     1},
    {0x149, kLetter | kLowercase | kCompatibilityForm | kDeprecated | kNotable,
     Script::latin, 1},
    {0xE000, kPrivateUse | kNotable, Script::unknown, 1},
    {0xFEE3,
     kLetter | kRightToLeft | kJoiningScript | kCompatibilityForm | kNotable,
     Script::arabic, 1},
    {0xFDFA, kLetter | kRightToLeft | kJoiningScript, Script::arabic, 1},
    {0xFF21, kLetter | kUppercase | kCompatibilityForm | kNotable,
     Script::latin, 2},
    {0xFF1D, 0, Script::common, 2},
    {0x2F00, kCompatibilityForm | kNotable, Script::han, 2},
    {0xFFFD, kNotable, Script::common, 1},
    {0x1F44D, kEmoji, Script::common, 2},
    {0xE0067, kIgnorable | kNotable, Script::common, 0},
    {utf8::kIllFormed, kUnassigned, Script::unknown, 1},
};

TEST(Properties, SayWhatACodePointIs) {
  // Which bytes of charsets a code point is has a test of its own.
  constexpr uint32_t kBytes = kTrailByte | kLeadByte | kLongLeadByte;
  for (const Known& known : kKnown) {
    const Properties& got = properties(known.code_point);
    EXPECT_EQ(got.flags & ~kBytes, known.flags) << uint32_t{known.code_point};
    EXPECT_EQ(got.script, known.script) << uint32_t{known.code_point};
    EXPECT_EQ(got.width, known.width) << uint32_t{known.code_point};
  }
}

TEST(Properties, EqualThoseOfIcuForEveryCodePoint) {
  uint32_t differ = 0;
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    UErrorCode status = U_ZERO_ERROR;
    const Properties& got = properties(static_cast<char32_t>(c));
    const auto is = [&](uint32_t flag) { return (got.flags & flag) != 0; };
    const uint32_t mask = U_GET_GC_MASK(c);
    const bool same =
        static_cast<int>(got.script) == uscript_getScript(c, &status) &&
        is(kLetter) == ((mask & U_GC_L_MASK) != 0) &&
        is(kMark) == ((mask & U_GC_M_MASK) != 0) &&
        is(kWhiteSpace) == (u_isUWhiteSpace(c) != 0) &&
        got.combining_class == u_getCombiningClass(c) &&
        is(kReorders) == (u_getIntPropertyValue(
                              c, UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0);
    if (!same) ++differ;
  }
  EXPECT_EQ(differ, 0U);
}

TEST(DisplayWidth, CountsTerminalColumns) {
  constexpr std::pair<std::string_view, uint32_t> kWidths[] = {
      {"", 0},        {"Oslo", 4},     {"Łódź", 4},         {"Lo\u0301dz", 4},
      {"北京", 4},    {"서울", 4},     {"ＡＢ", 4},         {"ｱｲ", 2},
      {"हिन्दी", 5},   {"a\u200Bb", 2}, {"\u1109\u1165", 2}, {"👍", 2},
      {"\x1B[0m", 4}, {"Jos\xE9!", 5}, {"\xFF\xFE", 2},
  };
  for (const auto& [text, width] : kWidths) {
    EXPECT_EQ(display_width(text), width) << text;
  }
}

TEST(NameCodePoint, GivesNumberAndName) {
  constexpr std::pair<char32_t, std::string_view> kNames[] = {
      {'A', "U+0041 LATIN CAPITAL LETTER A"},
      {0x00, "U+0000 NULL"},
      {0x1B, "U+001B ESCAPE"},
      {0x7F, "U+007F DELETE"},
      {0x85, "U+0085 NEXT LINE"},
      {0x8E, "U+008E C1 CONTROL"},
      {0x200B, "U+200B ZERO WIDTH SPACE"},
      {0x5317, "U+5317 CJK UNIFIED IDEOGRAPH-5317"},
      {0xE000, "U+E000 <private use area>"},
      {0xFDD0, "U+FDD0 <noncharacter>"},
      {0x1F44D, "U+1F44D THUMBS UP SIGN"},
      {0xE0100, "U+E0100 VARIATION SELECTOR-17"},
  };
  for (const auto& [code_point, name] : kNames) {
    EXPECT_EQ(name_code_point(code_point), name);
  }
}

TEST(Twin, IsTheLetterThatLooksAlikeInTheSameCase) {
  EXPECT_EQ(twin(U'о', Script::latin), U'o');
  EXPECT_EQ(twin(U'o', Script::cyrillic), U'о');
  EXPECT_EQ(twin(U'o', Script::greek), U'ο');
  EXPECT_EQ(twin(U'В', Script::latin), U'B');
  EXPECT_EQ(twin(U'І', Script::latin), U'I');
  EXPECT_EQ(twin(U'æ', Script::cyrillic), U'ӕ');
  EXPECT_EQ(twin(U'ε', Script::latin), U'ɛ');
}

TEST(Twin, IsNoneForLettersOfTheirOwn) {
  EXPECT_EQ(twin(U'к', Script::latin), U'\0');
  EXPECT_EQ(twin(U'o', Script::latin), U'\0');
  EXPECT_EQ(twin(U'o', Script::han), U'\0');
  EXPECT_EQ(twin(U'北', Script::latin), U'\0');
}

TEST(DecodeBefore, IsDecodeFromTheOtherEnd) {
  EXPECT_EQ(utf8::decode_before("ab", 2).value, U'b');
  EXPECT_EQ(utf8::decode_before("aé", 3).value, U'é');
  EXPECT_EQ(utf8::decode_before("北", 3).value, U'北');
  EXPECT_EQ(utf8::decode_before("👍", 4).value, U'👍');
  EXPECT_EQ(utf8::decode_before("👍", 4).length, 4U);
  EXPECT_EQ(utf8::decode_before("a\xA9", 2).value, utf8::kIllFormed);
  EXPECT_EQ(utf8::decode_before("a\xA9", 2).length, 1U);
}

}  // namespace
}  // namespace listlint::unicode
