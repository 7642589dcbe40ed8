// Country names: what a written name means. The table is made at build time
// (generate_names.cpp) from ICU's territory names and the curated
// names.tsv beside it; a look-up is one fold and one hash probe.
// Pure functions over static storage; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace listlint::country {

enum class Kind : uint8_t {
  name,         // a current English name in one of the styles below
  alias,        // an English name in use, of no style: "Holland", "USA"
  former,       // an earlier name of a country that still is: "Burma"
  historical,   // a state that is no more: "Czechoslovakia"
  ambiguous,    // means several countries: "Congo"
  constituent,  // a country or main part of one: "England", "Tahiti"
  foreign,      // a name in another language only: "Deutschland"
  not_country,  // looks like one, is none: "European Union", "Texas"
  part,         // a province, a state: only find_part() answers it
};

// Who writes a name so; bits of Name::styles. `common` is what English
// Wikipedia lists write, `iso` the ISO 3166-1 English short name, `un` the UN
// terminology database, `cldr` the Unicode CLDR English display name.
inline constexpr uint8_t kCommon = 1U << 0;
inline constexpr uint8_t kIso = 1U << 1;
inline constexpr uint8_t kUn = 1U << 2;
inline constexpr uint8_t kCldr = 1U << 3;

// One spelling. `codes` holds one ISO 3166-1 alpha-2 code (XK for Kosovo), a
// 3166-3 alpha-4 code for a historical state, the parent's code for a
// constituent, two or more for an ambiguous name, none for not_country.
struct Name {
  // As the table has it, not as the list has it; of a foreign name, the common
  // English name of the country.
  std::string_view written;
  std::span<const std::string_view> codes;
  Kind kind = Kind::name;
  uint8_t styles = 0;
  // Of a former name and a historical state: the year of its end; 0: not known.
  uint16_t until = 0;
  // Codes. Of a historical state: what it became. Of a part or of what is not a
  // country: where it lies.
  std::span<const std::string_view> related = {};
};

// The name with this spelling, ignoring what unicode::fold ignores, "the", and
// punctuation, with "&" read as "and" and "St." as "Saint" (key.h); null where
// no country is called so. "Aruba (Netherlands)" is "Aruba", and "Holland
// (Netherlands)" the country that both are.
const Name* find(std::string_view written);

// The province, state or region with this spelling, or what else find() knows
// not to be a country; null for any other text. find() leaves the thousands of
// provinces to this, so that they stay what they are in a list: names.
const Name* find_part(std::string_view written);

// The country that a territory with a code of its own belongs to: "DK" for
// "GL". Empty for any other code, and where that is disputed.
std::string_view parent(std::string_view code);

// All names; what find() answers is one of them. Counting by place in here is
// cheaper than by text.
std::span<const Name> names();

// How one style calls a country: preferred("CI", kIso) is "Côte d'Ivoire".
// Empty for an unknown code. Falls back to `common`.
std::string_view preferred(std::string_view code, uint8_t style);

// The English name that a misspelt one was meant to be, by optimal string
// alignment distance over keys: 1 up to seven letters, else 2 (then the first
// letter must agree), over kinds name, alias, former and constituent. Null
// where none or more than one country is as near, where a name of another kind
// is as near, and for a name that is known not to be a country. A slip of
// the pen that only swaps or doubles letters counts less than another edit.
const Name* nearest(std::string_view written);

}  // namespace listlint::country
