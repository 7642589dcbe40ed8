#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uspoof.h>
#include <vector>

#include "lint/unicode/normalize.h"
#include "lint/unicode/scan.h"
#include "lint/unicode/utf8.h"

namespace listlint {

void PrintTo(const Span& span, std::ostream* out) {
  *out << span.begin << "-" << span.end;
}

namespace unicode {

bool operator==(const Notable& a, const Notable& b) {
  return a.span == b.span && a.code_point == b.code_point;
}

void PrintTo(const Notable& notable, std::ostream* out) {
  *out << "U+" << std::hex << uint32_t{notable.code_point} << std::dec << "@";
  PrintTo(notable.span, out);
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> slices(std::string_view text,
                                const std::vector<Span>& spans) {
  std::vector<std::string> all;
  for (const Span span : spans) {
    all.emplace_back(text.substr(span.begin, span.size()));
  }
  return all;
}

std::vector<std::string> mixed(std::string_view text) {
  return slices(text, scan(text).mixed_words);
}

std::vector<std::string> not_nfc(std::string_view text) {
  return slices(text, scan(text).not_nfc);
}

TEST(Scan, FindsNothingInOrdinaryText) {
  constexpr std::string_view kTexts[] = {
      "",
      "Hangzhou [ 48]\r\nParamaribo , Suriname\r\n\tx\r\n",
      "Łódź , Poland\nSão Tomé , Brazil\nNürnberg – Fürth",
      "Київ , Ukraine\nΑθήνα , Greece\nיְרוּשָׁלַיִם , Israel",
      "الدار البيضاء , Morocco",
      "日本語のテキスト、カタカナとひらがな混在",
      "हिन्दी বাংলা ਪੰਜਾਬੀ தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල",
      "ភាសាខ្មែរ ไทย ລາວ မြန်မာ",
      "Mbyá Guarani: g\u0303, ỹ; Ẹ\u0300kọ\u0301; ė\u0303",
      "H₂O, E=mc², ½ cup, 5 µm, 👍🏽",
  };
  for (const std::string_view text : kTexts) {
    const Scan found = scan(text);
    EXPECT_THAT(found.notables, IsEmpty()) << text;
    EXPECT_THAT(found.mixed_words, IsEmpty()) << text;
    EXPECT_THAT(found.not_nfc, IsEmpty()) << text;
    EXPECT_THAT(found.suspects, IsEmpty()) << text;
  }
}

std::vector<char32_t> suspects(std::string_view text) {
  std::vector<char32_t> all;
  for (const Notable& notable : scan(text).suspects) {
    all.push_back(notable.code_point);
  }
  return all;
}

TEST(Suspects, AreMarksThatStandOnNoLetter) {
  EXPECT_THAT(suspects("\u0301a , \u0302b,\u0303"),
              ElementsAre(0x301, 0x302, 0x303));
  EXPECT_THAT(suspects("\u0915 \u093F"), ElementsAre(0x93F));
  EXPECT_THAT(suspects("\u25CC\u0301 -\u0301 \u00A0\u0301"), IsEmpty());
  EXPECT_THAT(suspects("\uFE0F #\uFE0F\u20E3"), IsEmpty());
}

TEST(Suspects, AreMarksTwiceOverOrTooMany) {
  EXPECT_THAT(suspects("\u0938\u093F\u0902\u0902"), ElementsAre(0x902));
  EXPECT_THAT(suspects("x\u0300\u0301\u0302\u0303"), IsEmpty());
  EXPECT_THAT(suspects("x\u0300\u0301\u0302\u0303\u0304\u0305"),
              ElementsAre(0x304));
}

TEST(Suspects, AreDotsAboveLettersThatHaveOne) {
  EXPECT_THAT(suspects("i\u0307zmir"), ElementsAre(0x307));
  EXPECT_THAT(suspects("e\u0307 \u012B\u0307"), IsEmpty());
}

TEST(Suspects, AreCapitalsDigitsAndAccentsOutOfPlace) {
  EXPECT_THAT(suspects("Wybrze\u017Be ju\u017Dn\u00E9 \u0165\u010C"),
              ElementsAre(0x17B, 0x17D, 0x10C));
  EXPECT_THAT(suspects("\u017Bory AB\u017B iPhone"), IsEmpty());
  EXPECT_THAT(suspects("1\u0662 \u06F33 \u0661\u06F2"),
              ElementsAre(0x662, 0x6F3, 0x6F2));
  EXPECT_THAT(suspects("\u0661\u0662 12"), IsEmpty());
  EXPECT_THAT(suspects("O\u00B4Higgins 5\u2032"), ElementsAre(0xB4, 0x2032));
}

TEST(Scan, ListsNotableCodePointsInTextOrder) {
  constexpr std::string_view kText =
      "a\u200Bb\x01\t\n\r\nc\rd\x7F\u00A0\u0085\uFFFD\u202E\uFEFF\u2028";
  EXPECT_THAT(
      scan(kText).notables,
      ElementsAre(Notable{{1, 4}, 0x200B}, Notable{{5, 6}, 0x01},
                  Notable{{11, 12}, '\r'}, Notable{{13, 14}, 0x7F},
                  Notable{{14, 16}, 0xA0}, Notable{{16, 18}, 0x85},
                  Notable{{18, 21}, 0xFFFD}, Notable{{21, 24}, 0x202E},
                  Notable{{24, 27}, 0xFEFF}, Notable{{27, 30}, 0x2028}));
}

TEST(Scan, SeesAControlCharacterAtEveryPlaceOfALongLine) {
  for (uint32_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    text[at] = '\x1B';
    EXPECT_THAT(scan(text).notables, ElementsAre(Notable{{at, at + 1}, 0x1B}));
    text[at] = '\r';
    EXPECT_THAT(scan(text).notables, ElementsAre(Notable{{at, at + 1}, '\r'}));
    text.insert(at + 1, "\n");
    EXPECT_THAT(scan(text).notables, IsEmpty()) << at;
  }
}

TEST(Scan, JoinsNeighbouringIllFormedBytes) {
  constexpr std::string_view kText =
      "Jos\xE9 \xC3\xC3(\xF0\x9F\x91 \xED\xA0\x80";
  EXPECT_THAT(scan(kText).notables,
              ElementsAre(Notable{{3, 4}, utf8::kIllFormed},
                          Notable{{5, 7}, utf8::kIllFormed},
                          Notable{{8, 11}, utf8::kIllFormed},
                          Notable{{12, 15}, utf8::kIllFormed}));
}

TEST(MixedWords, AreWholeWords) {
  EXPECT_THAT(mixed("in M\u043Escow, Kу\u043Eto and Oslo"),
              ElementsAre("M\u043Escow", "Kу\u043Eto"));
  EXPECT_THAT(mixed("IТ-специалист T\u043Ekyo2020"),
              ElementsAre("IТ", "T\u043Ekyo2020"));
}

TEST(MixedWords, EndAtApostrophesAndLettersWrittenWithoutSpaces) {
  EXPECT_THAT(mixed("Москва's d'Αθήνα α線 β형 Россия는 中国МИД"), IsEmpty());
}

TEST(MixedWords, AreFoundThroughInvisibleCharacters) {
  EXPECT_THAT(mixed("Mos\u2060с\u00ADow"), ElementsAre("Mos\u2060с\u00ADow"));
  EXPECT_THAT(mixed("Moscow\u200BМосква Oslo\u2060"), IsEmpty());
}

// What ICU says of a word at the level that the scan implements.
bool is_mixed_for_icu(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(
      uspoof_open(&status), uspoof_close);
  uspoof_setRestrictionLevel(checker.get(), USPOOF_MODERATELY_RESTRICTIVE);
  uspoof_setChecks(checker.get(), USPOOF_RESTRICTION_LEVEL, &status);
  const int32_t result =
      uspoof_check2UTF8(checker.get(), word.data(),
                        static_cast<int32_t>(word.size()), nullptr, &status);
  EXPECT_TRUE(U_SUCCESS(status));
  return (result & USPOOF_RESTRICTION_LEVEL) != 0;
}

TEST(MixedWords, AreThoseThatIcuRejects) {
  constexpr std::string_view kWords[] = {
      "Oslo",         "Łódź",          "Москва",
      "Αθήνα",        "M\u043Escow",   "Тokyo",
      "Kyot\u03BF",   "Филатiвка",     "Рузæ",
      "Taεrabt",      "Αтина",         "日本語のテキスト",
      "Tシャツ",      "サーバー",      "カタカナとひらがな混在ABC",
      "K팝",          "서울Seoul",     "大韓民國한국",
      "ㄅㄆ漢字abc",  "Facebookของฉัน", "ไทยABC",
      "हिन्दीabc",     "हिन्दी",         "বাংলাabc",
      "واتسWhatsApp", "שלוםabc",       "שלוםعرب",
      "हिन्दीবাংলা",   "საქართველოabc", "Հայաստանabc",
      "ไทยລາວ",       "Москваไทย",     "ᎣᏏᏲabc",
      "4G",           "H2O",           "x\u0301y",
      "гӀирс",
  };
  for (const std::string_view word : kWords) {
    EXPECT_EQ(!scan(word).mixed_words.empty(), is_mixed_for_icu(word)) << word;
  }
}

TEST(NotNfc, GivesTheExactRuns) {
  EXPECT_THAT(not_nfc("Nguye\u0302\u0303n"), ElementsAre("e\u0302\u0303"));
  EXPECT_THAT(not_nfc("\u0110a\u0300 Na\u0306\u0303ng"),
              ElementsAre("a\u0300", "a\u0306\u0303"));
  EXPECT_THAT(not_nfc("\u1109\u1165\u110B\u116E\u11AF 1"),
              ElementsAre("\u1109\u1165\u110B\u116E\u11AF"));
  EXPECT_THAT(not_nfc("か\u3099んばる"), ElementsAre("か\u3099"));
  EXPECT_THAT(not_nfc("10 \u212B, 10 \u2126"), ElementsAre("\u212B", "\u2126"));
  EXPECT_THAT(not_nfc("\u2126\u0323\u2126\uFA19"),
              ElementsAre("\u2126\u0323\u2126\uFA19"));
  EXPECT_THAT(not_nfc("x\u0301\u0323"), ElementsAre("x\u0301\u0323"));
  EXPECT_THAT(not_nfc("\u0301e\n\u0301"), IsEmpty());
  EXPECT_THAT(not_nfc("\u09C7\u09BE"), ElementsAre("\u09C7\u09BE"));
  EXPECT_THAT(not_nfc("\u0995\u09BE"), IsEmpty());
}

// Pairs and triples out of what can combine, against ICU.
TEST(NotNfc, AgreesWithIcu) {
  constexpr char32_t kParts[] = {
      'a',    'e',    0xE2,   0x1EB9, 0x300,  0x302,  0x323,  0x345,
      0x3B1,  0x438,  0x306,  0x5E9,  0x5C1,  0x5BC,  0x915,  0x93C,
      0x94D,  0x9BE,  0x9C7,  0xB47,  0xB3E,  0x1109, 0x1165, 0x11AF,
      0xC11C, 0x304B, 0x3099, 0xF900, 0x212B, 0x4E00, ' ',    0x200B,
  };
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::vector<std::string> wrong;
  for (const char32_t first : kParts) {
    for (const char32_t second : kParts) {
      for (const char32_t third : kParts) {
        std::string text;
        for (const char32_t part : {first, second, third}) {
          utf8::append(text, part);
        }
        const bool normal = nfc->isNormalizedUTF8(text, status) != 0;
        std::string normalized;
        icu::StringByteSink<std::string> sink(&normalized);
        nfc->normalizeUTF8(0, text, sink, nullptr, status);
        const bool same =
            scan(text).not_nfc.empty() == normal && to_nfc(text) == normalized;
        if (!same) wrong.push_back(text);
      }
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST(NotNfc, LeavesOutRowsOfMarksThatNoLanguageStacks) {
  std::string text = "a";
  for (int i = 0; i < 1000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_THAT(not_nfc(text), IsEmpty());
  EXPECT_EQ(to_nfc(text), text);
}

TEST(NotNfc, IsNotHiddenByALongRowOfItsKind) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\u2126";
  EXPECT_THAT(not_nfc(text), ElementsAre(text));
}

TEST(ToNfc, KeepsIllFormedBytes) {
  EXPECT_EQ(to_nfc("\xE9"
                   "e\u0301\xFF\u0301e\u0301"),
            "\xE9"
            "é\xFF\u0301é");
}

}  // namespace
}  // namespace unicode
}  // namespace listlint
