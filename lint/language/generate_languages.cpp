// Writes the tables of languages:
//   generate_languages OUT.cpp languages.tsv words.tsv
//
// Names, codes and usual scripts come from ICU, the rest from the two curated
// files. Keys are folded by the unicode::fold of the run-time look-up.
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <vector>

#include "lint/language/table.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace {

namespace unicode = listlint::unicode;
namespace utf8 = listlint::utf8;

using listlint::language::hash_of;
using listlint::language::kParticle;
using listlint::language::kTopic;

struct Language {
  std::string name;
  std::vector<int> scripts;
};

struct Tables {
  std::map<std::string, Language> languages;  // by code
  std::map<std::string, std::string> keys;    // folded name to code
  std::vector<std::string> guessed = {"en"};
  std::map<std::string, uint64_t> words;
  std::map<char32_t, uint64_t> letters;
};

using Cells = std::vector<std::string>;

Cells split(const std::string& text, char at) {
  Cells cells;
  std::stringstream stream(text);
  for (std::string cell; std::getline(stream, cell, at);) {
    if (!cell.empty()) cells.push_back(cell);
  }
  return cells;
}

// Calls add(cells) for each row of three cells; add says what is wrong.
bool read_rows(const char* path,
               const std::function<std::string(const Cells&)>& add) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return false;
  }
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, '\t');
    const std::string wrong =
        cells.size() == 3 ? add(cells) : "not three columns";
    if (!wrong.empty()) {
      std::cerr << path << ":" << number << ": " << wrong << "\n";
      return false;
    }
  }
  return true;
}

// ISO 15924 code to the script of its letters; -1 where there is none.
int script_of(const std::string& code) {
  if (code == "Hans" || code == "Hant") return USCRIPT_HAN;
  const int value = u_getPropertyValueEnum(UCHAR_SCRIPT, code.c_str());
  return value == UCHAR_INVALID_CODE || value > UINT8_MAX ? -1 : value;
}

std::string english_name(const std::string& code) {
  UChar name[100];
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length =
      uloc_getDisplayLanguage(code.c_str(), "en", name, 100, &error);
  std::string utf8_name;
  if (U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING) {
    icu::UnicodeString(false, name, length).toUTF8String(utf8_name);
  }
  return utf8_name == code ? std::string() : utf8_name;
}

std::vector<int> usual_scripts(const std::string& code) {
  char full[ULOC_FULLNAME_CAPACITY];
  char script[ULOC_SCRIPT_CAPACITY];
  UErrorCode error = U_ZERO_ERROR;
  uloc_addLikelySubtags(code.c_str(), full, sizeof full, &error);
  uloc_getScript(full, script, sizeof script, &error);
  const int value = U_SUCCESS(error) ? script_of(script) : -1;
  return value < 0 ? std::vector<int>{} : std::vector<int>{value};
}

void add_language(const std::string& code, const std::string& name,
                  Tables& tables) {
  tables.languages[code] = {name, usual_scripts(code)};
  tables.keys[unicode::fold(code)] = code;
  tables.keys.try_emplace(unicode::fold(name), code);
}

void add_icu(Tables& tables) {
  for (auto code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    const std::string name = english_name(*code);
    if (!name.empty()) add_language(*code, name, tables);
  }
  for (const auto& [code, language] : tables.languages) {
    const std::string iso3 = uloc_getISO3Language(code.c_str());
    if (!iso3.empty()) tables.keys.try_emplace(iso3, code);
  }
}

std::string add_row(const Cells& cells, Tables& tables) {
  const std::string& code = cells[1];
  if (cells[0] == "name") {
    if (tables.languages.contains(code)) return "ICU has this language";
    add_language(code, cells[2], tables);
    return {};
  }
  const auto language = tables.languages.find(code);
  if (language == tables.languages.end()) return "unknown language";
  if (cells[0] == "alias") {
    tables.keys[unicode::fold(cells[2])] = code;
    return {};
  }
  if (cells[0] != "scripts") return "unknown kind of row";
  language->second.scripts.clear();
  for (const auto& script : split(cells[2], ' ')) {
    const int value = script_of(script);
    if (value < 0) return "unknown script";
    language->second.scripts.push_back(value);
  }
  return {};
}

