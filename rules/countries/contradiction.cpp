#include <algorithm>
#include <compare>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lint/gazetteer/gazetteer.h"
#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/name_key.h"
#include "rules/place_in_country.h"

namespace listlint::rules {
namespace {

// An entry with a name that somewhere stands with a country that does not
// know it.
struct Named {
  uint64_t name = 0;
  std::string_view code;
  Index entry = 0;

  friend auto operator<=>(const Named&, const Named&) = default;
};

// The entries of one name and one country.
struct Claim {
  std::string_view code;
  Index first = 0;
  size_t count = 0;
  std::optional<gazetteer::Match> known;
};

std::vector<Named> named_as(const Document& document,
                            const std::vector<Index>& strangers) {
  std::unordered_set<uint64_t> names;
  for (const Index i : strangers) {
    names.insert(hash_name_key(document.entries[i].name.value));
  }
  std::vector<Named> named;
  for (Index i = 0; i < document.entries.size(); ++i) {
    const auto& entry = document.entries[i];
    const auto code = code_of(entry);
    if (code.empty()) continue;
    const auto name = hash_name_key(entry.name.value);
    if (names.contains(name)) named.push_back({name, code, i});
  }
  std::ranges::sort(named);
  return named;
}

using Iterator = std::vector<Named>::const_iterator;

std::vector<Claim> claims_of(const Document& document, Iterator begin,
                             Iterator end) {
  std::vector<Claim> claims;
  for (auto at = begin; at != end; ++at) {
    if (claims.empty() || claims.back().code != at->code) {
      claims.push_back({at->code, at->entry, 0,
                        gazetteer::find_in(
                            document.entries[at->entry].name.value, at->code)});
    }
    ++claims.back().count;
  }
  return claims;
}

// Where the place is: the country that knows it and has the most entries. Null
// where none knows it: then namesakes cannot be told from slips.
const Claim* home_of(const std::vector<Claim>& claims) {
  const Claim* home = nullptr;
  for (const auto& claim : claims) {
    if (claim.known && (home == nullptr || claim.count > home->count)) {
      home = &claim;
    }
  }
  return home;
}

// Where nobody knows the place, most entries against a single one.
const Claim* majority_of(const std::vector<Claim>& claims) {
  constexpr size_t kMany = 3;
  const auto most = std::ranges::max_element(claims, {}, &Claim::count);
  const bool only = claims.size() == 2 && most->count >= kMany &&
                    claims[0].count + claims[1].count == most->count + 1;
  return only ? &*most : nullptr;
}

bool is_sure(const Claim& home) {
  constexpr size_t kMany = 3;
  return home.known && home.known->own &&
         (home.count >= kMany || home.known->size >= gazetteer::kCity);
}

std::string other_entries(size_t count) {
  return count == 1 ? "another entry" : fmt::format("{} other entries", count);
}

class Finder {
 public:
  Finder(Check& check, Trust trust)
      : check_(check), spellings_(check), trust_(trust) {}

  void look_at(Iterator begin, Iterator end) {
    const auto claims = claims_of(check_.document, begin, end);
    if (claims.size() < 2) return;
    const auto* home = home_of(claims);
    const auto name = check_.document.entries[begin->entry].name.value;
    // Names that towns of many countries share say nothing of each other.
    if (gazetteer::find(name).size() > 1) return;
    if (home == nullptr) home = majority_of(claims);
    if (home == nullptr) return;
    for (auto at = begin; at != end; ++at) {
      const auto claim = std::ranges::find(claims, at->code, &Claim::code);
      if (claim->known || are_related(at->code, home->code)) continue;
      if (claim->count > home->count || claim->code == home->code) continue;
      report(at->entry, *home, *claim);
    }
  }

 private:
  void report(Index index, const Claim& home, const Claim& claim) {
    const auto& entry = check_.document.entries[index];
    const auto place = entry.country.empty() ? entry.name : entry.country;
    auto& finding = check_.report_entry(
        index, place.span,
        fmt::format("\"{}\" is in {} here, but in {} in {}: one is wrong",
                    entry.name.value, country_in_sentence(claim.code),
                    country_in_sentence(home.code), other_entries(home.count)));
    const auto& first = check_.document.entries[home.first];
    finding.related.push_back(
        {first.span, fmt::format("in {}", country_in_sentence(home.code))});
    finding.folds.push_back(
        {"countries/place-not-in-country", entry.name.span});
    if (!is_sure(home) || trust_ != Trust::full) {
      finding.severity = std::min(finding.severity, Severity::info);
    }
    if (!entry.qualifiers.empty() || is_disputed(home.code)) return;
    offer_country(finding, check_, entry,
                  spellings_.name_for(home.code, country::kCommon),
                  Safety::unsafe);
  }

  Check& check_;
  CountrySpellings spellings_;
  const Trust trust_;
};

void check_document(Check& check) {
  const auto& strangers = check.shared(strangers_of);
  if (strangers.entries.empty() || strangers.trust == Trust::none) return;
  Finder finder(check, strangers.trust);
  const auto named = named_as(check.document, strangers.entries);
  for (auto begin = named.begin(); begin != named.end();) {
    const auto end = std::find_if(begin, named.end(), [&](const Named& other) {
      return other.name != begin->name;
    });
    finder.look_at(begin, end);
    begin = end;
  }
}

}  // namespace

extern const Rule countries_contradiction;
constinit const Rule countries_contradiction = {
    .id = "countries/contradiction",
    .severity = Severity::warning,
    .summary = "One place in two countries",
    .document = check_document,
};

}  // namespace listlint::rules
