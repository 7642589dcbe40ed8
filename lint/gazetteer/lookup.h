// Look-ups by hash, for those that try many names. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/gazetteer/gazetteer.h"

namespace listlint::gazetteer {

struct Places {
  Place begin = 0;
  Place end = 0;
};

inline constexpr Places kWorld = {0, UINT32_MAX};

// Those of a country; none of an unknown one.
Places places_of(std::string_view code);

// How many places are known.
uint32_t place_count();

// All with a key that has this hash_of().
Matches find_all(uint64_t hash);

// The largest of `places` with such a key.
std::optional<Match> find_hash(uint64_t hash, Places places);

}  // namespace listlint::gazetteer
