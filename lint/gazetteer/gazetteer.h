// The world's towns: in which countries a name is a place, how a place is
// spelt, and which one a damaged or misspelt name was. A place that it does not
// know may exist all the same.
//
// Made from GeoNames and CLDR (generate_index.cpp) and kept as places.bin,
// which lies in the program as it is. A look-up takes less than a microsecond
// and allocates nothing. Pure functions over static storage; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace listlint::gazetteer {

// A number; equal for all names of one place.
using Place = uint32_t;

// Classes of population, for Match::size; others lie between and beyond.
inline constexpr uint8_t kArea = 0;      // a province, district, county
inline constexpr uint8_t kHamlet = 1;    // under 500, or not known
inline constexpr uint8_t kVillage = 3;   // from 1,000
inline constexpr uint8_t kTown = 6;      // from 10,000
inline constexpr uint8_t kCity = 9;      // from 100,000
inline constexpr uint8_t kBigCity = 12;  // from 1,000,000

struct Match {
  Place place = 0;
  std::string_view country;  // ISO 3166-1 alpha-2
  uint8_t size = 0;
  bool own = false;      // the name is the usual one of the place
  bool several = false;  // other places of the country are called so, too
};

// One place for each country that has one of the name, the largest first.
class Matches {
 public:
  const Match* begin() const { return matches_.data(); }
  const Match* end() const { return matches_.data() + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Match& operator[](size_t at) const { return matches_[at]; }

  // Null where the country has none.
  const Match* in(std::string_view country) const;

  // Keeps the largest where there are more than fit.
  void add(const Match& match);

 private:
  std::array<Match, 16> matches_;
  size_t size_ = 0;
};

// Case, marks, spaces and dashes do not matter (key.h). A name with the word of
// a level ("Sokol District") is looked up with it, and without where that is
// not known.
Matches find(std::string_view name);

// The place of the name in one country; cheaper than find().
std::optional<Match> find_in(std::string_view name, std::string_view country);

// Whether a country has a place of the name.
bool knows(std::string_view name, std::string_view country);

// How a place is usually spelt: "São Paulo"; "" of an area.
std::string name_of(Place place);

std::string_view country_of(Place place);

// Whether a name, but for case and so on, is the usual one of a place.
bool is_name_of(std::string_view name, Place place);

// The one place of a country, at least as large as `least`, whose usual name is
// one slip away (a letter more, less, changed, or two swapped) from a name that
// the country does not have. Nullopt where there is none or more than one, or
// the name is not in Latin letters. Takes some 20 microseconds.
std::optional<Match> nearest(std::string_view name, std::string_view country,
                             uint8_t least);

// A name of which letters were lost to U+FFFD, as the place of the country that
// it must be is spelt: "S\uFFFDo Paulo" in Brazil is "São Paulo". A row of
// U+FFFD is one letter, or as many as there are; at most two of them. Nullopt
// where no place, or more than one spelling, fits; then for an empty country,
// where places of the world spell it in more than one way.
std::optional<std::string> restore(std::string_view damaged,
                                   std::string_view country);

}  // namespace listlint::gazetteer
