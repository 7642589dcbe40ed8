// Writes the table of country names: generate_names OUT.cpp names.tsv
//
// Joins the curated rows with ICU's English territory names and with those of
// every other locale of ICU. Keys are made by the Key of the run-time look-up.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unicode/locdspnm.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>
#include <vector>

#include "lint/country/country.h"
#include "lint/country/key.h"

namespace {

using listlint::country::hash_of;
using listlint::country::Key;
using listlint::country::Kind;

constexpr std::string_view kKinds[] = {
    "name",      "alias",       "former",  "historical",
    "ambiguous", "constituent", "foreign", "not_country"};
constexpr std::string_view kStyles[] = {"common", "iso", "un", "cldr"};
constexpr uint8_t kCommon = listlint::country::kCommon;
constexpr uint8_t kCldr = listlint::country::kCldr;

// ICU lists them, ISO 3166-1 does not assign them.
constexpr std::string_view kNotIso[] = {"AC", "CP", "CQ", "DG",
                                        "EA", "IC", "TA"};

struct Spelling {
  Kind kind = Kind::name;
  std::vector<std::string> codes;
  uint8_t styles = 0;
  std::string written;
};

struct Names {
  std::map<std::string, Spelling> english;  // by key
  std::map<std::string, std::set<std::string>> foreign;
  std::map<std::string, std::array<std::string, 4>> styles;  // by code
};

std::string key_of(std::string_view written) {
  return std::string(Key(written).view());
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find(at, begin);
    parts.push_back(text.substr(begin, end - begin));
  }
  if (parts.size() == 1 && parts[0].empty()) parts.clear();
  return parts;
}

// Index of `word`, or the number of words.
template <size_t n>
size_t index_of(const std::string_view (&words)[n], std::string_view word) {
  return static_cast<size_t>(std::ranges::find(words, word) -
                             std::begin(words));
}

// Adds one row of names.tsv; returns what is wrong with it.
std::string add_row(const std::string& line, Names& names) {
  const auto cells = split(line, '\t');
  if (cells.size() != 4) return "not four columns";
  const size_t kind = index_of(kKinds, cells[0]);
  if (kind == std::size(kKinds)) return "unknown kind";
  Spelling row;
  row.kind = static_cast<Kind>(kind);
  row.codes = split(cells[1], ' ');
  row.written = cells[3];
  for (const auto& word : split(cells[2], ',')) {
    const size_t style = index_of(kStyles, word);
    if (style == std::size(kStyles)) return "unknown style";
    row.styles = static_cast<uint8_t>(row.styles | 1U << style);
    names.styles[row.codes.at(0)][style] = row.written;
  }
  const std::string key = key_of(row.written);
  if (key.empty()) return "no name";
  if (row.kind == Kind::foreign) {
    names.foreign[key].insert(row.codes.at(0));
    return {};
  }
  const auto [place, fresh] = names.english.try_emplace(key, row);
  if (fresh) return {};
  if (place->second.codes != row.codes) return "a name with other codes";
  place->second.styles |= row.styles;
  return {};
}

bool read_rows(const char* path, Names& names) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return false;
  }
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::string wrong = add_row(line, names);
    if (!wrong.empty()) {
      std::cerr << path << ":" << number << ": " << wrong << "\n";
      return false;
    }
  }
  return true;
}

std::vector<std::string> iso_codes() {
  std::set<std::string> codes = {"XK"};
  for (auto code = uloc_getISOCountries(); *code != nullptr; ++code) {
    if (index_of(kNotIso, *code) == std::size(kNotIso)) codes.insert(*code);
  }
  return {codes.begin(), codes.end()};
}

std::string display_name(const icu::LocaleDisplayNames& locale,
                         const std::string& code) {
  icu::UnicodeString name;
  locale.regionDisplayName(code.c_str(), name);
  std::string utf8;
  if (!name.isBogus()) name.toUTF8String(utf8);
  return utf8 == code ? std::string() : utf8;
}

std::unique_ptr<icu::LocaleDisplayNames> display_names(const char* locale,
                                                       UDisplayContext length) {
  UDisplayContext contexts[] = {length, UDISPCTX_NO_SUBSTITUTE};
  return std::unique_ptr<icu::LocaleDisplayNames>(
      icu::LocaleDisplayNames::createInstance(icu::Locale(locale), contexts,
                                              2));
}

