#include <algorithm>
#include <compare>
#include <fmt/format.h>
#include <vector>

#include "lint/gazetteer/gazetteer.h"
#include "lint/gazetteer/key.h"
#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/name_key.h"
#include "rules/place_aliases.h"

namespace listlint::rules {
namespace {

// An entry that one of the tables of places knows, under a hash of all that
// makes it another place: its qualifiers.
struct Known {
  uint32_t place = 0;
  uint64_t qualifiers = 0;
  uint64_t name = 0;
  Index entry = 0;

  friend auto operator<=>(const Known&, const Known&) = default;
};

uint64_t hash_qualifiers(const Document& document, const Entry& entry) {
  uint64_t hash = kHashSeed;
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    hash = hash_name_key(document.qualifiers[i].value, hash);
  }
  return hash;
}

// Numbers of the gazetteer's places; the others are of the curated table.
constexpr uint32_t kGazetteer = 1U << 31U;

// The place of which a name is the only one in the country; 0 where it is not
// known. The word of a level makes another place: "Kyiv Oblast" is not Kyiv.
uint32_t gazetteer_place(const Entry& entry, std::string_view code) {
  const auto name = entry.name.value;
  if (gazetteer::without_level(name).size() != name.size()) return 0;
  const auto match = gazetteer::find_in(name, code);
  if (!match || match->several || match->size == gazetteer::kArea) return 0;
  return kGazetteer | match->place;
}

// Entries of a section, by country.
struct Compatriot {
  std::string_view code;
  Index entry = 0;

  friend auto operator<=>(const Compatriot&, const Compatriot&) = default;
};

// Those of which the section has another one in the same country: only they can
// be one place.
std::vector<Compatriot> compatriots(const Document& document, Index section) {
  std::vector<Compatriot> all;
  SectionCountries countries(document, section);
  const Range entries = document.sections[section].entries;
  for (Index i = entries.begin; i < entries.end; ++i) {
    const auto code = countries.code(document.entries[i]);
    if (!code.empty()) all.push_back({code, i});
  }
  std::ranges::sort(all);
  size_t kept = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    const auto here = all[i];
    const bool follows = i > 0 && all[i - 1].code == here.code;
    const bool goes_on = i + 1 < all.size() && all[i + 1].code == here.code;
    if (follows || goes_on) all[kept++] = here;
  }
  all.resize(kept);
  return all;
}

std::vector<Known> known_places(const Document& document, Index section) {
  std::vector<Known> known;
  for (const auto& [code, i] : compatriots(document, section)) {
    const auto& entry = document.entries[i];
    const auto name = hash_name_key(entry.name.value);
    const auto qualifiers = hash_qualifiers(document, entry);
    if (const auto place = find_place(name, code)) {
      known.push_back({place, qualifiers, name, i});
    }
    if (const auto place = gazetteer_place(entry, code)) {
      known.push_back({place, qualifiers, name, i});
    }
  }
  return known;
}

void report(Check& check, Index later, Index first) {
  const auto& document = check.document;
  const auto& entry = document.entries[later];
  const auto& earlier = document.entries[first];
  auto& finding = check.report_entry(
      later, entry.span,
      fmt::format("\"{}\" and \"{}\" are two names of one place: keep one",
                  title_of(document, entry), title_of(document, earlier)));
  finding.related.push_back({earlier.span, "the other name"});
}

// "Muenchen" and "München" are for duplicates/folded-entry.
bool is_spelt_out(const Entry& one, const Entry& other) {
  const auto spelt = spelt_out_name(one);
  return !spelt.empty() &&
         hash_name_key(spelt) == hash_name_key(other.name.value);
}

void check_section(Check& check, Index section) {
  const auto& entries = check.document.entries;
  if (check.document.sections[section].entries.size() < 2) return;
  auto known = known_places(check.document, section);
  std::ranges::sort(known);
  std::vector<Index> reported;
  for (size_t at = 0; at < known.size();) {
    size_t end = at + 1;
    while (end < known.size() && known[end].place == known[at].place &&
           known[end].qualifiers == known[at].qualifiers) {
      ++end;
    }
    const auto first = std::min_element(
        known.begin() + static_cast<ptrdiff_t>(at),
        known.begin() + static_cast<ptrdiff_t>(end),
        [](const Known& a, const Known& b) { return a.entry < b.entry; });
    // The same name again is for duplicates/exact-entry and folded-entry.
    for (size_t i = at; i < end; ++i) {
      const bool again = i > at && known[i].name == known[i - 1].name;
      if (again || known[i].name == first->name) continue;
      const Index later = known[i].entry;
      if (std::ranges::count(reported, later) != 0) continue;
      if (is_spelt_out(entries[later], entries[first->entry]) ||
          is_spelt_out(entries[first->entry], entries[later])) {
        continue;
      }
      reported.push_back(later);
      report(check, later, first->entry);
    }
    at = end;
  }
}

}  // namespace

extern const Rule duplicates_alias_entry;
constinit const Rule duplicates_alias_entry = {
    .id = "duplicates/alias-entry",
    .severity = Severity::warning,
    .summary = "Two entries of a section are one place under two names",
    .section = check_section,
};

}  // namespace listlint::rules
