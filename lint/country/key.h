// The form under which country names are compared. The table generator and
// the look-up both use it, so a name is found exactly if it was entered.
// Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lint/fnv.h"

namespace listlint::country {

// The words of unicode::fold(written) with single spaces between them: full
// stops and apostrophes gone, every other sign a space, "&" as "and",
// abbreviations spelt out ("st", "n", "s", "rep", "dem"), "the" left out.
// "St. Vincent & the Grenadines" is "saint vincent and grenadines".
class Key {
 public:
  explicit Key(std::string_view written);

  // Empty where nothing is left or the text is too long for any name. Views
  // this object.
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  void add_words(std::string_view folded);
  void put(std::string_view text);

  // The longest key of the table has 175 bytes.
  std::array<char, 200> bytes_;
  size_t size_ = 0;
  bool full_ = false;
};

constexpr uint64_t hash_of(std::string_view key) { return fnv1a(key); }

}  // namespace listlint::country
