// Build tool: writes the table behind pinyin.h.
//
// usage: generate_pinyin OUT
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <vector>

namespace {

constexpr char32_t kFirst = 0x4E00;
constexpr char32_t kLast = 0x9FFF;

// Characters of names of towns, which ICU reads as other words have them:
// Foshan, Xiamen, Chongqing, Changsha, Chengdu.
std::string_view reading_in_names(char32_t character) {
  switch (character) {
    case 0x4F5B:
      return "fo";
    case 0x53A6:
      return "xia";
    case 0x91CD:
      return "chong";
    case 0x957F:
      return "chang";
    case 0x90FD:
      return "du";
    default:
      return {};
  }
}

// Only what reads as one plain syllable is kept.
bool is_syllable(const std::string& text) {
  if (text.empty() || text.size() > 6) return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") ==
         std::string::npos;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> reader(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower",
                                          UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    std::cerr << "ICU has no Han-Latin transform: " << u_errorName(status)
              << "\n";
    return 2;
  }
  std::map<std::string, unsigned> syllables = {{"", 0}};
  std::vector<std::string> order = {""};
  std::vector<unsigned> table;
  for (char32_t c = kFirst; c <= kLast; ++c) {
    icu::UnicodeString text(static_cast<UChar32>(c));
    reader->transliterate(text);
    std::string reading;
    text.trim().toUTF8String(reading);
    if (const auto own = reading_in_names(c); !own.empty()) reading = own;
    if (!is_syllable(reading)) reading.clear();
    const auto [at, is_new] =
        syllables.try_emplace(reading, static_cast<unsigned>(order.size()));
    if (is_new) order.push_back(reading);
    table.push_back(at->second);
  }
  std::ofstream out(argv[1]);
  out << "// Made by lint/language/generate_pinyin.cpp; do not edit.\n"
         "#include \"lint/language/pinyin.h\"\n\n#include <cstdint>\n\n"
         "namespace listlint::language {\nnamespace {\n\n"
         "constexpr std::string_view kSyllables[] = {\n";
  for (const auto& syllable : order) out << "\"" << syllable << "\",\n";
  out << "};\nconstexpr uint16_t kReadings[] = {\n";
  for (size_t i = 0; i < table.size(); ++i) {
    out << table[i] << (i % 16 == 15 ? ",\n" : ",");
  }
  out << "};\n\n}  // namespace\n\n"
         "std::string_view pinyin(char32_t character) {\n"
         "  if (character < 0x4E00 || character > 0x9FFF) return {};\n"
         "  return kSyllables[kReadings[character - 0x4E00]];\n}\n\n"
         "}  // namespace listlint::language\n";
  return out.good() ? 0 : 2;
}
