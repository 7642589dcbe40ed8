#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::unicode {
namespace {

struct Pair {
  std::string_view text;
  std::string_view folded;
};

constexpr Pair kPairs[] = {
    // Latin: case, marks, letters that are spelt out.
    {"Paramaribo", "paramaribo"},
    {"Łódź", "lodz"},
    {"Straße", "strasse"},
    {"STRAẞE", "strasse"},
    {"Ærø", "aero"},
    {"Œuvre", "oeuvre"},
    {"Đà Nẵng", "da nang"},
    {"Reykjavík", "reykjavik"},
    {"Þórshöfn", "thorshofn"},
    {"Suðuroy", "suduroy"},
    {"İstanbul", "istanbul"},
    {"Diyarbakır", "diyarbakir"},
    {"Iași", "iasi"},
    {"Iaşi", "iasi"},
    {"Għarb", "gharb"},
    {"ŋ", "n"},
    // The same letters decomposed.
    {"Lo\u0301dz\u0301", "lodz"},
    {"Nguye\u0302\u0303n", "nguyen"},
    {"I\u0307stanbul", "istanbul"},
    {"x\u0323y", "xy"},
    // Compatibility forms.
    {"ﬁ ﬂ", "fi fl"},
    {"Ǆ", "dz"},
    {"Ｔｏｋｙｏ", "tokyo"},
    {"ｱﾌﾟﾘ", "アプリ"},
    {"№ 5", "no 5"},
    {"x² ½", "x2 1⁄2"},
    {"K", "k"},
    {"ŉ", "'n"},
    // Greek: case, tonos, dialytika, final sigma.
    {"Θεσσαλονίκη", "θεσσαλονικη"},
    {"ΑΘΉΝΑΣ", "αθηνασ"},
    {"Αθήνας", "αθηνασ"},
    {"Αϊ-Στράτης", "αι-στρατησ"},
    {"ᾳ", "α"},
    {"µ", "μ"},
    // Cyrillic: only io folds.
    {"Йошкар-Ола", "йошкар-ола"},
    {"И\u0306", "й"},
    {"Орёл", "орел"},
    {"Оре\u0308л", "орел"},
    {"Київ", "київ"},
    {"Ѓорче", "ѓорче"},
    // Other scripts keep their marks.
    {"서울", "서울"},
    {"\u1109\u1165\u110B\u116E\u11AF", "서울"},
    {"がんばる", "がんばる"},
    {"か\u3099んばる", "がんばる"},
    {"हिन्दी", "हिन्दी"},
    {"العربية", "العربية"},
    {"שָׁלוֹם", "שָׁלוֹם"},
    {"北京", "北京"},
    // Punctuation.
    {"Xi’an Xi‘an Xiʼan Xiʻan Xi`an Xi´an Xi′an",
     "xi'an xi'an xi'an xi'an xi'an xi'an xi'an"},
    {"“Sister” „Cities‟", "\"sister\" \"cities\""},
    {"Ulan‐Ude Ulan‑Ude Ulan–Ude Ulan—Ude Ulan−Ude",
     "ulan-ude ulan-ude ulan-ude ulan-ude ulan-ude"},
    // Spaces and invisible characters.
    {"  New \t York\u00A0\u3000", "new york"},
    {" \u00A0é\u2009É ", "e e"},
    {"Wi\u00ADen\u200B\uFEFF", "wien"},
    {"a \u200B b", "a b"},
    {"\u3164", ""},
    {"", ""},
    {" ", ""},
    // A mark after a space, a digit or a bracket has no letter to leave.
    {"a \u0301", "a \u0301"},
    // Ill-formed bytes stay.
    {"Jos\xE9 ", "jos\xE9"},
    {"\xC3\x28", "\xC3("},
};

TEST(Fold, BringsNamesToTheFormTheyAreComparedIn) {
  for (const Pair& pair : kPairs) {
    EXPECT_EQ(fold(pair.text), pair.folded) << pair.text;
  }
}

TEST(Fold, AppendsToWhatIsThereAndTrimsOnlyItsOwn) {
  std::string out = "key: ";
  fold("  Łódź ", out);
  fold(" A", out);
  fold("\u0301", out);
  EXPECT_EQ(out, "key: lodza\u0301");
}

// Jamo, halfwidth forms and Hebrew points among them.
TEST(Fold, ChangesNothingWhenDoneAgain) {
  for (const Pair& pair : kPairs) {
    EXPECT_EQ(fold(pair.folded), pair.folded) << pair.text;
  }
  std::string changing;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    const std::string once = fold(text);
    if (fold(once) != once) changing += text + " ";
  }
  EXPECT_EQ(changing, "");
}

TEST(Fold, TellsCyrillicShortIFromI) {
  EXPECT_NE(fold("Йошкар"), fold("Иошкар"));
}

TEST(Fold, KeepsEveryOtherAsciiCharacter) {
  std::string text = "!\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_{|}~";
  EXPECT_EQ(fold(text), text);
}

}  // namespace
}  // namespace listlint::unicode
