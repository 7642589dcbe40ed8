// Which places a title in another script than Latin names: its words in Latin
// letters, compared with the names of the list. Romanisations differ, so there
// are two answers: surely named (letter for letter) and maybe named (the
// consonants agree). A rule that doubts a citation needs the first for another
// place, and not even the second for its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/unicode/code_point.h"

namespace listlint::rules {

// A word of a title; of Chinese characters, each is one.
struct TitleWord {
  std::string latin;  // "omska", lower case; empty where there is no reading
  unicode::Script script = unicode::Script::unknown;
  bool capital = false;  // begins with a capital letter
  bool is_city = false;  // 市
};

using TitleWords = std::vector<TitleWord>;

// A place as a title names it: words [begin, end).
struct TitlePlace {
  std::string key;  // as place_key()
  size_t begin = 0;
  size_t end = 0;
  // The case ending that was cut, as in a key: "a" of Омска, "e" of в Омске.
  std::string_view ending;
};

// A name as romanised titles are compared: "Taizhou, Jiangsu" without what is
// behind the comma, kh as h, ts as c, y and j as i.
std::string place_key(std::string_view name);

// Whether a title may be in another script; false for most, and cheap.
bool may_be_romanised(std::string_view title);

// Titles that a rule reads in one document: reading takes microseconds each,
// and lists of a million references are checked, too.
inline constexpr size_t kMostTitles = 4096;

// Reads titles and remembers each letter. For one thread; lives as long as a
// rule looks at one document.
class TitleReader {
 public:
  TitleReader();
  ~TitleReader();
  TitleReader(const TitleReader&) = delete;
  TitleReader& operator=(const TitleReader&) = delete;

  // The words of a title; of a long one, those at its beginning.
  TitleWords read(std::string_view title);

 private:
  struct Letters;
  std::unique_ptr<Letters> letters_;
};

// What may be the surely written name of a place, by its position and the word
// for a city beside it. Names nothing in scripts without vowels.
std::vector<TitlePlace> places_named(const TitleWords& words);

// Whether a title may name a place, other words than those of `apart` for it.
// `country` is a code for the table of places, or empty.
bool may_name(const TitleWords& words, const TitlePlace& apart,
              std::string_view name, std::string_view country);

}  // namespace listlint::rules
