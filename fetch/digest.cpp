#include "fetch/digest.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstring>
#include <string>

#include "fetch/words.h"
#include "lint/ascii.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

constexpr size_t kBits = 64;

// The end of MurmurHash3: each bit of the number changes half of the others.
uint64_t mix(uint64_t hash) {
  hash ^= hash >> 33;
  hash *= 0xFF51'AFD7'ED55'8CCDU;
  hash ^= hash >> 33;
  hash *= 0xC4CE'B9FE'1A85'EC53U;
  return hash ^ hash >> 33;
}

// Bytes as a number, the first in the lowest bits on any machine.
template <typename Number>
uint64_t load(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof(number));
  if constexpr (std::endian::native == std::endian::big) {
    if constexpr (sizeof(number) == 8) {
      number = __builtin_bswap64(number);
    } else {
      number = __builtin_bswap32(number);
    }
  }
  return number;
}

// The same of up to seven bytes.
uint64_t load_rest(const char* bytes, size_t size) {
  if (size >= 4) {
    // The last four, without those that are in the first.
    const auto last = load<uint32_t>(bytes + size - 4) >> (8 * (8 - size));
    return load<uint32_t>(bytes) | last << 32;
  }
  uint64_t rest = 0;
  for (size_t i = 0; i < size; ++i) {
    rest |= uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return rest;
}

uint64_t hash_of(std::string_view bytes) {
  constexpr uint64_t kFactor = 0x9E37'79B9'7F4A'7C15U;
  uint64_t hash = bytes.size() * kFactor;
  const char* at = bytes.data();
  auto left = bytes.size();
  for (; left >= 8; left -= 8, at += 8) {
    hash = std::rotl((hash ^ load<uint64_t>(at)) * kFactor, 29);
  }
  return mix((hash ^ load_rest(at, left)) * kFactor);
}

// Counts for each bit in how many of some numbers it is set.
class BitCounts {
 public:
  void add(uint64_t bits) {
    for (auto& eight : eights_) {
      eight += kSpread[bits & 0xFF];
      bits >>= 8;
    }
    if (++added_ == kMostAdded) flush();
  }
  std::array<int64_t, kBits> take() {
    flush();
    return counts_;
  }

 private:
  static constexpr uint32_t kMostAdded = 255;  // that fit into a byte

  void flush() {
    for (size_t bit = 0; bit < kBits; ++bit) {
      counts_[bit] +=
          static_cast<int64_t>(eights_[bit / 8] >> (bit % 8 * 8) & 0xFF);
    }
    eights_ = {};
    added_ = 0;
  }

  // The bits of a byte, a byte each.
  static constexpr auto kSpread = [] {
    std::array<uint64_t, 256> table{};
    for (uint64_t byte = 0; byte < table.size(); ++byte) {
      for (uint64_t bit = 0; bit < 8; ++bit) {
        table[byte] |= (byte >> bit & 1) << (bit * 8);
      }
    }
    return table;
  }();

  std::array<uint64_t, kBits / 8> eights_{};  // eight counts in each
  uint32_t added_ = 0;
  std::array<int64_t, kBits> counts_{};
};

// What a page may repeat of the address that it was asked for.
class Echoes {
 public:
  explicit Echoes(std::string_view target) : target_(target) {
    for (size_t i = 0; i + 1 < target.size(); ++i) pairs_.set(pair(target, i));
  }

  // Short words are in too many addresses by chance.
  bool is_echo(std::string_view term) const {
    constexpr size_t kLeast = 6;
    if (term.size() < kLeast || term.size() > target_.size()) return false;
    // Most words need no search.
    const auto last = term.size() - 2;
    return pairs_.test(pair(term, 0)) && pairs_.test(pair(term, last)) &&
           pairs_.test(pair(term, last / 2)) &&
           target_.find(term) != std::string_view::npos;
  }

  // Without the whole address, as "You asked for /a/b.html" has it; "" where it
  // is not there.
  std::string blanked(std::string_view text) const {
    constexpr size_t kLeast = 4;
    std::string without;
    if (target_.size() < kLeast) return without;
    for (size_t at = text.find(target_); at != std::string::npos;
         at = text.find(target_, at + target_.size())) {
      if (without.empty()) without = text;
      without.replace(at, target_.size(), target_.size(), ' ');
    }
    return without;
  }

 private:
  static size_t pair(std::string_view text, size_t at) {
    return (static_cast<unsigned char>(text[at]) * 31U +
            static_cast<unsigned char>(text[at + 1])) %
           256;
  }

  std::string_view target_;
  std::bitset<256> pairs_;
};

class Sums {
 public:
  // How many words were counted.
  uint32_t add(std::string_view folded, const Echoes& echoes, int64_t weight) {
    const auto blanked = echoes.blanked(folded);
    uint32_t count = 0;
    BitCounts counts;
    for_each_term(
        blanked.empty() ? folded : blanked, [&](std::string_view term) {
          if (std::ranges::any_of(term, is_digit) || echoes.is_echo(term))
            return;
          ++count;
          counts.add(hash_of(term));
        });
    const auto ones = counts.take();
    for (size_t bit = 0; bit < kBits; ++bit) {
      sums_[bit] += weight * (2 * ones[bit] - int64_t{count});
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
  std::array<int64_t, kBits> sums_ = {};
};

}  // namespace

Digest digest_of(std::string_view bytes, std::string_view folded_text,
                 std::string_view folded_prose, std::string_view target) {
  constexpr size_t kMostTarget = 200;  // the search is for each word
  const auto echo = unicode::fold(target.substr(0, kMostTarget));
  const Echoes echoes(echo);
  Digest digest;
  digest.exact = hash_of(bytes);
  Sums sums;
  digest.words = sums.add(folded_text, echoes, 1);
  sums.add(folded_prose, echoes, 3);
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
