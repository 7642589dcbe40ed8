// Build tool: writes the table behind romanised.h.
//
// usage: generate_romanised OUT
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <utility>
#include <vector>

namespace {

// The blocks of living scripts, by their first and last code point: Greek to
// Arabic, Indic to Georgian and Hangul's parts, extended Greek, kana, Hangul.
constexpr std::pair<char32_t, char32_t> kBlocks[] = {{0x0370, 0x06FF},
                                                     {0x0900, 0x11FF},
                                                     {0x1F00, 0x1FFF},
                                                     {0x3040, 0x30FF},
                                                     {0xAC00, 0xD7A3}};

std::string reading_of(const icu::Transliterator& reader, char32_t letter) {
  icu::UnicodeString text(static_cast<UChar32>(letter));
  reader.transliterate(text);
  std::string latin;
  text.toLower().toUTF8String(latin);
  std::erase_if(latin, [](char c) { return c < 'a' || c > 'z'; });
  return latin;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> reader(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII",
                                          UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    std::cerr << "ICU has no Any-Latin transform: " << u_errorName(status)
              << "\n";
    return 2;
  }
  std::map<std::string, unsigned> known = {{"", 0}};
  std::vector<std::string> order = {""};
  std::vector<unsigned> table;
  for (const auto& [first, last] : kBlocks) {
    for (char32_t letter = first; letter <= last; ++letter) {
      const auto reading = reading_of(*reader, letter);
      const auto [at, is_new] =
          known.try_emplace(reading, static_cast<unsigned>(order.size()));
      if (is_new) order.push_back(reading);
      table.push_back(at->second);
    }
  }
  std::ofstream out(argv[1]);
  out << "// Made by lint/language/generate_romanised.cpp; do not edit.\n"
         "#include \"lint/language/romanised.h\"\n\n#include <cstdint>\n\n"
         "namespace listlint::language {\nnamespace {\n\n"
         "constexpr std::string_view kTexts[] = {\n";
  for (const auto& text : order) out << "\"" << text << "\",\n";
  out << "};\nconstexpr uint16_t kReadings[] = {\n";
  for (size_t i = 0; i < table.size(); ++i) {
    out << table[i] << (i % 16 == 15 ? ",\n" : ",");
  }
  out << "};\n\n// First and last code point, and where its readings begin.\n"
         "struct Block {\n  char32_t first;\n  char32_t last;\n"
         "  uint32_t begin;\n};\nconstexpr Block kBlocks[] = {\n";
  unsigned begin = 0;
  for (const auto& [first, last] : kBlocks) {
    out << "{" << static_cast<unsigned>(first) << ","
        << static_cast<unsigned>(last) << "," << begin << "},\n";
    begin += static_cast<unsigned>(last - first + 1);
  }
  out << "};\n\n}  // namespace\n\n"
         "std::string_view romanised(char32_t letter) {\n"
         "  for (const auto& block : kBlocks) {\n"
         "    if (letter < block.first) return {};\n"
         "    if (letter > block.last) continue;\n"
         "    return kTexts[kReadings[block.begin + letter - block.first]];\n"
         "  }\n  return {};\n}\n\n"
         "}  // namespace listlint::language\n";
  return out.good() ? 0 : 2;
}
