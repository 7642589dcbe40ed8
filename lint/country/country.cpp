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

// How far a written name is from a candidate.
struct Distance {
  size_t edits = 0;
  size_t slips = 0;  // of them: no letter is lost, new or another one
};

// Optimal string alignment distance, with letters swapped around a third one
// ("Lybia") as one edit, too, or more than `most` edits where it is greater.
// Candidates are ASCII. Four rows, no allocation.
class Alignment {
 public:
  Alignment(const Letters& a, std::string_view b) : a_(a), b_(b) {}

  Distance measure(size_t most) {
    for (size_t j = 0; j <= b_.size(); ++j) {
      rows_[0][j] = {static_cast<uint8_t>(j), 0};
    }
    for (size_t i = 1; i <= a_.count; ++i) {
      auto& row = rows_[i % 4];
      row[0] = {static_cast<uint8_t>(i), 0};
      size_t least = i;
      for (size_t j = 1; j <= b_.size(); ++j) {
        row[j] = cheapest(i, j);
        least = std::min<size_t>(least, row[j].edits);
      }
      if (least > most) return {most + 1, 0};
    }
    const auto last = rows_[a_.count % 4][b_.size()];
    return {std::min<size_t>(last.edits, most + 1), last.slips};
  }

 private:
  struct Cell {
    uint8_t edits = 0;
    uint8_t slips = 0;
  };

  const Cell& at(size_t i, size_t j) const { return rows_[i % 4][j]; }
  bool same(size_t i, size_t j) const {
    return a_.at[i - 1] == static_cast<unsigned char>(b_[j - 1]);
  }

  Cell cheapest(size_t i, size_t j) const {
    const auto after = [](const Cell& cell, bool edit, bool slip) {
      return Cell{static_cast<uint8_t>(cell.edits + (edit ? 1 : 0)),
                  static_cast<uint8_t>(cell.slips + (slip ? 1 : 0))};
    };
    auto best = after(at(i - 1, j - 1), !same(i, j), false);
    const auto offer = [&](const Cell& cell) {
      if (cell.edits < best.edits ||
          (cell.edits == best.edits && cell.slips > best.slips)) {
        best = cell;
      }
    };
    // A letter doubled, or one of two lost, is a slip, too.
    offer(after(at(i, j - 1), true, j > 1 && b_[j - 1] == b_[j - 2]));
    offer(after(at(i - 1, j), true, i > 1 && a_.at[i - 1] == a_.at[i - 2]));
    if (i > 1 && j > 1 && same(i, j - 1) && same(i - 1, j)) {
      offer(after(at(i - 2, j - 2), true, true));
    }
    if (i > 2 && j > 2 && same(i, j - 2) && same(i - 1, j - 1) &&
        same(i - 2, j)) {
      offer(after(at(i - 3, j - 3), !same(i, j), !same(i, j)));
    }
    return best;
  }

  const Letters& a_;
  std::string_view b_;
  std::array<std::array<Cell, kMostLetters + 1>, 4> rows_{};
};

constexpr uint32_t kTooFar = UINT32_MAX;

// How far a candidate is, for ranking: 0 is equal, then one edit that is a
// slip, one that is not, one that changes the first letter (rarer in slips of
// the pen), two edits.
uint32_t cost_of(const Letters& written, std::string_view candidate,
                 size_t most) {
  if (candidate.size() + most < written.count ||
      written.count + most < candidate.size()) {
    return kTooFar;
  }
  const auto [edits, slips] = Alignment(written, candidate).measure(most);
  const bool same_start =
      written.at[0] == static_cast<unsigned char>(candidate[0]);
  if (edits > most) return kTooFar;
  if (edits == 0) return 0;
  if (edits == 1) return same_start ? (slips == 1 ? 1 : 2) : 3;
  return same_start ? 6 - static_cast<uint32_t>(slips) : kTooFar;
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

const Name* look_up(std::string_view written) {
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

// The parent of a territory, by Table::territories.
std::string_view parent_of(std::string_view code) {
  const auto row =
      std::ranges::lower_bound(kTable.territories, code, {}, &Territory::code);
  const bool known = row != kTable.territories.end() && row->code == code;
  return known ? row->parent : std::string_view{};
}

// Of "Saint Martin (France)" Saint-Martin: the one territory of this country
// that the name may mean. Null without one.
const Name* territory_of(const Name* name, const Name* country) {
  if (name == nullptr || country == nullptr) return nullptr;
  const bool plain = country->kind == Kind::name ||
                     country->kind == Kind::alias ||
                     country->kind == Kind::foreign;
  if (!plain || name->kind == Kind::constituent) return nullptr;
  const Name* territory = nullptr;
  for (const auto code : name->codes) {
    if (parent_of(code) != country->codes[0]) continue;
    if (territory != nullptr) return nullptr;
    territory =
        name->codes.size() == 1 ? name : look_up(preferred(code, kCommon));
  }
  return territory;
}

// Of "Holland (Netherlands)" the current name, or the second one. Null where
// they are not of one country.
const Name* same_country_of(const Name* name, const Name* other) {
  if (name == nullptr || !same_country(*name, *other)) return nullptr;
  const bool is_part =
      name->kind == Kind::constituent || other->kind == Kind::constituent;
  if (is_part) return nullptr;
  return name->kind == Kind::name ? name : other;
}

// "Aruba (Netherlands)", "Holland (Netherlands)".
const Name* find_pair(std::string_view written) {
  if (!written.ends_with(')')) return nullptr;
  const auto open = written.rfind('(');
  if (open == written.npos) return nullptr;
  const auto* other =
      look_up(written.substr(open + 1, written.size() - open - 2));
  if (other == nullptr) return nullptr;
  const auto* name = look_up(written.substr(0, open));
  const auto* territory = territory_of(name, other);
  return territory != nullptr ? territory : same_country_of(name, other);
}

}  // namespace

const Name* find(std::string_view written) {
  const Name* name = look_up(written);
  if (name == nullptr) return find_pair(written);
  return name->kind == Kind::part ? nullptr : name;
}

const Name* find_part(std::string_view written) {
  const Name* name = look_up(written);
  if (name == nullptr) return nullptr;
  const bool is_part = name->kind == Kind::part;
  return is_part || name->kind == Kind::not_country ? name : nullptr;
}

std::string_view parent(std::string_view code) { return parent_of(code); }

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
  if (find_part(written) != nullptr) return nullptr;
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
    uint32_t cost = cost_of(letters, key_of(entry), most);
    if (cost == kTooFar) continue;
    // Where a list has countries, a slip in one is likelier than in a part.
    cost = 2 * cost + (name.kind == Kind::part ? 1 : 0);
    if (cost > least) continue;
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
