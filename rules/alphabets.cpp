#include "rules/alphabets.h"

#include <array>

namespace listlint::rules {
namespace {

constexpr LetterPair kRomanian[] = {{U'ş', U'ș'}, {U'Ş', U'Ș'}, {U'ţ', U'ț'},
                                    {U'Ţ', U'Ț'}, {U'ǎ', U'ă'}, {U'Ǎ', U'Ă'}};
constexpr LetterPair kTurkish[] = {
    {U'ș', U'ş'}, {U'Ș', U'Ş'}, {U'ǧ', U'ğ'}, {U'Ǧ', U'Ğ'}};
constexpr LetterPair kAzerbaijani[] = {{U'ș', U'ş'}, {U'Ș', U'Ş'},
                                       {U'ǧ', U'ğ'}, {U'Ǧ', U'Ğ'},
                                       {U'ǝ', U'ə'}, {U'Ǝ', U'Ə'}};
constexpr LetterPair kHungarian[] = {
    {U'õ', U'ő'}, {U'Õ', U'Ő'}, {U'û', U'ű'}, {U'Û', U'Ű'}};
constexpr LetterPair kCzech[] = {{U'ĕ', U'ě'}, {U'Ĕ', U'Ě'}};
// The eth of Icelandic looks like the stroked d.
constexpr LetterPair kStrokedD[] = {
    {U'ð', U'đ'}, {U'\u00D0', U'\u0110'}, {U'\u0189', U'\u0110'}};
constexpr LetterPair kPersian[] = {{U'\u064A', U'\u06CC'},
                                   {U'\u0643', U'\u06A9'}};
constexpr LetterPair kArabic[] = {{U'\u06A9', U'\u0643'}};

// Of Turkic languages, and of romanised Arabic.
constexpr std::u32string_view kNotRomanian = U"ığİĞöüÖÜçÇəƏäÄñāīūḩḑẕ‘’ʻʼʿʾ";
constexpr std::u32string_view kRomanised = U"āīūṣṭḥẓḍʿʾǯǩ";
// Of Arabic, Uyghur, Kurdish and Pashto; of Persian and Urdu.
constexpr std::u32string_view kNotPersian = U"ةىۆېێەڵڕڭۇۈۋټډړږښڼ";
constexpr std::u32string_view kNotArabic = U"پچژگیٹڈڑےۆېێەڵ";

constexpr std::array<Alphabet, 12> kAlphabets = {{
    {"Romanian", "ro mo", "RO MD", kRomanian, U"ăĂșȘțȚ", kNotRomanian},
    {"Turkish", "tr", "TR", kTurkish, U"", kRomanised},
    {"Azerbaijani", "az", "AZ", kAzerbaijani, U"", kRomanised},
    {"Hungarian", "hu", "HU", kHungarian, U"őŐűŰ", U"ãçêñàèôâî"},
    {"Czech", "cs", "CZ", kCzech, U"ěřůĚŘŮ", U"ăĭŏŭ"},
    {"Croatian", "hr bs", "HR BA", kStrokedD, U"", U"þæ"},
    {"Serbian", "sr sh cnr", "RS ME", kStrokedD, U"", U"þæ"},
    {"Vietnamese", "vi", "VN", kStrokedD, U"", U"þæ"},
    {"Persian", "fa", "IR", kPersian, U"", kNotPersian},
    {"Urdu", "ur", "", kPersian, U"", kNotPersian},
    {"Kurdish", "ckb", "", kPersian, U"", U"ةىېڭۇۈۋ"},
    {"Arabic", "ar", "", kArabic, U"", kNotArabic},
}};

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto space = words.find(' ');
    if (words.substr(0, space) == word) return true;
    if (space == words.npos) break;
    words.remove_prefix(space + 1);
  }
  return false;
}

}  // namespace

std::span<const Alphabet> alphabets() { return kAlphabets; }

const Alphabet* alphabet_of_language(std::string_view code) {
  code = code.substr(0, code.find('-'));
  if (code.empty()) return nullptr;
  for (const auto& alphabet : kAlphabets) {
    if (has_word(alphabet.languages, code)) return &alphabet;
  }
  return nullptr;
}

const Alphabet* alphabet_of_country(std::string_view code) {
  if (code.size() != 2) return nullptr;
  for (const auto& alphabet : kAlphabets) {
    if (has_word(alphabet.countries, code)) return &alphabet;
  }
  return nullptr;
}

char32_t meant_letter(const Alphabet& alphabet, char32_t letter) {
  for (const auto& pair : alphabet.pairs) {
    if (pair.wrong == letter) return pair.right;
  }
  return 0;
}

}  // namespace listlint::rules
