// The generated tables of languages, as generate_languages.cpp writes them and
// language.cpp and guess.cpp read them. Static and constant.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/language/language.h"

namespace listlint::language {

// A name or code of a language, folded.
struct Key {
  std::string_view key;
  uint16_t language = 0;  // into Table::languages
};

// The languages that a word or letter speaks for: bit i is Table::guessed[i].
struct Word {
  std::string_view word;  // lower case
  uint64_t languages = 0;
};
struct Letter {
  char32_t letter = 0;
  uint64_t languages = 0;
};

// The bit of words that also stand in names: "de", "la".
inline constexpr uint64_t kParticle = uint64_t{1} << 63;
// The bit of words that others borrow: "city". They prove no language alone.
inline constexpr uint64_t kTopic = uint64_t{1} << 62;

struct Table {
  std::span<const Language> languages;
  std::span<const Key> keys;                  // by key
  std::span<const std::string_view> guessed;  // codes; English is the first
  std::span<const Word> words;                // by word
  std::span<const Letter> letters;            // by letter
  std::span<const std::string_view> scripts;  // names, by unicode::Script
};

extern const Table kTable;

}  // namespace listlint::language
