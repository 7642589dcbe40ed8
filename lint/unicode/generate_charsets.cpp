// Build tool: writes the tables of lint/unicode/charsets.h from ICU.
//   generate_charsets OUT.cpp
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <vector>

#include "lint/unicode/charsets.h"
#include "lint/unicode/generate_charset_bytes.h"

namespace {

using icu::Locale;
using icu::UnicodeSet;
using icu::UnicodeString;
using listlint::unicode::Charset;
using listlint::unicode::kCharsets;
using listlint::unicode::upper_half;
using listlint::unicode::tables::CharsetBytes;
using listlint::unicode::tables::kAnyLetter;
using listlint::unicode::tables::kCharsetBlockBits;

// ---- bytes ----

void write_record(std::ofstream& out, const CharsetBytes& bytes) {
  uint32_t trail = 0;
  std::array<uint32_t, 3> lead{};
  out << "{{";
  for (size_t i = 0; i < kCharsets; ++i) {
    const uint32_t byte = bytes[i];
    out << byte << ",";
    if (byte >= 0x80 && byte < 0xC0) trail |= 1U << i;
    if (byte >= 0xC2 && byte < 0xE0) lead[0] |= 1U << i;
    if (byte >= 0xE0 && byte < 0xF0) lead[1] |= 1U << i;
    if (byte >= 0xF0 && byte < 0xF5) lead[2] |= 1U << i;
  }
  out << "}," << trail << ",{" << lead[0] << "," << lead[1] << "," << lead[2]
      << "}},\n";
}

bool write_bytes(std::ofstream& out) {
  std::map<char32_t, CharsetBytes> rows;
  for (size_t i = 0; i < kCharsets; ++i) {
    const auto half = upper_half(static_cast<Charset>(i));
    if (!half) return false;
    for (uint32_t byte = 0x80; byte < 0x100; ++byte) {
      rows[(*half)[byte - 0x80]][i] = static_cast<uint8_t>(byte);
    }
  }
  // The sign and the letter mu: programs differ in which one a byte means.
  CharsetBytes& sign = rows[0xB5];
  CharsetBytes& letter = rows[0x3BC];
  for (size_t i = 0; i < kCharsets; ++i) {
    if (sign[i] == 0) sign[i] = letter[i];
    if (letter[i] == 0) letter[i] = sign[i];
  }
  std::vector<CharsetBytes> records(1);
  std::map<std::vector<uint16_t>, size_t> known;
  std::vector<size_t> blocks;
  std::vector<uint16_t> cells;
  constexpr uint32_t kBlock = 1U << kCharsetBlockBits;
  for (uint32_t first = 0; first < 0x10000; first += kBlock) {
    std::vector<uint16_t> block(kBlock);
    for (uint32_t i = 0; i < kBlock; ++i) {
      const auto row = rows.find(first + i);
      if (row == rows.end()) continue;
      block[i] = static_cast<uint16_t>(records.size());
      records.push_back(row->second);
    }
    const auto [place, added] = known.try_emplace(block, known.size());
    if (added) cells.insert(cells.end(), block.begin(), block.end());
    blocks.push_back(place->second);
  }
  out << "const uint8_t kCharsetBlocks[] = {";
  for (const size_t block : blocks) out << block << ",";
  out << "};\nconst uint16_t kCharsetCells[] = {";
  for (const uint16_t cell : cells) out << cell << ",";
  out << "};\nconst CharsetRecord kCharsetRecords[] = {\n";
  for (const CharsetBytes& record : records) write_record(out, record);
  out << "};\n";
  return true;
}

// ---- what languages write ----

// Each language once, or once a script.
std::vector<Locale> find_locales() {
  int32_t count = 0;
  const Locale* all = Locale::getAvailableLocales(count);
  std::vector<Locale> locales;
  for (int32_t i = 0; i < count; ++i) {
    if (*all[i].getCountry() == '\0') locales.push_back(all[i]);
  }
  return locales;
}

std::vector<std::string> zones() {
  std::vector<std::string> ids;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> all(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL,
                                                 nullptr, nullptr, status));
  while (const char* id = all->next(nullptr, status)) ids.emplace_back(id);
  return ids;
}

using Names = std::set<UnicodeString>;