std::string add_words(const Cells& cells, Tables& tables) {
  uint64_t bit = kParticle;
  if (cells[0] != "*") {
    if (!tables.languages.contains(cells[0])) return "unknown language";
    auto place = std::ranges::find(tables.guessed, cells[0]);
    if (place == tables.guessed.end()) {
      place = tables.guessed.insert(place, cells[0]);
    }
    bit = uint64_t{1} << (place - tables.guessed.begin());
    if (bit >= kTopic) return "more languages than bits";
  }
  if (cells[1] == "topics") bit |= kTopic;
  for (const auto& value : split(cells[2], ' ')) {
    if (cells[1] == "letters") {
      tables.letters[utf8::decode(value, 0).value] |= bit;
    } else {
      tables.words[value] |= bit;
    }
  }
  return {};
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

void write_languages(const Tables& tables, std::ostream& out) {
  std::map<std::string, size_t> index;
  std::string scripts;
  std::string rows;
  size_t script_count = 0;
  for (const auto& [code, language] : tables.languages) {
    index.emplace(code, index.size());
    rows += fmt::format("    {{{}, {}, {{kScriptLists + {}, {}}}}},\n",
                        quoted(language.name), quoted(code), script_count,
                        language.scripts.size());
    for (const int script : language.scripts) {
      scripts += fmt::format("    unicode::Script{{{}}},\n", script);
    }
    script_count += language.scripts.size();
  }
  out << "constexpr unicode::Script kScriptLists[] = {\n"
      << scripts << "};\n\nconstexpr Language kLanguages[] = {\n"
      << rows << "};\n\nconstexpr Key kKeys[] = {\n";
  for (const auto& [key, code] : tables.keys) {
    out << "    {" << quoted(key) << ", " << index.at(code) << "},\n";
  }
  out << "};\n\n";
}

void write_words(const Tables& tables, std::ostream& out) {
  out << "constexpr std::string_view kGuessed[] = {\n";
  for (const auto& code : tables.guessed)
    out << "    " << quoted(code) << ",\n";
  out << "};\n\nconstexpr Word kWords[] = {\n";
  for (const auto& [word, languages] : tables.words) {
    out << "    {" << quoted(word) << ", " << languages << "U},\n";
  }
  out << "};\n\nconstexpr Letter kLetters[] = {\n";
  for (const auto& [letter, languages] : tables.letters) {
    out << "    {" << static_cast<uint32_t>(letter) << ", " << languages
        << "U},\n";
  }
  out << "};\n\n";
}

void write_word_slots(const Tables& tables, std::ostream& out) {
  size_t size = 1;
  while (size < 2 * tables.words.size()) size *= 2;
  std::vector<size_t> slots(size);
  size_t next = 0;
  for (const auto& [word, languages] : tables.words) {
    size_t slot = hash_of(word) & (size - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
    slots[slot] = ++next;
  }
  out << "constexpr uint16_t kWordSlots[] = {\n";
  for (size_t i = 0; i < size; ++i) {
    out << slots[i] << (i % 16 == 15 ? ",\n" : ",");
  }
  out << "};\n\n";
}

void write_scripts(std::ostream& out) {
  out << "constexpr std::string_view kScripts[] = {\n";
  const int most =
      std::min(u_getIntPropertyMaxValue(UCHAR_SCRIPT), int{UINT8_MAX});
  for (int script = 0; script <= most; ++script) {
    const char* name =
        u_getPropertyValueName(UCHAR_SCRIPT, script, U_LONG_PROPERTY_NAME);
    std::string written = name == nullptr ? "unknown" : name;
    std::ranges::replace(written, '_', ' ');
    out << "    " << quoted(written) << ",\n";
  }
  out << "};\n\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: generate_languages OUT.cpp languages.tsv words.tsv\n";
    return 2;
  }
  Tables tables;
  add_icu(tables);
  const bool read =
      read_rows(argv[2], [&](const Cells& c) { return add_row(c, tables); }) &&
      read_rows(argv[3], [&](const Cells& c) { return add_words(c, tables); });
  if (!read) return 1;
  std::ofstream out(argv[1]);
  out << "// Made by generate_languages.cpp.\n"
         "#include \"lint/language/table.h\"\n\n"
         "namespace listlint::language {\nnamespace {\n\n";
  write_languages(tables, out);
  write_words(tables, out);
  write_word_slots(tables, out);
  write_scripts(out);
  out << "}  // namespace\n\nconstinit const Table kTable = {\n"
         "    kLanguages, kKeys, kGuessed, kWords, kWordSlots,\n"
         "    kLetters, kScripts};\n\n"
         "}  // namespace listlint::language\n";
  out.close();
  return out ? 0 : 1;
}
