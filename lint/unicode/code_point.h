// What each code point is, from tables made at build time
// (generate_tables.cpp) out of ICU's copy of the Unicode Character Database.
//
// Look-ups are two array reads and never touch ICU, so a run that finds
// nothing unusual does not pay for loading it. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listlint::unicode {

// Unicode scripts, by the names of the Unicode property value Script. The
// enumerators equal ICU's UScriptCode, so a newer ICU adds values, never
// changes them; only those that code asks about are named here.
enum class Script : uint8_t {
  common = 0,
  inherited = 1,
  arabic = 2,
  armenian = 3,
  bengali = 4,
  bopomofo = 5,
  cherokee = 6,
  cyrillic = 8,
  devanagari = 10,
  ethiopic = 11,
  georgian = 12,
  greek = 14,
  gujarati = 15,
  gurmukhi = 16,
  han = 17,
  hangul = 18,
  hebrew = 19,
  hiragana = 20,
  kannada = 21,
  katakana = 22,
  khmer = 23,
  lao = 24,
  latin = 25,
  malayalam = 26,
  mongolian = 27,
  myanmar = 28,
  oriya = 31,
  sinhala = 33,
  syriac = 34,
  tamil = 35,
  telugu = 36,
  thaana = 37,
  thai = 38,
  tibetan = 39,
  unknown = 103,
};

// Bits of Properties::flags.
inline constexpr uint32_t kLetter = 1U << 0;          // gc = L*
inline constexpr uint32_t kMark = 1U << 1;            // gc = M*
inline constexpr uint32_t kDigit = 1U << 2;           // gc = Nd
inline constexpr uint32_t kUppercase = 1U << 3;       // Uppercase
inline constexpr uint32_t kLowercase = 1U << 4;       // Lowercase
inline constexpr uint32_t kWhiteSpace = 1U << 5;      // White_Space
inline constexpr uint32_t kControl = 1U << 6;         // gc = Cc
inline constexpr uint32_t kIgnorable = 1U << 7;       // Default_Ignorable
inline constexpr uint32_t kBidiControl = 1U << 8;     // Bidi_Control
inline constexpr uint32_t kSpaceSeparator = 1U << 9;  // gc = Zs
inline constexpr uint32_t kMaybeNotNfc = 1U << 10;  // NFC_QC != Yes or ccc != 0
inline constexpr uint32_t kUnassigned = 1U << 11;   // gc = Cn
inline constexpr uint32_t kPunctuation = 1U << 12;  // gc = P*
inline constexpr uint32_t kVirama = 1U << 13;       // ccc = 9
inline constexpr uint32_t kEmoji = 1U << 14;        // Extended_Pictographic
inline constexpr uint32_t kRightToLeft = 1U << 15;  // Bidi_Class R or AL
inline constexpr uint32_t kComplexContext = 1U << 16;  // Line_Break = SA
// The scanner must look at it (scan.h): any of control, ignorable, bidi
// control, exotic space, maybe not NFC, unassigned, compatibility form, private
// use, noncharacter, deprecated, U+FFFD, U+2028 and U+2029.
inline constexpr uint32_t kNotable = 1U << 17;
// Why kMaybeNotNfc is set.
inline constexpr uint32_t kReorders = 1U << 18;  // lead ccc != 0
inline constexpr uint32_t kComposes = 1U << 19;  // NFC_QC = Maybe
inline constexpr uint32_t kNeverNfc = 1U << 20;  // NFC_QC = No
// More than one value of Script_Extensions: belongs to any of them.
inline constexpr uint32_t kManyScripts = 1U << 21;
// A letter or mark of a script that joins or stacks its letters (it has
// viramas or joining types), where U+200C and U+200D change the shape.
inline constexpr uint32_t kJoiningScript = 1U << 22;
// A letter or digit that stands for others in another shape or as one: full
// and half width, Arabic presentation forms, ligatures and digraphs, CJK
// radicals. Signs are not among them, nor what is a letter of its own (œ).
inline constexpr uint32_t kCompatibilityForm = 1U << 23;
inline constexpr uint32_t kPrivateUse = 1U << 24;    // gc = Co
inline constexpr uint32_t kNoncharacter = 1U << 25;  // Noncharacter_Code_Point
inline constexpr uint32_t kDeprecated = 1U << 26;    // Deprecated
// A letter that some languages use and others mistake for their own (ş, ي);
// the scan tells whether there is one at all.
inline constexpr uint32_t kMistakable = 1U << 27;

// Some one-byte charset has it where UTF-8 has a later byte of a letter, the
// first of two, the first of three or four: what mojibake is made of
// (charsets.h).
inline constexpr uint32_t kTrailByte = 1U << 28;
inline constexpr uint32_t kLeadByte = 1U << 29;
inline constexpr uint32_t kLongLeadByte = 1U << 30;

struct Properties {
  uint32_t flags = 0;
  Script script = Script::unknown;
  uint8_t width = 1;  // terminal columns: 0, 1 or 2 (East_Asian_Width)
  uint8_t combining_class = 0;
  // Normal form C may write it and what follows as one code point.
  bool composes_on = false;
  // Letters and marks of one script, which go on a word of it: the script;
  // those written without spaces (Chinese, Japanese, Korean): kSpaceless; all
  // else: 0. So that the scan has one byte to compare.
  uint8_t word = 0;
};

inline constexpr uint8_t kSpaceless = 255;

// Whether words of the script stand right beside words of any other one.
constexpr bool is_spaceless(Script script) {
  return script == Script::han || script == Script::hiragana ||
         script == Script::katakana || script == Script::hangul ||
         script == Script::bopomofo;
}

const Properties& properties(char32_t code_point);

// Whether both scripts may meet in one word at UTS 39 level "moderately
// restrictive" is decided over whole words, in scan.h.

// Text as names are compared: lower case, compatibility forms resolved, marks
// dropped for Latin and Greek only (Cyrillic keeps й apart from и; of
// Cyrillic only ё folds, to е), letters such as ø, ł, ß spelt out, invisible
// characters gone, every dash a '-', every apostrophe a "'", white space runs
// one ' ', none at the ends. Ill-formed bytes are kept.
//
// Appends to `out`.
void fold(std::string_view text, std::string& out);
std::string fold(std::string_view text);

// Terminal columns of a text, ill-formed bytes and controls counted as 1.
uint32_t display_width(std::string_view text);

// "U+200B ZERO WIDTH SPACE". Asks ICU for the name; for messages.
std::string name_code_point(char32_t code_point);

// The letter of `script` (Latin, Cyrillic or Greek) that looks like this
// letter of another of the three, in the same case; 0 where there is none.
char32_t twin(char32_t letter, Script script);

}  // namespace listlint::unicode
