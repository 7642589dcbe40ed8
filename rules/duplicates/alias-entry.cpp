#include <algorithm>
#include <compare>
#include <fmt/format.h>
#include <vector>

#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/name_key.h"
#include "rules/place_aliases.h"

namespace listlint::rules {
namespace {

// An entry that the table of places knows, under a hash of all that makes it
// another place: its qualifiers.
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

std::vector<Known> known_places(const Document& document, Index section) {
  std::vector<Known> known;
  SectionCountries countries(document, section);
  const Range entries = document.sections[section].entries;
  for (Index i = entries.begin; i < entries.end; ++i) {
    const auto& entry = document.entries[i];
    const auto code = countries.code(entry);
    if (code.empty()) continue;
    const auto name = hash_name_key(entry.name.value);
    if (const auto place = find_place(name, code)) {
      known.push_back({place, hash_qualifiers(document, entry), name, i});
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

void check_section(Check& check, Index section) {
  if (check.document.sections[section].entries.size() < 2) return;
  auto known = known_places(check.document, section);
  std::ranges::sort(known);
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
      report(check, known[i].entry, first->entry);
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
