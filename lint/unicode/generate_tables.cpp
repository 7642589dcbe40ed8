// Build tool: writes the tables of lint/unicode/tables.h from ICU.
//   generate_tables OUT.cpp
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <vector>

#include "lint/unicode/charsets.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/generate_charset_bytes.h"
#include "lint/unicode/tables.h"

namespace {

using icu::UnicodeString;
using listlint::unicode::Properties;
using listlint::unicode::Script;
using listlint::unicode::tables::kBlockSize;
using listlint::unicode::tables::kCodePoints;
namespace unicode = listlint::unicode;

bool is_surrogate(UChar32 c) { return c >= 0xD800 && c <= 0xDFFF; }

UnicodeString one(UChar32 c) { return UnicodeString(c); }

// ---- properties ----

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

bool has_many_scripts(UChar32 c) {
  std::array<UScriptCode, 64> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScriptExtensions(c, scripts.data(), 64, &status) > 1;
}

// Scripts in which a joiner between letters changes their shape.
std::set<UScriptCode> find_joining_scripts() {
  std::set<UScriptCode> scripts;
  for (UChar32 c = 0; c < static_cast<UChar32>(kCodePoints); ++c) {
    const int joining = u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
    const bool joins =
        joining == U_JT_DUAL_JOINING || joining == U_JT_LEFT_JOINING;
    if (joins || u_getCombiningClass(c) == 9) scripts.insert(script_of(c));
  }
  scripts.erase(USCRIPT_COMMON);
  scripts.erase(USCRIPT_INHERITED);
  return scripts;
}

uint32_t category_flags(UChar32 c) {
  const uint32_t mask = U_GET_GC_MASK(c);
  uint32_t flags = 0;
  if ((mask & U_GC_L_MASK) != 0) flags |= unicode::kLetter;
  if ((mask & U_GC_M_MASK) != 0) flags |= unicode::kMark;
  if ((mask & U_GC_ND_MASK) != 0) flags |= unicode::kDigit;
  if ((mask & U_GC_CC_MASK) != 0) flags |= unicode::kControl;
  if ((mask & U_GC_ZS_MASK) != 0) flags |= unicode::kSpaceSeparator;
  if ((mask & U_GC_CN_MASK) != 0) flags |= unicode::kUnassigned;
  if ((mask & U_GC_P_MASK) != 0) flags |= unicode::kPunctuation;
  return flags;
}

// Letters of one language that are written for another one's: Romanian has ș
// and ț with a comma below and ă, no ǎ; Turkish ş and ğ; Czech ě; Hungarian ő
// and ű; Croatian and Vietnamese đ, no ð; Persian and Urdu ی and ک; Azerbaijani
// ə, no ǝ; Greek ε stands for ɛ.
constexpr std::u32string_view kMistakableLetters =
    U"\u015E\u015F\u0162\u0163\u0218\u0219\u021A\u021B\u01CD\u01CE"
    U"\u01E6\u01E7\u0114\u0115\u00D5\u00F5\u00DB\u00FB\u00D0\u00F0\u0189"
    U"\u0643\u0649\u064A\u06A9\u06CC"
    U"\u018E\u01DD\u0259\u018F\u03B5\u025B";

bool is_compatibility_form(UChar32 c, uint32_t mask) {
  if (u_hasBinaryProperty(c, UCHAR_RADICAL)) return true;
  if (c >= 0x2F00 && c <= 0x2FDF) return true;  // Kangxi radicals
  if ((mask & (U_GC_L_MASK | U_GC_ND_MASK)) == 0) return false;
  if (c >= 0x01C4 && c <= 0x01F3) {
    return u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) == U_DT_COMPAT;
  }
  if (c == 0x132 || c == 0x133 || c == 0x149) return true;  // Ĳ ĳ ŉ
  if (c >= 0xFB00 && c <= 0xFB17) return true;  // Latin, Armenian ligatures
  switch (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_WIDE:
    case U_DT_NARROW:
    case U_DT_INITIAL:
    case U_DT_MEDIAL:
    case U_DT_FINAL:
      return true;
    case U_DT_ISOLATED:
      return c < 0xFDF0 || c > 0xFDFF;  // words such as ﷲ are signs
    default:
      return false;
  }
}

