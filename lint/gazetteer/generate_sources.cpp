#include "lint/gazetteer/generate_sources.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::gazetteer {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// Invisible characters are slips of those who typed the name.
std::string without_invisible(std::string_view text) {
  std::string kept;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if ((unicode::properties(point.value).flags & unicode::kIgnorable) == 0) {
      kept.append(text.substr(at, point.length));
    }
    at += point.length;
  }
  return kept;
}

// The soft sign of Cyrillic, which no one writes in Latin letters:
// "Stavropol’".
std::string without_soft_signs(std::string name, std::string_view country) {
  constexpr std::string_view kSign = "\u2019";
  constexpr std::string_view kCyrillic[] = {"BY", "KG", "KZ", "RU"};
  if (std::ranges::find(kCyrillic, country) == std::end(kCyrillic)) return name;
  for (auto at = name.find(kSign); at != name.npos; at = name.find(kSign)) {
    name.erase(at, kSign.size());
  }
  return name;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// A name in Latin letters that people write. The others are of other scripts,
// which GeoNames also holds in bare transliterations, in lower case or
// without vowels ("kiyebha", "kyyf"), or codes of airports, or slips.
bool is_latin_name(std::string_view text) {
  size_t letters = 0;
  bool upper = false;
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (point.value == utf8::kIllFormed) return false;
    at += point.length;
    const auto& properties = unicode::properties(point.value);
    constexpr std::string_view kUnusual = "0123456789:;,()[]{}/=\\<>*?|\"#&+_";
    if (point.value < 0x80 &&
        kUnusual.find(static_cast<char>(point.value)) != kUnusual.npos) {
      return false;
    }
    if ((properties.flags & unicode::kLetter) == 0) continue;
    if (properties.script != unicode::Script::latin &&
        properties.script != unicode::Script::common) {
      return false;
    }
    if (letters++ == 0) upper = (properties.flags & unicode::kUppercase) != 0;
    // 's-Hertogenbosch, but not "ji fu".
    if (letters == 1 && !upper && text.front() != '\'') return false;
  }
  return letters >= 3;
}

bool is_code(std::string_view text) {
  return text.size() <= 4 && std::ranges::all_of(text, is_upper);
}

bool is_kept(std::string_view name) {
  return is_latin_name(name) && !is_code(name) &&
         name.find(" - ") == name.npos && name.find("irport") == name.npos &&
         name.find("erodrom") == name.npos && name.size() <= 60;
}

Place read_city(std::string_view line) {
  const auto fields = split(line, '\t');
  if (fields.size() < 15) throw std::runtime_error("a row with few columns");
  Place place;
  place.id = static_cast<uint32_t>(std::stoul(std::string(fields[0])));
  place.country = fields[8];
  place.name = without_soft_signs(without_invisible(fields[1]), place.country);
  place.region = fields[10];
  place.latitude = std::stof(std::string(fields[4]));
  place.longitude = std::stof(std::string(fields[5]));
  place.population = std::stoull("0" + std::string(fields[14]));
  for (const auto part : split(fields[3], ',')) {
    auto name = without_invisible(part);
    if (is_kept(name)) place.other_names.push_back(std::move(name));
  }
  return place;
}

void read_cities(const std::string& path, std::vector<Place>& places) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + " cannot be read");
  std::string line;
  while (std::getline(file, line)) {
    if (!line.empty()) places.push_back(read_city(line));
  }
}

nlohmann::json read_json(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + " cannot be read");
  return nlohmann::json::parse(file);
}

void add_area(std::string name, std::string_view code,
              std::vector<Place>& places) {
  name = without_invisible(name.substr(0, name.find(" (")));
  if (name.size() < 3 || code.size() < 2) return;
  Place place;
  for (size_t i = 0; i < 2; ++i) {
    place.country += static_cast<char>(std::toupper(code[i]));
  }
  if (code.size() > 3 && code[2] == '.') {
    const auto rest = code.substr(3);
    place.region = rest.substr(0, rest.find('.'));
  }
  place.other_names.push_back(std::move(name));
  places.push_back(std::move(place));
}

void read_areas(const std::string& path, std::vector<Place>& places) {
  for (const auto& row : read_json(path)) {
    add_area(row.at("name"), row.at("code").get<std::string>(), places);
  }
}

void read_subdivisions(const std::string& path, std::vector<Place>& places) {
  const auto json = read_json(path);
  const auto& rows = json.at("subdivisions").at("localeDisplayNames");
  for (const auto& [code, name] : rows.at("subdivisions").items()) {
    add_area(name, code, places);
  }
}

}  // namespace

std::vector<Place> read_places(const SourcePaths& paths) {
  std::vector<Place> places;
  read_cities(paths.cities, places);
  read_areas(paths.regions, places);
  read_areas(paths.districts, places);
  read_subdivisions(paths.subdivisions, places);
  return places;
}

}  // namespace listlint::gazetteer
