#include "lint/country/generate_sources.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <memory>
#include <system_error>
#include <unicode/locdspnm.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include "lint/country/key.h"

namespace listlint::country {
namespace {

// Rows of names.tsv are of these kinds, in the order of Kind, or tell the
// country that territories belong to.
constexpr std::string_view kKinds[] = {
    "name",      "alias",       "former",  "historical",
    "ambiguous", "constituent", "foreign", "not_country"};
constexpr std::string_view kStyles[] = {"common", "iso", "un", "cldr"};
constexpr std::string_view kTerritory = "territory";

// ICU lists them, ISO 3166-1 does not assign them.
constexpr std::string_view kNotIso[] = {"AC", "CP", "CQ", "DG",
                                        "EA", "IC", "TA"};

// Index of `word`, or the number of words.
template <size_t n>
size_t index_of(const std::string_view (&words)[n], std::string_view word) {
  return static_cast<size_t>(std::ranges::find(words, word) -
                             std::begin(words));
}

bool read_year(const std::string& text, uint16_t& year) {
  if (text.empty()) return true;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, year);
  return read.ec == std::errc() && read.ptr == end;
}

// Adds one row of names.tsv; returns what is wrong with it.
std::string add_row(const std::string& line, Names& names) {
  const auto cells = split(line, '\t');
  if (cells.size() < 4 || cells.size() > 6) return "not four to six columns";
  if (cells[0] == kTerritory) {
    for (const auto& code : split(cells[3], ' ')) {
      names.parents[code] = cells[1];
    }
    return {};
  }
  const size_t kind = index_of(kKinds, cells[0]);
  if (kind == std::size(kKinds)) return "unknown kind";
  Spelling row;
  row.kind = static_cast<Kind>(kind);
  row.codes = split(cells[1], ' ');
  row.written = cells[3];
  if (cells.size() > 4 && !read_year(cells[4], row.until)) return "no year";
  if (cells.size() > 5) row.related = split(cells[5], ' ');
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

template <typename Add>
bool read_rows(const char* path, Add add) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    return false;
  }
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::string wrong = add(line);
    if (!wrong.empty()) {
      std::cerr << path << ":" << number << ": " << wrong << "\n";
      return false;
    }
  }
  return true;
}

// Adds one row "codes TAB name" to `places`.
std::string add_plain_row(const std::string& line,
                          std::map<std::string, Codes>& places) {
  const auto cells = split(line, '\t');
  if (cells.size() != 2) return "not two columns";
  for (const auto& code : split(cells[0], ' ')) {
    places[key_of(cells[1])].insert(code);
  }
  return {};
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

// "Republic of Suriname" of any country.
void add_republics(const std::vector<std::string>& codes, Names& names) {
  for (const auto& code : codes) {
    if (names.parents.contains(code)) continue;
    const auto& common = names.styles.at(code)[0];
    const auto written = "Republic of " + common;
    names.english.try_emplace(key_of(written),
                              Spelling{Kind::alias, {code}, 0, written});
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

// Every name of a state that is no more knows what its common one knows.
void share_history(Names& names) {
  std::map<std::string, Spelling> common;
  for (const auto& [key, spelling] : names.english) {
    if (spelling.kind == Kind::historical && !spelling.related.empty()) {
      common[spelling.codes.at(0)] = spelling;
    }
  }
  for (auto& [key, spelling] : names.english) {
    if (spelling.kind != Kind::historical || !spelling.related.empty())
      continue;
    const auto& known = common.at(spelling.codes.at(0));
    spelling.related = known.related;
    if (spelling.until == 0) spelling.until = known.until;
  }
}

}  // namespace

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

bool read_curated(const char* path, Names& names) {
  const bool good = read_rows(
      path, [&](const std::string& line) { return add_row(line, names); });
  if (good) share_history(names);
  return good;
}

bool read_foreign(const char* path, Names& names) {
  return read_rows(path, [&](const std::string& line) {
    return add_plain_row(line, names.foreign);
  });
}

bool read_parts(const char* path, Names& names) {
  return read_rows(path, [&](const std::string& line) {
    return add_plain_row(line, names.parts);
  });
}

std::vector<std::string> iso_codes() {
  std::set<std::string> codes = {"XK"};
  for (auto code = uloc_getISOCountries(); *code != nullptr; ++code) {
    if (index_of(kNotIso, *code) == std::size(kNotIso)) codes.insert(*code);
  }
  return {codes.begin(), codes.end()};
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
  add_republics(codes, names);
  add_inverted(names);
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
}

void drop_unclear(Names& names) {
  std::erase_if(names.foreign, [&](const auto& entry) {
    return entry.second.size() != 1 || names.english.contains(entry.first);
  });
  std::erase_if(names.parts, [&](const auto& entry) {
    const auto english = names.english.find(entry.first);
    const bool is_country = english != names.english.end() &&
                            english->second.kind != Kind::not_country;
    return is_country || names.foreign.contains(entry.first);
  });
}

}  // namespace listlint::country
