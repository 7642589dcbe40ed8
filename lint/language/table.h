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
  std::span<const Word> words;
  std::span<const uint16_t> word_slots;  // a power of two; word + 1, 0 is empty
  std::span<const Letter> letters;       // by letter
  std::span<const std::string_view> scripts;  // names, by unicode::Script
};

extern const Table kTable;

// Where the search for a word begins in Table::word_slots. 32-bit FNV-1a.
constexpr uint32_t hash_of(std::string_view word) {
  uint32_t hash = 0x811C9DC5U;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  }
  return hash;
}

}  // namespace listlint::language
