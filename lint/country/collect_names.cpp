// Writes foreign.tsv and parts.tsv: the names of countries that ICU and
// names.tsv lack, and the names of the parts of countries.
//   collect_names names.tsv FOLDER foreign.tsv parts.tsv
// FOLDER holds the npm packages that `./dev names` unpacks. Not a part of the
// build, which uses the two files as they are.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/country/generate_sources.h"

namespace listlint::country {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// A name that the sources give, with the countries that they give it to.
struct Found {
  std::string written;
  Codes codes;
};
using AllFound = std::map<std::string, Found>;  // by key

Json read(const fs::path& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

void add(AllFound& all, const std::string& name, const std::string& code) {
  const std::string key = key_of(name);
  if (key.empty() || name.find_first_of("\t\n") != std::string::npos) return;
  auto& found = all[key];
  // Of spellings with one key the first in byte order stands for all.
  if (found.written.empty() || name < found.written) found.written = name;
  found.codes.insert(code);
}

bool is_english(const std::string& locale) {
  return locale == "en" || locale.starts_with("en-");
}

std::vector<fs::path> sorted(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

// main/de/territories.json: "US", "US-alt-short".
void add_cldr(const fs::path& folder, const Codes& codes, AllFound& all) {
  for (const auto& path : sorted(folder / "main")) {
    const auto locale = path.filename().string();
    const auto territories = path / "territories.json";
    if (is_english(locale) || !fs::exists(territories)) continue;
    const auto file = read(territories);
    const auto& names =
        file.at("main").at(locale).at("localeDisplayNames").at("territories");
    for (const auto& [code, name] : names.items()) {
      const auto region = code.substr(0, code.find('-'));
      // Where CLDR has no name it repeats the code.
      const auto written = name.get<std::string>();
      if (codes.contains(region) && written != region) {
        add(all, written, region);
      }
    }
  }
}

// langs/de.json: a name, or several.
void add_iso_countries(const fs::path& folder, const Codes& codes,
                       AllFound& all) {
  for (const auto& path : sorted(folder / "langs")) {
    if (is_english(path.stem().string())) continue;
    const auto file = read(path);
    for (const auto& [code, value] : file.at("countries").items()) {
      if (!codes.contains(code)) continue;
      const auto names = value.is_array() ? value : Json::array({value});
      for (const auto& name : names) add(all, name.get<std::string>(), code);
    }
  }
}

// Leaves out what is known already and what several countries are called.
void write_foreign(const AllFound& all, const Names& known, std::ostream& out) {
  std::map<std::string, std::set<std::string>> rows;  // names by code
  for (const auto& [key, found] : all) {
    if (found.codes.size() != 1 || known.english.contains(key)) continue;
    if (known.foreign.contains(key)) continue;
    rows[*found.codes.begin()].insert(found.written);
  }
  out << "# Names of countries in other languages, as CLDR 48.2 and\n"
         "# i18n-iso-countries 7.14 have them and neither ICU 72 nor "
         "names.tsv:\n"
         "# code, name. Made by ./dev names; NOTICE tells the licences.\n";
  for (const auto& [code, names] : rows) {
    for (const auto& name : names) out << code << '\t' << name << '\n';
  }
}

// Without those that are a country, too: "Georgia", "Luxembourg".
void write_parts(const fs::path& folder, const Names& known, const Codes& codes,
                 std::ostream& out) {
  const auto file =
      read(folder / "cldr-subdivisions-full/subdivisions/en/en.json");
  const auto& names =
      file.at("subdivisions").at("localeDisplayNames").at("subdivisions");
  const auto core =
      read(folder / "cldr-core/supplemental/subdivisionContainment.json");
  const auto& groups = core.at("supplemental").at("subdivisionContainment");
  AllFound all;
  for (const auto& [country, group] : groups.items()) {
    if (!codes.contains(country)) continue;  // a part, with parts of its own
    for (const auto& code : group.at("_contains")) {
      const auto name = names.find(code.get<std::string>());
      if (name != names.end()) add(all, name->get<std::string>(), country);
    }
  }
  out << "# First-level parts of countries (ISO 3166-2) as CLDR 48.2 calls "
         "them in\n"
         "# English: codes of the countries that have a part so called, name.\n"
         "# Made by ./dev names; NOTICE tells the licences.\n";
  for (const auto& [key, found] : all) {
    const auto english = known.english.find(key);
    const bool is_country = english != known.english.end() &&
                            english->second.kind != Kind::not_country;
    if (is_country || known.foreign.contains(key)) continue;
    std::string in;
    for (const auto& code : found.codes) in += (in.empty() ? "" : " ") + code;
    out << in << '\t' << found.written << '\n';
  }
}

int run(char** args) {
  Names known;
  if (!read_curated(args[1], known)) return 1;
  const auto list = iso_codes();
  const Codes codes(list.begin(), list.end());
  add_english(list, known);
  add_foreign(list, known);
  const fs::path folder = args[2];
  AllFound all;
  add_cldr(folder / "cldr-localenames-full", codes, all);
  add_iso_countries(folder / "i18n-iso-countries", codes, all);
  std::ofstream foreign(args[3]);
  write_foreign(all, known, foreign);
  for (const auto& [key, found] : all) known.foreign[key] = found.codes;
  std::ofstream parts(args[4]);
  write_parts(folder, known, codes, parts);
  return foreign.flush() && parts.flush() ? 0 : 1;
}

}  // namespace
}  // namespace listlint::country

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: collect_names names.tsv FOLDER foreign.tsv "
                 "parts.tsv\n";
    return 2;
  }
  try {
    return listlint::country::run(argv);
  } catch (const std::exception& error) {
    std::cerr << "collect_names: " << error.what() << "\n";
    return 1;
  }
}