// Of territories, languages, scripts and cities.
void add_names(const Locale& locale, const std::vector<std::string>& cities,
               Names& names) {
  const std::unique_ptr<icu::LocaleDisplayNames> display(
      icu::LocaleDisplayNames::createInstance(locale));
  UnicodeString name;
  for (const char* const* code = uloc_getISOCountries(); *code; ++code) {
    names.insert(display->regionDisplayName(*code, name));
  }
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
    names.insert(display->languageDisplayName(*code, name));
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> zone_names(
      icu::TimeZoneNames::createInstance(locale, status));
  if (U_FAILURE(status)) return;
  for (const std::string& id : cities) {
    zone_names->getExemplarLocationName(UnicodeString(id.c_str()), name);
    if (!name.isBogus()) names.insert(name);
  }
}

void add_exemplars(const Locale& locale, UnicodeSet& common) {
  UErrorCode status = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(locale.getName(), &status);
  if (U_FAILURE(status)) return;
  for (const auto kind : {ULOCDATA_ES_STANDARD, ULOCDATA_ES_AUXILIARY}) {
    UErrorCode one = U_ZERO_ERROR;
    USet* set = ulocdata_getExemplarSet(data, nullptr, USET_CASE_INSENSITIVE,
                                        kind, &one);
    if (set == nullptr) continue;
    // Letters with several marks come as strings.
    const UnicodeSet* letters = UnicodeSet::fromUSet(set);
    UnicodeSet flat;
    for (UChar32 c = 0; c < 0x30000; ++c) {
      if (letters->contains(c)) flat.add(c);
    }
    common.addAll(flat);
    uset_close(set);
  }
  ulocdata_close(data);
}

void write_common(std::ofstream& out, const UnicodeSet& common) {
  out << "const CommonRange kCommonRanges[] = {\n";
  for (int32_t i = 0; i < common.getRangeCount(); ++i) {
    out << "{" << common.getRangeStart(i) << "," << common.getRangeEnd(i)
        << "},";
  }
  out << "};\nconst size_t kCommonRangesCount = " << common.getRangeCount()
      << ";\n";
}

// A letter or mark in small form, or 0.
UChar32 small_letter(UChar32 c) {
  const bool in_word = (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
  return in_word && c < 0xFFFF ? u_tolower(c) : 0;
}

bool is_east_asian(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HANGUL ||
         script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

void count_pairs(const UnicodeString& name,
                 std::map<uint32_t, uint32_t>& pairs) {
  UChar32 before = 0;
  for (int32_t i = 0; i <= name.length(); ++i) {
    const UChar32 letter = i < name.length() ? small_letter(name[i]) : 0;
    const auto first = static_cast<uint32_t>(before) << 16;
    if (before != 0) ++pairs[first | kAnyLetter];
    if ((before != 0 || letter != 0) && !is_east_asian(before) &&
        !is_east_asian(letter)) {
      ++pairs[first | static_cast<uint32_t>(letter)];
    }
    before = letter;
  }
}

void write_pairs(std::ofstream& out, const Names& names) {
  std::map<uint32_t, uint32_t> pairs;
  for (const UnicodeString& name : names) count_pairs(name, pairs);
  out << "const uint32_t kPairs[] = {\n";
  for (const auto& [letters, times] : pairs) out << letters << ",";
  out << "};\nconst uint8_t kPairWeights[] = {\n";
  for (const auto& [letters, times] : pairs) {
    out << 1 + std::lround(4 * std::log2(times)) << ",";
  }
  out << "};\nconst size_t kPairsCount = " << pairs.size() << ";\n";
}

bool write_languages(std::ofstream& out) {
  UnicodeSet common;
  Names names;
  const auto cities = zones();
  for (const Locale& locale : find_locales()) {
    add_names(locale, cities, names);
    add_exemplars(locale, common);
  }
  for (const UnicodeString& name : names) common.addAll(name);
  common.remove(0, 0x7F);
  common.removeAllStrings();
  UErrorCode status = U_ZERO_ERROR;
  common.freeze();
  if (common.isEmpty() || U_FAILURE(status)) return false;
  write_common(out, common);
  write_pairs(out, names);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: generate_charsets OUT.cpp\n", stderr);
    return 2;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Written by lint/unicode/generate_charsets.cpp from ICU.\n"
         "#include \"lint/unicode/charsets.h\"\n\n"
         "namespace listlint::unicode::tables {\n\n";
  if (!write_bytes(out) || !write_languages(out)) {
    std::fputs("generate_charsets: ICU lacks a charset or its names\n", stderr);
    return 2;
  }
  out << "\n}  // namespace listlint::unicode::tables\n";
  out.close();
  if (!out) {
    std::fprintf(stderr, "generate_charsets: cannot write %s\n", argv[1]);
    return 2;
  }
  return 0;
}
