#include <algorithm>
#include <array>
#include <bit>
#include <span>
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

// A run of letters.
struct Token {
  const Word* word = nullptr;  // null where it speaks for no language
  bool capital = false;        // begins with a capital letter
};

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
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

const Word* find_word(std::string_view lower_case) {
  const size_t mask = kTable.word_slots.size() - 1;
  for (size_t slot = hash_of(lower_case) & mask; kTable.word_slots[slot] != 0;
       slot = (slot + 1) & mask) {
    const Word& word = kTable.words[kTable.word_slots[slot] - 1U];
    if (word.word == lower_case) return &word;
  }
  return nullptr;
}

// What one text says for each language.
struct Votes {
  std::array<uint32_t, kLanguages> words{};    // distinct
  std::array<uint32_t, kLanguages> letters{};  // distinct
  uint32_t topics = 0;                         // of the words, borrowed ones
  uint64_t languages = 0;                      // with any vote

  void add(std::array<uint32_t, kLanguages>& votes, uint64_t mask) {
    languages |= mask;
    for (; mask != 0; mask &= mask - 1) {
      ++votes[static_cast<size_t>(std::countr_zero(mask))];
    }
  }
  uint32_t score(size_t language) const {
    return 2 * words[language] + std::min(letters[language], 2U);
  }
};

// Reads a text letter by letter: keeps its first words, and lets its letters
// vote.
class Reading {
 public:
  Reading(std::string_view text, Votes& votes) : votes_(votes) {
    for (size_t i = 0; i < text.size();) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const auto code_point =
          byte < 0x80 ? utf8::CodePoint{byte, 1} : utf8::decode(text, i);
      i += code_point.length;
      if (!is_letter(code_point.value)) {
        end_word();
      } else if (!add(code_point.value)) {
        return;
      }
    }
    end_word();
  }

  std::span<const Token> tokens() const { return {tokens_.data(), count_}; }

 private:
  static bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return c != utf8::kIllFormed && (unicode::properties(c).flags &
                                     (unicode::kLetter | unicode::kMark)) != 0;
  }

  // False where there are words enough.
  bool add(char32_t letter) {
    if (word_.empty()) {
      if (count_ == kMostWords) return false;
      tokens_[count_].capital = is_upper(letter);
    }
    const char32_t lower_case = lower(letter);
    utf8::append(word_, lower_case);
    // Letters of names prove nothing: "Łódź", "Viña del Mar".
    if (!tokens_[count_].capital && lower_case >= 0x80) vote(lower_case);
    return true;
  }

  // An apostrophe ends a word ("dell'esercito" is two).
  void end_word() {
    if (word_.empty()) return;
    tokens_[count_++].word = find_word(word_);
    word_.clear();
  }

  void vote(char32_t letter) {
    const auto row =
        std::ranges::lower_bound(kTable.letters, letter, {}, &Letter::letter);
    if (row == kTable.letters.end() || row->letter != letter ||
        std::ranges::find(seen_, letter) != seen_.end()) {
      return;
    }
    seen_.push_back(letter);
    votes_.add(votes_.letters, row->languages);
  }

  Votes& votes_;
  std::array<Token, kMostWords> tokens_;
  size_t count_ = 0;
  std::string word_;  // the one at hand, in lower case
  std::vector<char32_t> seen_;
};

// Whether a word is likely a part of a name: "de" in "Rio de Janeiro", "La" in
// "La Spezia", or a capitalised word that does not begin the text.
bool in_name(std::span<const Token> tokens, size_t i) {
  const auto particle = [&](size_t at) {
    const auto* word = tokens[at].word;
    return word != nullptr && (word->languages & kParticle) != 0;
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

Votes count(std::string_view text) {
  Votes votes;
  const Reading reading(text, votes);
  const auto tokens = reading.tokens();
  std::array<const Word*, kMostWords> seen;
  auto seen_end = seen.begin();
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Word* word = tokens[i].word;
    if (word == nullptr ||
        std::find(seen.begin(), seen_end, word) != seen_end) {
      continue;
    }
    // English titles capitalise any word.
    uint64_t mask = word->languages & ~(kParticle | kTopic);
    if (in_name(tokens, i)) mask &= uint64_t{1} << kEnglish;
    if (mask == 0) continue;
    *seen_end++ = word;
    if ((word->languages & kTopic) != 0) ++votes.topics;
    votes.add(votes.words, mask);
  }
  return votes;
}

}  // namespace

std::string_view guess_latin(std::string_view text) {
  const Votes votes = count(text);
  size_t best = 0;
  uint32_t second = 0;
  const uint64_t others = votes.languages & ~(uint64_t{1} << kEnglish);
  for (uint64_t mask = others; mask != 0; mask &= mask - 1) {
    const auto i = static_cast<size_t>(std::countr_zero(mask));
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
