// Places with more than one name in use: exonyms, renamings and romanisations,
// by country, so that namesakes stay apart. The table is made at build time
// (generate_places.cpp) from place_aliases.tsv.
// Pure functions over static storage; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "rules/name_key.h"

namespace listlint::rules {

struct PlaceName {
  uint64_t hash = 0;   // place_hash()
  uint32_t place = 0;  // equal for the names of one place, from 1
};

// Under which a name, given as its hash_name_key(), stands in the table.
inline uint64_t place_hash(uint64_t name, std::string_view country) {
  return hash_text(country, name);
}

// The table is cut into buckets by the first bits of the hash, so that the
// many names that it does not have are dismissed at a glance.
inline constexpr int kPlaceBits = 12;
inline constexpr int kPlaceShift = 64 - kPlaceBits;

// The names whose hashes begin as this one.
std::span<const PlaceName> place_names(uint64_t hash);

// The place with a name in a country (ISO 3166-1 alpha-2); 0 for one that the
// table does not have.
uint32_t find_place(uint64_t name, std::string_view country);

}  // namespace listlint::rules
