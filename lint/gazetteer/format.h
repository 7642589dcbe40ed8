// How the index of places (places.bin) is laid out. generate_index.cpp writes
// it, gazetteer.cpp reads it where it lies in the program: nothing is parsed,
// and a look-up touches a few cache lines.
//
// All numbers are little-endian; sections follow the header in this order,
// each from a multiple of four bytes on.
//
// - Countries, by code. A place is a number. Places stand by country, then by
//   size (kSizes classes of population, largest first), then by population, so
//   that the number tells country and size. `begin` is the first place of the
//   country, `ends[n]` the end of those of size kSizes - 1 - n.
// - Buckets: where the keys begin whose hash begins with these kBucketBits
//   bits, and the end of the last.
// - Keys: kKeyBytes each, a number made of fields (from the lowest bit):
//   the place (kPlaceBits), "own" (1: the key is the name of the place, not
//   another name), "several" (1: other places of the country have it, too),
//   and the kCheckBits of the hash behind those of the bucket. Keys of a bucket
//   stand by these. A key stands once for each country that has such a place,
//   with the place that has it as its own name, else the largest. The text of
//   a key is not there: one text in 150,000 is taken for another's.
// - Symbols: 256 texts of up to seven bytes, the length in the eighth.
// - Blocks: where the name of each kBlock-th place begins, and the end.
// - Names, as places: symbols up to a 0. An empty name is that of an area,
//   which is known and never proposed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lint/fnv.h"

namespace listlint::gazetteer {

inline constexpr uint64_t kMagic = 0x315A41474C494C01U;  // "\1LILGAZ1"
inline constexpr uint32_t kVersion = 1;

inline constexpr unsigned kSizes = 16;
inline constexpr unsigned kBucketBits = 16;
inline constexpr unsigned kPlaceBits = 18;
inline constexpr unsigned kCheckBits = 20;
inline constexpr size_t kKeyBytes = 5;
inline constexpr unsigned kBlock = 16;
static_assert(kPlaceBits + 2 + kCheckBits == 8 * kKeyBytes);

// The least population of each size. Size 0 is an area (a province, a
// district), size 1 a place of fewer or an unknown number.
inline constexpr std::array<uint32_t, kSizes> kPopulations = {
    0,         0,         500,       1'000,     2'000,   5'000,
    10'000,    20'000,    50'000,    100'000,   200'000, 500'000,
    1'000'000, 2'000'000, 5'000'000, 10'000'000};

struct Header {
  uint64_t magic = kMagic;
  uint32_t version = kVersion;
  uint32_t bytes = 0;  // of the whole index
  uint32_t countries = 0;
  uint32_t places = 0;
  uint32_t keys = 0;
  uint32_t name_bytes = 0;
};

struct Country {
  std::array<char, 2> code{};
  uint16_t unused = 0;
  uint32_t begin = 0;
  std::array<uint32_t, kSizes> ends{};
};

using Symbol = std::array<char, 8>;

// Of a key; seed it with the hash of what stands before.
inline constexpr uint64_t kHashSeed = kFnvSeed;
constexpr uint64_t hash_of(std::string_view text, uint64_t seed = kHashSeed) {
  return fnv1a(text, seed);
}

// What a hash says of where a key stands: bits from the top.
struct Position {
  uint32_t bucket = 0;
  uint32_t check = 0;
};

constexpr Position position_of(uint64_t fnv) {
  // The upper bits of FNV depend little on the last letters.
  uint64_t hash = fnv ^ (fnv >> 32U);
  hash *= 0x9E3779B97F4A7C15U;
  return {static_cast<uint32_t>(hash >> (64 - kBucketBits)),
          static_cast<uint32_t>(hash >> (64 - kBucketBits - kCheckBits)) &
              ((1U << kCheckBits) - 1)};
}

constexpr size_t padded(size_t bytes) { return (bytes + 3) / 4 * 4; }

}  // namespace listlint::gazetteer
