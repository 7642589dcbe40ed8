// Letters that are written for those of a language, because they look like
// them or because an old encoding had no others: the cedilla of "Iaşi", where
// Romanian has a comma below. Constant data; any thread.
#pragma once

#include <span>
#include <string_view>

namespace listlint::rules {

struct LetterPair {
  char32_t wrong = 0;
  char32_t right = 0;
};

struct Alphabet {
  std::string_view name;       // of the language, in English
  std::string_view languages;  // BCP 47 codes, parted by spaces
  std::string_view countries;  // where its names are in that language
  std::span<const LetterPair> pairs;
  // A word with one of these is in that language, whatever is told.
  std::u32string_view own;
  // A word with one of these is in another language.
  std::u32string_view foreign;
};

// The one of a language, by BCP 47 code, or of a country, by ISO 3166-1 code;
// null where nothing is known to be mistaken there.
const Alphabet* alphabet_of_language(std::string_view code);
const Alphabet* alphabet_of_country(std::string_view code);

std::span<const Alphabet> alphabets();

// The letter that is meant; 0 where `letter` is right or none of them.
char32_t meant_letter(const Alphabet& alphabet, char32_t letter);

}  // namespace listlint::rules
