#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "lint/country/country.h"
#include "lint/gazetteer/gazetteer.h"
#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/place_in_country.h"

namespace listlint::rules {
namespace {

using gazetteer::Match;

// Countries that are taken for each other.
struct Pair {
  std::string_view a;
  std::string_view b;
};
constexpr Pair kAlike[] = {
    {"AT", "AU"}, {"BY", "RU"}, {"CD", "CG"}, {"DM", "DO"}, {"GA", "GM"},
    {"GE", "US"}, {"GM", "ZM"}, {"GN", "GQ"}, {"GN", "GW"}, {"GN", "GY"},
    {"GN", "PG"}, {"GQ", "GW"}, {"GY", "GF"}, {"IN", "ID"}, {"IQ", "IR"},
    {"KP", "KR"}, {"LT", "LV"}, {"LR", "LY"}, {"MG", "MK"}, {"ML", "MT"},
    {"ML", "MW"}, {"MR", "MU"}, {"MW", "MV"}, {"NE", "NG"}, {"PY", "UY"},
    {"SE", "CH"}, {"SI", "SK"}, {"SI", "RS"}, {"SK", "RS"}, {"SS", "SD"},
    {"SZ", "CH"}, {"TJ", "TM"}, {"TW", "TH"}};

bool are_alike(std::string_view code, std::string_view other) {
  return std::ranges::any_of(kAlike, [&](const Pair& pair) {
    return (pair.a == code && pair.b == other) ||
           (pair.b == code && pair.a == other);
  });
}

// The place that an entry seems to mean; nullopt where the country given may
// have one of the name.
std::optional<Match> place_abroad(std::string_view name, std::string_view code,
                                  NearestPlaces& nearest) {
  constexpr size_t kMany = 3;  // countries
  constexpr uint8_t kFarAhead = 4;
  constexpr size_t kShort = 4;  // letters
  const auto matches = gazetteer::find(name);
  if (matches.empty() || may_be_in(matches, code)) return {};
  auto first = matches[0];
  if (first.size <
      (name.size() > kShort ? gazetteer::kVillage : gazetteer::kTown)) {
    return {};
  }
  first.several =
      matches.size() > 1 && matches[1].size + kFarAhead > first.size;
  // A name that many countries have, this one may have, too.
  if (first.several && matches.size() >= kMany) return {};
  // "Åland" in Finland is no town in India.
  if (country::find(name) != nullptr) return {};
  // One that the country may have, misspelt.
  if (nearest.of(name, code, gazetteer::kVillage)) return {};
  return first;
}

// Whether a name has the marks of the place, or none: "Turín" is not Turin.
bool has_marks_of(std::string_view name, gazetteer::Place place) {
  const bool plain = std::ranges::none_of(name, [](char c) { return c < 0; });
  return plain ? gazetteer::is_name_of(name, place)
               : gazetteer::name_of(place) == name;
}

// Whether the place can hardly be another one. Former names are not sure:
// "Danzig, Germany" may be history.
bool is_sure(std::string_view name, std::string_view code,
             const Match& abroad) {
  constexpr size_t kShort = 4;
  const auto least =
      are_alike(code, abroad.country) ? gazetteer::kTown : gazetteer::kCity;
  return abroad.own && !abroad.several && abroad.size >= least &&
         name.size() >= kShort && !is_disputed(code) &&
         !is_disputed(abroad.country) && has_marks_of(name, abroad.place);
}

class Finder {
 public:
  Finder(Check& check, Trust trust)
      : check_(check), spellings_(check), trust_(trust) {}

  void look_at(Index index) {
    const auto& entry = check_.document.entries[index];
    const auto code = code_of(entry);
    const auto abroad = place_abroad(entry.name.value, code, nearest_);
    if (abroad) report(index, *abroad, code);
  }

 private:
  void report(Index index, const Match& abroad, std::string_view code) {
    const auto& entry = check_.document.entries[index];
    const auto name = entry.name.value;
    const auto there = country_in_sentence(abroad.country);
    const auto here = country_in_sentence(code);
    if (trust_ != Trust::full || !is_sure(name, code, abroad)) {
      auto& finding = check_.report_entry(
          index, entry.name.span,
          fmt::format("\"{}\" is known in {}, not in {}: is the country right?",
                      name, there, here));
      finding.severity = std::min(finding.severity, Severity::info);
      return;
    }
    auto& finding = check_.report_entry(
        index, entry.name.span,
        fmt::format("\"{}\" is in {}, not in {}: mend the place or the country",
                    name, there, here));
    if (!entry.qualifiers.empty()) return;
    offer_country(finding, check_, entry,
                  spellings_.name_for(abroad.country, country::kCommon),
                  Safety::unsafe);
  }

  Check& check_;
  CountrySpellings spellings_;
  NearestPlaces nearest_;
  const Trust trust_;
};

void check_document(Check& check) {
  const auto& strangers = check.shared(strangers_of);
  if (strangers.trust == Trust::none) return;
  Finder finder(check, strangers.trust);
  for (const Index i : strangers.entries) finder.look_at(i);
}

}  // namespace

extern const Rule countries_place_not_in_country;
constinit const Rule countries_place_not_in_country = {
    .id = "countries/place-not-in-country",
    .severity = Severity::warning,
    .summary = "A place that is in another country than the one given",
    .document = check_document,
};

}  // namespace listlint::rules
