// The form under which the names of places are compared. The maker of the
// index and the look-up both use it, so a name is found exactly if it was
// entered. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace listlint::gazetteer {

// The letters and digits of unicode::fold(written), with nothing between them
// and "St", "Ste", "Mt" and "Ft" spelt out: "Saint-Étienne", "St. Etienne" and
// "saint etienne" are "saintetienne", "Xi'an" and "Xian" are "xian".
class Key {
 public:
  explicit Key(std::string_view written);

  // Empty where nothing is left or the text is too long for any name. Views
  // this object.
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  void add_words(std::string_view folded);
  void put(std::string_view text);

  // The longest key of the index has 85 bytes.
  std::array<char, 96> bytes_;
  size_t size_ = 0;
  bool full_ = false;
};

// A name without the word of its level, for a second look where the whole is
// not known: "Gatchinsky District" is "Gatchinsky", "Yongin-si" is "Yongin",
// "Province of Turin" is "Turin". The name itself where it has none.
std::string_view without_level(std::string_view name);

}  // namespace listlint::gazetteer