// The other names that ICU keeps beside the usual one, where display names
// never show them: "Countries%variant" has Ivory Coast.
std::string table_name(const char* locale, const char* table,
                       const std::string& code) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UResourceBundle, decltype(&ures_close)> bundle(
      ures_open(U_ICUDATA_NAME "-region", locale, &error), &ures_close);
  const std::unique_ptr<UResourceBundle, decltype(&ures_close)> names(
      ures_getByKey(bundle.get(), table, nullptr, &error), &ures_close);
  int32_t length = 0;
  const UChar* text =
      ures_getStringByKey(names.get(), code.c_str(), &length, &error);
  std::string utf8;
  if (U_SUCCESS(error)) {
    icu::UnicodeString(false, text, length).toUTF8String(utf8);
  }
  return utf8;
}

void replace_all(std::string& text, std::string_view from,
                 std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// CLDR's name as English lists write it.
std::string common_form(std::string name) {
  replace_all(name, "&", "and");
  replace_all(name, "St. ", "Saint ");
  replace_all(name, "’", "'");
  return name;
}

void add_english(const std::vector<std::string>& codes, Names& names) {
  const auto english = display_names("en", UDISPCTX_LENGTH_FULL);
  for (const auto& code : codes) {
    const std::string written = display_name(*english, code);
    auto& styles = names.styles[code];
    styles[3] = written;
    if (styles[0].empty()) styles[0] = common_form(written);
    const auto [place, fresh] = names.english.try_emplace(
        key_of(written), Spelling{Kind::name, {code}, 0, styles[0]});
    auto& spelling = place->second;
    if (spelling.codes != std::vector{code}) continue;
    spelling.styles |= kCldr;
    if (fresh || spelling.kind == Kind::alias) {
      spelling.kind = Kind::name;
      spelling.written = common_form(written);
    }
  }
  // A style without a row of its own writes as `common` does.
  for (const auto& code : codes) {
    auto& styles = names.styles[code];
    auto& common = names.english.at(key_of(styles[0]));
    common.styles |= kCommon;
    for (size_t style = 1; style < 3; ++style) {
      if (!styles[style].empty()) continue;
      styles[style] = styles[0];
      common.styles = static_cast<uint8_t>(common.styles | 1U << style);
    }
  }
  const auto brief = display_names("en", UDISPCTX_LENGTH_SHORT);
  for (const auto& code : codes) {
    for (const auto& written :
         {display_name(*brief, code), table_name("en", "Countries%short", code),
          table_name("en", "Countries%variant", code)}) {
      const std::string key = key_of(written);
      if (key.empty()) continue;
      names.english.try_emplace(
          key, Spelling{Kind::alias, {code}, 0, common_form(written)});
    }
  }
}

// "Republic of Suriname" also stands as "Suriname, Republic of".
void add_inverted(Names& names) {
  std::map<std::string, Spelling> inverted;
  for (const auto& [key, spelling] : names.english) {
    const size_t of = key.find(" of ");
    if (of == std::string::npos) continue;
    if (spelling.kind != Kind::name && spelling.kind != Kind::alias) continue;
    const std::string head = key.substr(0, of + 3);
    inverted.try_emplace(
        key.substr(of + 4) + " " + head,
        Spelling{Kind::alias, spelling.codes, 0, spelling.written});
  }
  names.english.merge(inverted);
}

void add_foreign(const std::vector<std::string>& codes, Names& names) {
  for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
    const char* locale = uloc_getAvailable(i);
    for (const auto length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
      const auto display = display_names(locale, length);
      for (const auto& code : codes) {
        const std::string key = key_of(display_name(*display, code));
        if (!key.empty()) names.foreign[key].insert(code);
      }
    }
    for (const auto& code : codes) {
      const std::string key =
          key_of(table_name(locale, "Countries%variant", code));
      if (!key.empty()) names.foreign[key].insert(code);
    }
  }
  std::erase_if(names.foreign, [&](const auto& entry) {
    return entry.second.size() != 1 || names.english.contains(entry.first);
  });
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

struct Slot {
  std::string key;
  size_t name = 0;
};

// Writes the names, and says for each key which of them it is.
std::vector<Slot> write_names(const Names& names, std::ostream& out) {
  std::vector<Slot> keys;
  std::string codes;
  std::string rows;
  size_t code_count = 0;
  size_t count = 0;
  const auto add = [&](std::string_view written, Kind kind, uint8_t styles,
                       const std::vector<std::string>& of) {
    rows += fmt::format("    {{{}, {{kCodes + {}, {}}}, Kind::{}, {}}},\n",
                        quoted(written), code_count, of.size(),
                        kKinds[static_cast<size_t>(kind)], styles);
    for (const auto& code : of) codes += fmt::format("    {},\n", quoted(code));
    code_count += of.size();
    return count++;
  };
  for (const auto& [key, spelling] : names.english) {
    keys.push_back({key, add(spelling.written, spelling.kind, spelling.styles,
                             spelling.codes)});
  }
  std::map<std::string, size_t> of_country;
  for (const auto& [key, of] : names.foreign) {
    const std::string& code = *of.begin();
    if (!of_country.contains(code)) {
      of_country[code] =
          add(names.styles.at(code)[0], Kind::foreign, 0, {code});
    }
    keys.push_back({key, of_country[code]});
  }
  out << "constexpr std::string_view kCodes[] = {\n"
      << codes << "};\n\n"
      << "constexpr Name kNames[] = {\n"
      << rows << "};\n\n";
  return keys;
}

void write_keys(const std::vector<Slot>& keys, std::ostream& out) {
  size_t size = 1;
  while (size < 2 * keys.size()) size *= 2;
  std::vector<size_t> slots(size);
  out << "constexpr char kKeys[] =\n";
  std::string entries;
  size_t offset = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    const auto& [key, name] = keys[i];
    const uint64_t hash = hash_of(key);
    out << "    " << quoted(key) << "\n";
    entries +=
        fmt::format("{{{},{},{},{}}},\n", offset, name, key.size(), hash >> 56);
    offset += key.size();
    size_t slot = hash & (size - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  out << "    ;\n\nconstexpr Entry kEntries[] = {\n"
      << entries << "};\n\nconstexpr uint16_t kSlots[] = {\n";
  for (size_t i = 0; i < size; ++i) {
    out << slots[i] << (i % 16 == 15 ? ",\n" : ",");
  }
  out << "};\n\n";
}

bool is_candidate(const std::string& key) {
  return key.size() >= 4 && key.size() <= 64 &&
         std::ranges::all_of(
             key, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void write_candidates(const Names& names, std::ostream& out) {
  out << "constexpr Candidate kCandidates[] = {\n";
  size_t entry = 0;  // the English keys come first
  for (const auto& [key, spelling] : names.english) {
    uint32_t letters = 0;
    for (const char c : key) {
      if (c >= 'a' && c <= 'z') letters |= 1U << (c - 'a');
    }
    if (is_candidate(key)) {
      out << "    {" << letters << ", " << entry << "},\n";
    }
    ++entry;
  }
  out << "};\n\nconstexpr Preferred kPreferred[] = {\n";
  for (const auto& [code, styles] : names.styles) {
    out << "    {" << quoted(code) << ", {";
    for (const auto& written : styles) out << quoted(written) << ", ";
    out << "}},\n";
  }
  out << "};\n\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: generate_names OUT.cpp names.tsv\n";
    return 2;
  }
  Names names;
  if (!read_rows(argv[2], names)) return 1;
  const auto codes = iso_codes();
  add_english(codes, names);
  add_inverted(names);
  add_foreign(codes, names);
  if (names.english.size() + names.foreign.size() >= UINT16_MAX) {
    std::cerr << "more names than 16 bits can count\n";
    return 1;
  }
  std::ofstream out(argv[1]);
  out << "// Made by generate_names.cpp.\n"
         "#include \"lint/country/table.h\"\n\n"
         "namespace listlint::country {\nnamespace {\n\n";
  const auto keys = write_names(names, out);
  write_keys(keys, out);
  write_candidates(names, out);
  out << "}  // namespace\n\nconstinit const Table kTable = {\n"
         "    {kKeys, sizeof(kKeys) - 1}, kEntries, kSlots, kNames,\n"
         "    kCandidates, kPreferred};\n\n"
         "}  // namespace listlint::country\n";
  out.close();
  return out ? 0 : 1;
}
