#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

#include "lint/language/language.h"
#include "lint/language/table.h"
#include "lint/unicode/utf8.h"

namespace listlint::language {
namespace {

// A title says in its first words what it is; the rest of a hostile one is
// not worth the time.
constexpr size_t kMostWords = 64;
constexpr size_t kLanguages = 64;
constexpr size_t kEnglish = 0;

struct Token {
  std::string lower;
  bool capital = false;  // begins with a capital letter
};

bool is_upper(char32_t c) {
  return (unicode::properties(c).flags & unicode::kUppercase) != 0;
}

// Lower case of a letter in the Latin blocks that the word list uses. Simple
// pairs only; Unicode lays them out in regular runs.
char32_t lower(char32_t c) {
  if (!is_upper(c)) return c;
  if (c < 0x80 || (c >= 0xC0 && c <= 0xDE)) return c + 0x20;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c == 0x18F) return 0x259;
  const bool odd_first = (c >= 0x139 && c <= 0x148) ||
                         (c >= 0x179 && c <= 0x17E) ||
                         (c >= 0x1AF && c <= 0x1B0);
  if (c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF)) {
    return (c % 2 == 1) == odd_first ? c + 1 : c;
  }
  return c;
}

// Runs of letters; an apostrophe ends one ("dell'esercito" is two).
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool inside = false;
  for (size_t i = 0; i < text.size();) {
    const auto code_point = utf8::decode(text, i);
    i += code_point.length;
    const bool letter = code_point.value != utf8::kIllFormed &&
                        (unicode::properties(code_point.value).flags &
                         (unicode::kLetter | unicode::kMark)) != 0;
    if (letter) {
      if (!inside) {
        if (tokens.size() == kMostWords) break;
        tokens.push_back({{}, is_upper(code_point.value)});
      }
      utf8::append(tokens.back().lower, lower(code_point.value));
    }
    inside = letter;
  }
  return tokens;
}

const Word* find_word(std::string_view lower_case) {
  const auto row =
      std::ranges::lower_bound(kTable.words, lower_case, {}, &Word::word);
  return row != kTable.words.end() && row->word == lower_case ? &*row : nullptr;
}

// What one text says for each language.
struct Votes {
  std::array<uint32_t, kLanguages> words{};    // distinct
  std::array<uint32_t, kLanguages> letters{};  // distinct
  uint32_t topics = 0;                         // of the words, borrowed ones

  static void add(std::array<uint32_t, kLanguages>& votes, uint64_t mask) {
    for (; mask != 0; mask &= mask - 1) {
      ++votes[static_cast<size_t>(std::countr_zero(mask))];
    }
  }
  uint32_t score(size_t language) const {
    return 2 * words[language] + std::min(letters[language], 2U);
  }
};

// Whether a word is likely a part of a name: "de" in "Rio de Janeiro", "La" in
// "La Spezia", or a capitalised word that does not begin the text.
bool in_name(const std::vector<Token>& tokens, size_t i,
             const std::vector<const Word*>& words) {
  const auto particle = [&](size_t at) {
    return words[at] != nullptr && (words[at]->languages & kParticle) != 0;
  };
  if (tokens[i].capital && i != 0) return true;
  if (!particle(i)) return false;
  size_t next = i + 1;
  while (next < tokens.size() && particle(next) && !tokens[next].capital) {
    ++next;
  }
  const bool before_name = next < tokens.size() && tokens[next].capital;
  if (tokens[i].capital) return before_name || next == tokens.size();
  size_t previous = i;
  while (previous > 0 && particle(previous - 1) &&
         !tokens[previous - 1].capital) {
    --previous;
  }
  return before_name && previous > 0 && tokens[previous - 1].capital;
}

void count_letters(const Token& token, std::vector<char32_t>& seen,
                   Votes& votes) {
  for (size_t i = 0; i < token.lower.size();) {
    const auto code_point = utf8::decode(token.lower, i);
    i += code_point.length;
    if (code_point.value < 0x80) continue;
    const auto row = std::ranges::lower_bound(kTable.letters, code_point.value,
                                              {}, &Letter::letter);
    if (row == kTable.letters.end() || row->letter != code_point.value ||
        std::ranges::find(seen, row->letter) != seen.end()) {
      continue;
    }
    seen.push_back(row->letter);
    Votes::add(votes.letters, row->languages);
  }
}

Votes count(const std::vector<Token>& tokens) {
  Votes votes;
  std::vector<const Word*> words;
  for (const auto& token : tokens) words.push_back(find_word(token.lower));
  std::vector<const Word*> seen;
  std::vector<char32_t> seen_letters;
  for (size_t i = 0; i < tokens.size(); ++i) {
    // Letters of names prove nothing: "Łódź", "Viña del Mar".
    if (!tokens[i].capital) count_letters(tokens[i], seen_letters, votes);
    const Word* word = words[i];
    if (word == nullptr || std::ranges::find(seen, word) != seen.end()) {
      continue;
    }
    // English titles capitalise any word.
    uint64_t mask = word->languages & ~(kParticle | kTopic);
    if (in_name(tokens, i, words)) mask &= uint64_t{1} << kEnglish;
    if (mask == 0) continue;
    seen.push_back(word);
    if ((word->languages & kTopic) != 0) ++votes.topics;
    Votes::add(votes.words, mask);
  }
  return votes;
}

}  // namespace

std::string_view guess_latin(std::string_view text) {
  const Votes votes = count(tokens_of(text));
  size_t best = 0;
  uint32_t second = 0;
  for (size_t i = 1; i < kTable.guessed.size(); ++i) {
    if (votes.score(i) > votes.score(best)) {
      second = votes.score(best);
      best = i;
    } else {
      second = std::max(second, votes.score(i));
    }
  }
  const uint32_t words = votes.words[best];
  const uint32_t english = votes.words[kEnglish];
  const bool enough =
      best == kEnglish ? words >= 3 && words > votes.topics
                       : words >= 2 || (words == 1 && votes.letters[best] != 0);
  const bool ahead =
      votes.score(best) >= second + 2 && (best == kEnglish || words > english);
  return enough && ahead ? kTable.guessed[best] : std::string_view{};
}

}  // namespace listlint::language
