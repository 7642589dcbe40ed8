// Words of folded text, for whatever weighs pages: runs of letters and digits,
// and single characters of scripts that are written without spaces.
// Pure functions; views go into their arguments; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/ascii.h"

namespace listlint::fetch {

enum class WordKind : uint8_t {
  spaced,   // a run of letters, marks and digits
  dense,    // one character of Chinese, Japanese or Korean
  complex,  // one character of Thai, Lao, Khmer or Burmese
};

struct Word {
  std::string_view text;
  WordKind kind = WordKind::spaced;
};

// Gives the words of a text one by one, in order.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}
  // False at the end.
  bool next(Word& word) {
    const char* const bytes = text_.data();
    const auto size = text_.size();
    auto at = at_;
    const auto is_ascii_word = [&] {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      return byte < 0x80 && kAsciiWord[byte];
    };
    while (at < size && static_cast<unsigned char>(bytes[at]) < 0x80 &&
           !is_ascii_word()) {
      ++at;
    }
    const auto begin = at;
    while (at < size && is_ascii_word()) ++at;
    at_ = begin;
    if (at < size && static_cast<unsigned char>(bytes[at]) >= 0x80) {
      return next_beyond_ascii(word);
    }
    at_ = at;
    word = {text_.substr(begin, at - begin), WordKind::spaced};
    return at > begin;
  }

 private:
  bool next_beyond_ascii(Word& word);

  // Letters and digits.
  static constexpr auto kAsciiWord = [] {
    std::array<bool, 128> table{};
    for (size_t i = 0; i < table.size(); ++i) {
      const auto c = static_cast<char>(i);
      const char small = lower(c);
      table[i] = is_digit(c) || (small >= 'a' && small <= 'z');
    }
    return table;
  }();

  std::string_view text_;
  size_t at_ = 0;
};

// How much there is to read, in words: two characters of Chinese, or four of
// Thai, are taken for one.
size_t reading_length(std::string_view text);

// Gives take() the words as they are compared: runs as they are, dense and
// complex characters in overlapping pairs (a lone one alone).
template <typename Take>
void for_each_term(std::string_view folded, const Take& take) {
  std::string_view before;  // the dense character right before
  bool paired = false;
  const auto end_run = [&] {
    if (!before.empty() && !paired) take(before);
    before = {};
    paired = false;
  };
  Words words(folded);
  for (Word word; words.next(word);) {
    if (word.kind == WordKind::spaced) {
      end_run();
      take(word.text);
      continue;
    }
    const bool adjoins =
        !before.empty() && before.data() + before.size() == word.text.data();
    if (adjoins) {
      take(std::string_view(before.data(), before.size() + word.text.size()));
      paired = true;
    } else {
      end_run();
    }
    before = word.text;
  }
  end_run();
}

std::vector<std::string_view> terms(std::string_view folded);

// Whether a letter or digit of a script with spaces stands before, or at, a
// place: there a word cannot begin, or end.
bool is_word_before(std::string_view text, size_t at);
bool is_word_at(std::string_view text, size_t at);

}  // namespace listlint::fetch
