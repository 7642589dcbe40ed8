// Tables of words that mean one of a few things, sorted when compiled.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace listlint::wikitext {

template <typename Meaning>
struct Group {
  Meaning meaning;
  std::string_view words;  // parted by "|"
};

template <typename Meaning>
struct Word {
  std::string_view word;
  Meaning meaning{};
};

// All words of the groups, in the order of bytes.
template <const auto& groups>
consteval auto sorted_words() {
  constexpr size_t kCount = [] {
    size_t count = 0;
    for (const auto& group : groups) {
      count += 1 + static_cast<size_t>(std::ranges::count(group.words, '|'));
    }
    return count;
  }();
  std::array<Word<decltype(groups[0].meaning)>, kCount> words;
  size_t n = 0;
  for (const auto& group : groups) {
    auto rest = group.words;
    while (true) {
      const auto bar = rest.find('|');
      words[n++] = {rest.substr(0, bar), group.meaning};
      if (bar == rest.npos) break;
      rest.remove_prefix(bar + 1);
    }
  }
  std::ranges::sort(words, {}, [](const auto& word) { return word.word; });
  return words;
}

// What a word means; the value of no meaning where it is not in the table.
template <typename Meaning, size_t N>
constexpr Meaning meaning_of(const std::array<Word<Meaning>, N>& words,
                             std::string_view word) {
  const auto found =
      std::ranges::lower_bound(words, word, {}, &Word<Meaning>::word);
  return found == words.end() || found->word != word ? Meaning{}
                                                     : found->meaning;
}

}  // namespace listlint::wikitext
