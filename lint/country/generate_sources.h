// What the table of country names is made from: names.tsv, foreign.tsv and
// parts.tsv beside this file, and ICU's territory names. For the tools that
// make tables; one thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/country/country.h"

namespace listlint::country {

struct Spelling {
  Kind kind = Kind::name;
  std::vector<std::string> codes;
  uint8_t styles = 0;
  std::string written = {};
  uint16_t until = 0;                     // Name::until
  std::vector<std::string> related = {};  // Name::related
};

using Codes = std::set<std::string>;

struct Names {
  std::map<std::string, Spelling> english;  // by key
  std::map<std::string, Codes> foreign;     // by key
  std::map<std::string, Codes> parts;       // countries with such a part
  std::map<std::string, std::array<std::string, 4>> styles;  // by code
  std::map<std::string, std::string> parents;  // of territories, by code
};

std::string key_of(std::string_view written);

// Each says on standard error what is wrong, and answers false.
bool read_curated(const char* path, Names& names);  // names.tsv
bool read_foreign(const char* path, Names& names);  // foreign.tsv
bool read_parts(const char* path, Names& names);    // parts.tsv

// The codes of ISO 3166-1, and XK.
std::vector<std::string> iso_codes();

// Adds what ICU calls countries in English, and turned-round forms of what is
// there; then its names in all other languages.
void add_english(const std::vector<std::string>& codes, Names& names);
void add_foreign(const std::vector<std::string>& codes, Names& names);

// Drops foreign names of several countries, and those that are English.
void drop_unclear(Names& names);

std::vector<std::string> split(const std::string& text, char at);

}  // namespace listlint::country