uint32_t oddity_flags(UChar32 c, uint32_t mask) {
  uint32_t flags = 0;
  if (is_compatibility_form(c, mask)) flags |= unicode::kCompatibilityForm;
  if ((mask & U_GC_CO_MASK) != 0) flags |= unicode::kPrivateUse;
  if (u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT)) {
    flags |= unicode::kNoncharacter;
  }
  if (u_hasBinaryProperty(c, UCHAR_DEPRECATED)) flags |= unicode::kDeprecated;
  const auto letter = static_cast<char32_t>(c);
  if (kMistakableLetters.find(letter) != kMistakableLetters.npos) {
    flags |= unicode::kMistakable;
  }
  return flags;
}

// The combining class of what it decomposes to: a few Tibetan vowels are of
// class 0 and made of marks.
int lead_class(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_LEAD_CANONICAL_COMBINING_CLASS);
}

uint32_t normalization_flags(UChar32 c) {
  uint32_t flags = 0;
  const int check = u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK);
  if (lead_class(c) != 0) flags |= unicode::kReorders;
  if (check == UNORM_MAYBE) flags |= unicode::kComposes;
  if (check == UNORM_NO) flags |= unicode::kNeverNfc;
  return flags == 0 ? 0 : flags | unicode::kMaybeNotNfc;
}

uint32_t binary_flags(UChar32 c) {
  static constexpr std::pair<UProperty, uint32_t> kFlags[] = {
      {UCHAR_UPPERCASE, unicode::kUppercase},
      {UCHAR_LOWERCASE, unicode::kLowercase},
      {UCHAR_WHITE_SPACE, unicode::kWhiteSpace},
      {UCHAR_DEFAULT_IGNORABLE_CODE_POINT, unicode::kIgnorable},
      {UCHAR_BIDI_CONTROL, unicode::kBidiControl},
      {UCHAR_EXTENDED_PICTOGRAPHIC, unicode::kEmoji},
  };
  uint32_t flags = 0;
  for (const auto& [property, flag] : kFlags) {
    if (u_hasBinaryProperty(c, property)) flags |= flag;
  }
  return flags;
}

bool is_notable(UChar32 c, uint32_t flags) {
  const uint32_t always = unicode::kControl | unicode::kIgnorable |
                          unicode::kBidiControl | unicode::kMaybeNotNfc |
                          unicode::kUnassigned | unicode::kCompatibilityForm |
                          unicode::kPrivateUse | unicode::kNoncharacter |
                          unicode::kDeprecated;
  if ((flags & always) != 0) return true;
  if ((flags & unicode::kSpaceSeparator) != 0) return c != ' ';
  return c == 0xFFFD || c == 0x2028 || c == 0x2029;
}

uint8_t width_of(UChar32 c, uint32_t flags) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return 0;
  const int syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  const bool ignorable = (flags & unicode::kIgnorable) != 0;
  if (ignorable && type != U_OTHER_LETTER && c != 0xAD) return 0;
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

std::map<UChar32, uint32_t> find_bytes() {
  std::map<UChar32, uint32_t> flags;
  for (size_t i = 0; i < unicode::kCharsets; ++i) {
    const auto half = unicode::upper_half(static_cast<unicode::Charset>(i));
    for (uint32_t byte = 0x80; half && byte < 0xF5; ++byte) {
      uint32_t& of = flags[static_cast<UChar32>((*half)[byte - 0x80])];
      if (byte < 0xC0) of |= unicode::kTrailByte;
      if (byte >= 0xC2 && byte < 0xE0) of |= unicode::kLeadByte;
      if (byte >= 0xE0) of |= unicode::kLongLeadByte;
    }
  }
  return flags;
}

// What begins a pair that normal form C writes as one, or is one, which a mark
// may take apart.
std::set<UChar32> find_composers() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfc = icu::Normalizer2::getNFCInstance(status);
  std::set<UChar32> composers;
  for (UChar32 c = 0; c < static_cast<UChar32>(kCodePoints); ++c) {
    UnicodeString pair;
    if (!nfc->getRawDecomposition(c, pair)) continue;
    const UChar32 first = pair.char32At(0);
    const UChar32 second = pair.char32At(U16_LENGTH(first));
    if (pair.countChar32() == 2 && nfc->composePair(first, second) == c) {
      composers.insert({first, c});
    }
  }
  return composers;
}

