#include "fetch/digest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "fetch/words.h"
#include "lint/ascii.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

constexpr size_t kBits = 64;

uint64_t fnv1a(std::string_view bytes) {
  uint64_t hash = 14'695'981'039'346'656'037U;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1'099'511'628'211U;
  }
  return hash;
}

// FNV leaves the high bits of short words alike; this is the end of
// MurmurHash3.
uint64_t mix(uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xFF51'AFD7'ED55'8CCDU;
  hash ^= hash >> 33;
  hash *= 0xC4CE'B9FE'1A85'EC53U;
  return hash ^ hash >> 33;
}

class Sums {
 public:
  // How many words were counted.
  uint32_t add(std::string_view text, std::string_view target, int weight) {
    auto folded = unicode::fold(text);
    blank_echoes(folded, target);
    uint32_t count = 0;
    for (const auto term : terms(folded)) {
      if (std::ranges::any_of(term, is_digit)) continue;
      if (is_echo(term, target)) continue;
      ++count;
      const auto hash = mix(fnv1a(term));
      for (size_t bit = 0; bit < kBits; ++bit) {
        sums_[bit] += (hash >> bit & 1) != 0 ? weight : -weight;
      }
    }
    return count;
  }

  uint64_t simhash() const {
    uint64_t hash = 0;
    for (size_t bit = 0; bit < kBits; ++bit) {
      if (sums_[bit] > 0) hash |= uint64_t{1} << bit;
    }
    return hash;
  }

 private:
  // The whole address, as "You asked for /a/b.html" has it.
  static void blank_echoes(std::string& text, std::string_view target) {
    constexpr size_t kLeast = 4;
    if (target.size() < kLeast) return;
    for (size_t at = text.find(target); at != std::string::npos;
         at = text.find(target, at + target.size())) {
      text.replace(at, target.size(), target.size(), ' ');
    }
  }

  // Short words are in too many addresses by chance.
  static bool is_echo(std::string_view term, std::string_view target) {
    constexpr size_t kLeast = 6;
    return term.size() >= kLeast && target.find(term) != std::string_view::npos;
  }

  std::array<int64_t, kBits> sums_ = {};
};

}  // namespace

Digest digest_of(std::string_view bytes, std::string_view text,
                 std::string_view prose, std::string_view target) {
  constexpr size_t kMostTarget = 200;  // the search is for each word
  const auto echo = unicode::fold(target.substr(0, kMostTarget));
  Digest digest;
  digest.exact = fnv1a(bytes);
  Sums sums;
  digest.words = sums.add(text, echo, 1);
  sums.add(prose, echo, 3);
  digest.simhash = sums.simhash();
  return digest;
}

bool is_same_page(const Digest& a, const Digest& b) {
  if (a.words == 0 || b.words == 0) return a == b;
  if (a.exact == b.exact) return true;
  constexpr int kMostBits = 3;
  const auto [least, most] = std::minmax(a.words, b.words);
  return most - least <= 2 + most / 50 &&
         std::popcount(a.simhash ^ b.simhash) <= kMostBits;
}

bool has_drifted(const Digest& then, const Digest& now) {
  // Unrelated texts differ in half of the bits, give or take four; short ones
  // vary more.
  constexpr int kLeastBits = 24;
  constexpr uint32_t kLeastWords = 30;
  constexpr uint32_t kEnoughWords = 60;
  if (then.words < kLeastWords || now.words == 0) return false;
  if (std::popcount(then.simhash ^ now.simhash) < kLeastBits) return false;
  const auto [least, most] = std::minmax(then.words, now.words);
  return least >= kEnoughWords || most >= 2 * least;
}

}  // namespace listlint::fetch
