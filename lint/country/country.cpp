#include "lint/country/country.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include "lint/country/key.h"
#include "lint/country/table.h"
#include "lint/unicode/utf8.h"

namespace listlint::country {
namespace {

// Longer names are not compared; the longest candidate is shorter than that.
constexpr size_t kMostLetters = 64;

std::string_view key_of(const Entry& entry) {
  return kTable.keys.substr(entry.key, entry.length);
}

struct Letters {
  std::array<char32_t, kMostLetters> at;
  size_t count = 0;
  bool fits = true;
};

Letters letters_of(std::string_view key) {
  Letters letters;
  for (size_t i = 0; i < key.size();) {
    if (letters.count == kMostLetters) {
      letters.fits = false;
      break;
    }
    const auto code_point = utf8::decode(key, i);
    letters.at[letters.count++] = code_point.value;
    i += code_point.length;
  }
  return letters;
}

uint32_t letter_bits(std::string_view key) {
  uint32_t bits = 0;
  for (const char c : key) {
    if (c >= 'a' && c <= 'z') bits |= 1U << (c - 'a');
  }
  return bits;
}

// Optimal string alignment distance, or `most` + 1 where it is greater.
// Candidates are ASCII. Three rows, no allocation.
size_t distance(const Letters& a, std::string_view b, size_t most) {
  using Row = std::array<uint8_t, kMostLetters + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<uint8_t>(j);
  for (size_t i = 1; i <= a.count; ++i) {
    row[0] = static_cast<uint8_t>(i);
    size_t least = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const bool same = a.at[i - 1] == static_cast<unsigned char>(b[j - 1]);
      size_t cost = std::min(std::min(row[j - 1], last[j]) + size_t{1},
                             last[j - 1] + size_t{same ? 0U : 1U});
      if (i > 1 && j > 1 &&
          a.at[i - 1] == static_cast<unsigned char>(b[j - 2]) &&
          a.at[i - 2] == static_cast<unsigned char>(b[j - 1])) {
        cost = std::min(cost, before_last[j - 2] + size_t{1});
      }
      row[j] = static_cast<uint8_t>(cost);
      least = std::min(least, cost);
    }
    if (least > most) return most + 1;
    before_last = last;
    last = row;
  }
  return std::min<size_t>(last[b.size()], most + 1);
}

constexpr uint32_t kTooFar = UINT32_MAX;

// How far a candidate is, for ranking: 0 is equal, 1 one edit, 2 one edit that
// changes the first letter (rarer in slips of the pen), 3 two edits.
uint32_t cost_of(const Letters& written, std::string_view candidate,
                 size_t most) {
  if (candidate.size() + most < written.count ||
      written.count + most < candidate.size()) {
    return kTooFar;
  }
  const size_t edits = distance(written, candidate, most);
  const bool same_start =
      written.at[0] == static_cast<unsigned char>(candidate[0]);
  if (edits > most) return kTooFar;
  if (edits == 2) return same_start ? 3 : kTooFar;
  return edits == 1 && !same_start ? 2 : static_cast<uint32_t>(edits);
}

bool may_be_meant(Kind kind) {
  return kind == Kind::name || kind == Kind::alias || kind == Kind::former ||
         kind == Kind::constituent;
}

bool same_country(const Name& a, const Name& b) {
  return may_be_meant(a.kind) && may_be_meant(b.kind) &&
         std::ranges::equal(a.codes, b.codes);
}

// Of two equally near names of one country: the one that a list would write.
bool is_better(const Name& a, const Name& b) {
  const auto rank = [](const Name& name) {
    if ((name.styles & kCommon) != 0) return 0;
    return name.kind == Kind::name ? 1 : 2;
  };
  return rank(a) < rank(b);
}

}  // namespace

const Name* find(std::string_view written) {
  const Key key(written);
  const std::string_view view = key.view();
  if (view.empty()) return nullptr;
  const uint64_t hash = hash_of(view);
  const auto tag = static_cast<uint8_t>(hash >> 56);
  const size_t mask = kTable.slots.size() - 1;
  for (size_t slot = hash & mask; kTable.slots[slot] != 0;
       slot = (slot + 1) & mask) {
    const Entry& entry = kTable.entries[kTable.slots[slot] - 1U];
    if (entry.tag == tag && key_of(entry) == view) {
      return &kTable.names[entry.name];
    }
  }
  return nullptr;
}

std::span<const Name> names() { return kTable.names; }

std::string_view preferred(std::string_view code, uint8_t style) {
  const auto row =
      std::ranges::lower_bound(kTable.preferred, code, {}, &Preferred::code);
  if (row == kTable.preferred.end() || row->code != code) return {};
  const auto column = static_cast<size_t>(std::countr_zero(style));
  return row->names[column < 4 && !row->names[column].empty() ? column : 0];
}

const Name* nearest(std::string_view written) {
  const Key key(written);
  const Letters letters = letters_of(key.view());
  if (!letters.fits || letters.count < 4) return nullptr;
  if (const Name* known = find(written);
      known != nullptr && known->kind == Kind::not_country) {
    return nullptr;
  }
  const uint32_t bits = letter_bits(key.view());
  const size_t most = letters.count <= 7 ? 1 : 2;
  uint32_t least = kTooFar;
  const Name* best = nullptr;
  bool tied = false;
  for (const Candidate& candidate : kTable.candidates) {
    // One edit changes at most two letters of the set.
    if (static_cast<size_t>(std::popcount(candidate.letters ^ bits)) >
        2 * most) {
      continue;
    }
    const Entry& entry = kTable.entries[candidate.entry];
    const Name& name = kTable.names[entry.name];
    const uint32_t cost = cost_of(letters, key_of(entry), most);
    if (cost == kTooFar || cost > least) continue;
    if (cost < least) {
      best = &name;
      tied = false;
    } else if (!same_country(*best, name)) {
      tied = true;
    } else if (is_better(name, *best)) {
      best = &name;
    }
    least = cost;
  }
  if (best == nullptr || tied || !may_be_meant(best->kind)) return nullptr;
  return best;
}

}  // namespace listlint::country