uint8_t word_of(uint32_t flags, Script script) {
  if ((flags & (unicode::kLetter | unicode::kMark)) == 0) return 0;
  if (unicode::is_spaceless(script)) return unicode::kSpaceless;
  const bool any = script == Script::common || script == Script::inherited ||
                   (flags & unicode::kManyScripts) != 0;
  return any ? uint8_t{0} : static_cast<uint8_t>(script);
}

Properties properties_of(UChar32 c, const std::set<UScriptCode>& joining) {
  uint32_t flags = category_flags(c) | normalization_flags(c) | binary_flags(c);
  if (u_getCombiningClass(c) == 9) flags |= unicode::kVirama;
  flags |= oddity_flags(c, U_GET_GC_MASK(c));
  const auto direction = u_charDirection(c);
  if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
    // An unassigned code point or a mark such as U+200F is no letter.
    if (u_isalpha(c)) flags |= unicode::kRightToLeft;
  }
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
    flags |= unicode::kComplexContext;
  }
  if (has_many_scripts(c)) flags |= unicode::kManyScripts;
  const UScriptCode script = script_of(c);
  if ((flags & (unicode::kLetter | unicode::kMark)) != 0 &&
      joining.contains(script)) {
    flags |= unicode::kJoiningScript;
  }
  if (is_notable(c, flags)) flags |= unicode::kNotable;
  Properties properties = {flags, static_cast<Script>(script),
                           width_of(c, flags), u_getCombiningClass(c)};
  properties.word = word_of(flags, properties.script);
  return properties;
}

// ---- folding ----

constexpr std::u32string_view kApostrophes =
    U"'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02CA\u02CB\u055A\u2018"
    U"\u2019\u201B\u2032\u2035\uA78B\uA78C\uFF07\uFF40";
constexpr std::u32string_view kDoubleQuotes =
    U"\"\u201C\u201D\u201E\u201F\u2033\u2036\u301D\u301E\u301F\uFF02";

class Folder {
 public:
  Folder() {
    UErrorCode status = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(status);
    nfkd_ = icu::Normalizer2::getInstance(nullptr, "nfkc", UNORM2_DECOMPOSE,
                                          status);
    ascii_.reset(icu::Transliterator::createInstance("Latin-ASCII",
                                                     UTRANS_FORWARD, status));
    failed_ = U_FAILURE(status);
  }

  bool failed() const { return failed_; }

  std::string fold(UChar32 c) const {
    UnicodeString text = one(c);
    if (const char* sign = sign_for(c)) return sign;
    UnicodeString decomposed = drop_marks(decompose(text));
    decomposed.foldCase();
    decomposed = drop_marks(decompose(decomposed));
    text.remove();
    for (int32_t i = 0; i < decomposed.length();) {
      const UChar32 part = decomposed.char32At(i);
      i += U16_LENGTH(part);
      if (const char* sign = sign_for(part)) {
        text.append(UnicodeString(sign));
      } else {
        text.append(spell(part));
      }
    }
    UErrorCode status = U_ZERO_ERROR;
    text = nfc_->normalize(text, status);
    text.findAndReplace(one(0x451), one(0x435));  // Cyrillic io to ie
    std::string bytes;
    return text.toUTF8String(bytes);
  }

 private:
  static const char* sign_for(UChar32 c) {
    const auto point = static_cast<char32_t>(c);
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return "";
    if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE)) return " ";
    if (u_hasBinaryProperty(c, UCHAR_DASH)) return "-";
    if (kApostrophes.find(point) != kApostrophes.npos) return "'";
    if (kDoubleQuotes.find(point) != kDoubleQuotes.npos) return "\"";
    return nullptr;
  }

  // Not for spacing accents: they would come apart into a space and a mark.
  UnicodeString decompose(const UnicodeString& text) const {
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString result = nfkd_->normalize(text, status);
    return result.startsWith(one(' ')) ? text : result;
  }

  static UnicodeString drop_marks(const UnicodeString& text) {
    UnicodeString kept;
    bool dropping = false;
    for (int32_t i = 0; i < text.length();) {
      const UChar32 c = text.char32At(i);
      i += U16_LENGTH(c);
      if (c >= 0x300 && c <= 0x36F) {
        if (!dropping) kept.append(c);
        continue;
      }
      const UScriptCode script = script_of(c);
      dropping = script == USCRIPT_LATIN || script == USCRIPT_GREEK;
      kept.append(c);
    }
    return kept;
  }

  // A Latin letter outside ASCII as ASCII letters, where CLDR knows how.
  UnicodeString spell(UChar32 c) const {
    UnicodeString letter = one(c);
    if (c < 0x80 || script_of(c) != USCRIPT_LATIN || !u_isalpha(c)) {
      return letter;
    }
    UnicodeString spelt = letter;
    ascii_->transliterate(spelt);
    spelt.foldCase();
    for (int32_t i = 0; i < spelt.length(); ++i) {
      if (spelt[i] < 'a' || spelt[i] > 'z') return letter;
    }
    return spelt;
  }

  const icu::Normalizer2* nfc_ = nullptr;
  const icu::Normalizer2* nfkd_ = nullptr;
  std::unique_ptr<icu::Transliterator> ascii_;
  bool failed_ = false;
};

