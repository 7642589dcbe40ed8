// Names that are not there as they are written: misspelt and damaged ones.
// Each way to read such a name is looked up.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/edit_distance.h"
#include "lint/gazetteer/format.h"
#include "lint/gazetteer/gazetteer.h"
#include "lint/gazetteer/key.h"
#include "lint/gazetteer/lookup.h"
#include "lint/unicode/utf8.h"

namespace listlint::gazetteer {
namespace {

constexpr size_t kShortest = 5;  // letters of a name that may be misspelt
constexpr size_t kLongest = 40;

// Rivals smaller by this many sizes do not count.
constexpr uint8_t kMuchSmaller = 5;

// Calls visit(hash) for each name one slip away.
template <typename Visit>
void visit_slips(std::string_view key, Visit visit) {
  auto before = kHashSeed;  // of the letters before `at`
  for (size_t at = 0; at <= key.size(); ++at) {
    const auto rest = key.substr(at);
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      const auto with = hash_of({&letter, 1}, before);
      visit(hash_of(rest, with));
      if (rest.empty() || rest.front() == letter) continue;
      visit(hash_of(rest.substr(1), with));
    }
    if (rest.empty()) return;
    visit(hash_of(rest.substr(1), before));
    if (rest.size() > 1) {
      const std::array<char, 2> swapped = {rest[1], rest[0]};
      visit(hash_of(rest.substr(2),
                    hash_of({swapped.data(), swapped.size()}, before)));
    }
    before = hash_of(rest.substr(0, 1), before);
  }
}

bool is_near(std::string_view key, const Match& match) {
  const auto name = name_of(match.place);
  return edit_distance(key, Key(name).view(), 2) == 1;
}

}  // namespace

std::optional<Match> nearest(std::string_view name, std::string_view country,
                             uint8_t least) {
  const Key key(name);
  const auto text = key.view();
  const bool plain =
      std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!plain || text.size() < kShortest || text.size() > kLongest) return {};
  const auto places = places_of(country);
  std::vector<Match> found;
  visit_slips(text, [&](uint64_t hash) {
    const auto match = find_hash(hash, places);
    if (match && match->size > kArea) found.push_back(*match);
  });
  const auto best = std::ranges::max_element(
      found, {}, [&](const Match& match) { return match.size; });
  if (best == found.end() || best->size < least) return {};
  const bool rivals = std::ranges::any_of(found, [&](const Match& match) {
    return match.place != best->place && match.size + kMuchSmaller > best->size;
  });
  if (rivals || !is_near(text, *best)) return {};
  return *best;
}

namespace {

constexpr std::string_view kLost = "\uFFFD";

// What a lost character may be in a key: a letter with a mark, one that is
// spelt out, or a sign.
constexpr std::string_view kLetters[] = {
    "a", "b", "c", "d", "e", "f",  "g",  "h",  "i", "j", "k",
    "l", "m", "n", "o", "p", "q",  "r",  "s",  "t", "u", "v",
    "w", "x", "y", "z", "",  "ss", "ae", "oe", "th"};

// The text between the lost characters.
std::vector<std::string_view> pieces_of(std::string_view text, bool rows) {
  std::vector<std::string_view> pieces;
  size_t begin = 0;
  for (size_t at = text.find(kLost); at != text.npos;
       at = text.find(kLost, begin)) {
    if (!rows || at != begin || pieces.empty()) {
      pieces.push_back(text.substr(begin, at - begin));
    }
    begin = at + kLost.size();
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

// Whether a name is the pieces with characters between them that are not
// ASCII, and so could be lost.
bool fits(std::string_view name, const std::vector<std::string_view>& pieces) {
  size_t at = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) {
      if (at >= name.size() || name[at] >= 0) return false;
      at += utf8::length_at(name, at);
    }
    if (name.substr(at, pieces[i].size()) != pieces[i]) return false;
    at += pieces[i].size();
  }
  return at == name.size();
}

// The names of places that damaged text may be.
class Restored {
 public:
  explicit Restored(Places places) : places_(places) {}

  void try_pieces(const std::vector<std::string_view>& pieces) {
    std::vector<std::string> keys = {""};
    for (size_t i = 0; i < pieces.size(); ++i) {
      std::vector<std::string> longer;
      for (const auto& key : keys) {
        if (i == 0) {
          longer.emplace_back(pieces[i]);
          continue;
        }
        for (const auto letter : kLetters) {
          longer.push_back(key + std::string(letter) + std::string(pieces[i]));
        }
      }
      keys = std::move(longer);
    }
    for (const auto& key : keys) try_name(key, pieces);
  }

  std::optional<std::string> only() const {
    if (names_.size() != 1) return {};
    return names_.front();
  }

 private:
  void try_name(const std::string& text,
                const std::vector<std::string_view>& pieces) {
    const Key key(text);
    for (const auto& match : find_all(hash_of(key.view()))) {
      auto name = name_of(match.place);
      const bool inside =
          match.place >= places_.begin && match.place < places_.end;
      if (!inside || !fits(name, pieces)) continue;
      if (std::ranges::find(names_, name) == names_.end()) {
        names_.push_back(std::move(name));
      }
    }
  }

  Places places_;
  std::vector<std::string> names_;
};

}  // namespace

std::optional<std::string> restore(std::string_view damaged,
                                   std::string_view country) {
  constexpr size_t kMost = 2;   // characters that were lost
  constexpr size_t kLeast = 2;  // bytes that were not
  if (damaged.size() > 2 * kLongest) return {};
  const auto pieces = pieces_of(damaged, true);
  if (pieces.size() < 2 || pieces.size() > kMost + 1) return {};
  if (damaged.size() < kLeast + kLost.size() * (pieces.size() - 1)) return {};
  Restored restored(country.empty() ? kWorld : places_of(country));
  restored.try_pieces(pieces);
  const auto single = pieces_of(damaged, false);
  if (single.size() != pieces.size() && single.size() <= kMost + 1) {
    restored.try_pieces(single);
  }
  return restored.only();
}

}  // namespace listlint::gazetteer
