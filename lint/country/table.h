// The generated table of country names, as generate_names.cpp writes it and
// country.cpp reads it. Static, constant, free of start-up work.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/country/country.h"

namespace listlint::country {

// One key of the table: bytes [key, key + length) of the pool of keys.
struct Entry {
  uint32_t key = 0;
  uint16_t name = 0;  // into Table::names
  uint8_t length = 0;
  uint8_t tag = 0;  // top byte of the hash: most misses end here
};

// An English spelling, of a country or a part of one, that a misspelt name is
// compared with.
struct Candidate {
  uint32_t letters = 0;  // bit i: has the i-th letter of the alphabet
  uint16_t entry = 0;    // into Table::entries
};

// How the styles call a country, in the order common, iso, un, cldr.
struct Preferred {
  std::string_view code;
  std::string_view names[4] = {};
};

struct Territory {
  std::string_view code;
  std::string_view parent;
};

struct Table {
  std::string_view keys;
  std::span<const Entry> entries;
  std::span<const uint16_t> slots;  // a power of two; entry + 1, 0 is empty
  std::span<const Name> names;
  std::span<const Candidate> candidates;
  std::span<const Preferred> preferred;    // by code
  std::span<const Territory> territories;  // by code
};

extern const Table kTable;

}  // namespace listlint::country