// ---- look-alikes ----

struct Letter {
  UChar32 value = 0;
  UScriptCode script = USCRIPT_COMMON;
  bool upper = false;
};

// Letters that people type; the others only ever are the impostor.
bool is_everyday(UChar32 c) {
  if (c < 0x80) return true;
  if (c == 0x131 || c == 0x138 || c == 0x17F) return false;
  return c < 0x180 || c == 0x259 || c == 0x25B || c == 0x254 ||
         (c >= 0x386 && c <= 0x3CE) || (c >= 0x400 && c <= 0x45F) ||
         (c >= 0x48A && c <= 0x52F);
}

using BySkeleton = std::map<UnicodeString, std::vector<Letter>>;

BySkeleton group_letters() {
  BySkeleton groups;
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker* checker = uspoof_open(&status);
  for (UChar32 c = 'A'; c < 0x20000 && U_SUCCESS(status); ++c) {
    const UScriptCode script = script_of(c);
    if (script != USCRIPT_LATIN && script != USCRIPT_CYRILLIC &&
        script != USCRIPT_GREEK) {
      continue;
    }
    if (!u_isalpha(c)) continue;
    const UnicodeString letter = one(c);
    std::array<UChar, 32> skeleton{};
    const int32_t length =
        uspoof_getSkeleton(checker, 0, letter.getBuffer(), letter.length(),
                           skeleton.data(), 32, &status);
    groups[UnicodeString(skeleton.data(), length)].push_back(
        {c, script, u_hasBinaryProperty(c, UCHAR_UPPERCASE) != 0});
  }
  uspoof_close(checker);
  return groups;
}

char32_t find_twin(const Letter& of, const std::vector<Letter>& group,
                   UScriptCode script) {
  if (of.script == script) return 0;
  for (const Letter& other : group) {  // lowest code point first
    if (other.script == script && other.upper == of.upper &&
        is_everyday(other.value)) {
      return static_cast<char32_t>(other.value);
    }
  }
  return 0;
}

std::vector<unicode::tables::Twins> find_twins() {
  std::vector<unicode::tables::Twins> twins;
  for (const auto& [skeleton, group] : group_letters()) {
    for (const Letter& letter : group) {
      const unicode::tables::Twins row = {
          static_cast<char32_t>(letter.value),
          find_twin(letter, group, USCRIPT_LATIN),
          find_twin(letter, group, USCRIPT_CYRILLIC),
          find_twin(letter, group, USCRIPT_GREEK)};
      if (row.latin + row.cyrillic + row.greek != 0) twins.push_back(row);
    }
  }
  std::ranges::sort(twins, {}, &unicode::tables::Twins::letter);
  return twins;
}

// ---- writing ----

struct Stages {
  std::vector<uint16_t> blocks;
  std::vector<uint16_t> cells;
};

Stages compress(const std::vector<uint16_t>& values) {
  Stages stages;
  std::map<std::vector<uint16_t>, uint16_t> known;
  for (size_t at = 0; at < values.size(); at += kBlockSize) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(at);
    std::vector<uint16_t> block(begin, begin + kBlockSize);
    const auto next = static_cast<uint16_t>(known.size());
    const auto [place, added] = known.try_emplace(block, next);
    if (added) {
      stages.cells.insert(stages.cells.end(), block.begin(), block.end());
    }
    stages.blocks.push_back(place->second);
  }
  return stages;
}

template <typename Number>
void write_numbers(std::ofstream& out, std::string_view declaration,
                   const std::vector<Number>& numbers) {
  out << "const " << declaration << "[] = {";
  for (size_t i = 0; i < numbers.size(); ++i) {
    out << (i % 20 == 0 ? "\n" : "") << numbers[i] << ",";
  }
  out << "};\n";
}

void write_properties(std::ofstream& out) {
  const auto joining = find_joining_scripts();
  const auto bytes = find_bytes();
  const auto composers = find_composers();
  std::map<std::tuple<uint32_t, Script, uint8_t, uint8_t, bool>, uint16_t>
      known;
  std::vector<Properties> records;
  std::vector<uint16_t> values;
  for (UChar32 c = 0; c < static_cast<UChar32>(kCodePoints); ++c) {
    Properties record = properties_of(c, joining);
    const auto found = bytes.find(c);
    if (found != bytes.end()) record.flags |= found->second;
    record.composes_on = composers.contains(c);
    const auto next = static_cast<uint16_t>(records.size());
    const auto [place, added] =
        known.try_emplace({record.flags, record.script, record.width,
                           record.combining_class, record.composes_on},
                          next);
    if (added) records.push_back(record);
    values.push_back(place->second);
  }
  const Stages stages = compress(values);
  write_numbers(out, "uint16_t kPropertyBlocks", stages.blocks);
  write_numbers(out, "uint16_t kPropertyCells", stages.cells);
  out << "const Properties kPropertyRecords[] = {\n";
  for (const Properties& record : records) {
    out << "{" << record.flags << ",Script{"
        << int{static_cast<uint8_t>(record.script)} << "}," << int{record.width}
        << "," << int{record.combining_class} << "," << record.composes_on
        << "," << int{record.word} << "},\n";
  }
  out << "};\n";
}

bool write_folds(std::ofstream& out) {
  const Folder folder;
  if (folder.failed()) return false;
  std::map<std::string, uint16_t> known;
  std::string pool;
  std::vector<uint32_t> starts = {0};  // text 0 stands for "itself"
  std::vector<uint16_t> values;
  for (UChar32 c = 0; c < static_cast<UChar32>(kCodePoints); ++c) {
    std::string itself;
    if (!is_surrogate(c)) one(c).toUTF8String(itself);
    const std::string folded = is_surrogate(c) ? itself : folder.fold(c);
    if (folded == itself) {
      values.push_back(unicode::tables::kFoldsToItself);
      continue;
    }
    const auto next = static_cast<uint16_t>(starts.size());
    const auto [place, added] = known.try_emplace(folded, next);
    if (added) {
      starts.push_back(static_cast<uint32_t>(pool.size()));
      pool += folded;
    }
    values.push_back(place->second);
  }
  starts.push_back(static_cast<uint32_t>(pool.size()));
  const Stages stages = compress(values);
  write_numbers(out, "uint16_t kFoldBlocks", stages.blocks);
  write_numbers(out, "uint16_t kFoldCells", stages.cells);
  write_numbers(out, "uint32_t kFoldStarts", starts);
  out << "const char kFoldPool[] =";
  for (size_t i = 0; i < pool.size(); ++i) {
    std::array<char, 8> octal{};
    std::snprintf(octal.data(), octal.size(), "\\%03o",
                  static_cast<unsigned char>(pool[i]));
    out << (i % 20 == 0 ? (i == 0 ? "\n\"" : "\"\n\"") : "") << octal.data();
  }
  out << "\";\n";
  return true;
}

void write_twins(std::ofstream& out) {
  const auto twins = find_twins();
  out << "const Twins kTwins[] = {\n";
  for (const auto& row : twins) {
    out << "{" << uint32_t{row.letter} << "," << uint32_t{row.latin} << ","
        << uint32_t{row.cyrillic} << "," << uint32_t{row.greek} << "},\n";
  }
  out << "};\nconst size_t kTwinsCount = " << twins.size() << ";\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: generate_tables OUT.cpp\n", stderr);
    return 2;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Written by lint/unicode/generate_tables.cpp from ICU.\n"
         "#include \"lint/unicode/tables.h\"\n\n"
         "namespace listlint::unicode::tables {\n\n";
  write_properties(out);
  if (!write_folds(out)) {
    std::fputs("generate_tables: ICU has no folding data\n", stderr);
    return 2;
  }
  write_twins(out);
  out << "\n}  // namespace listlint::unicode::tables\n";
  out.close();
  if (!out) {
    std::fprintf(stderr, "generate_tables: cannot write %s\n", argv[1]);
    return 2;
  }
  return 0;
}
