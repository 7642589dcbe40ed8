// Defects of countries.
#include <algorithm>
#include <array>
#include <string>

#include "lint/ascii.h"
#include "lint/country/country.h"
#include "lint/gazetteer/gazetteer.h"
#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kMovedAbroad[] = {
    {"countries/flag-mismatch", "the flag is still that of the old country"},
    {"countries/contradiction", "other lines have the place in its country"},
    {"countries/place-not-in-country", "the place is in its country only"},
};
constexpr Companion kAnotherName[] = {
    {"countries/mixed-names", "other entries have the usual name"},
};

// An entry whose country stands in the bytes as it is read.
template <typename Likes>
std::optional<Index> pick_entry(const Ground& ground, Random& random,
                                Likes likes) {
  const auto& entries = ground.document().entries;
  return pick(random, entries.size(), [&](Index i) {
    return ground.is_verbatim(entries[i].country) &&
           entries[i].country_name != nullptr && likes(entries[i]);
  });
}

Mutant write_country(const Ground& ground, Index entry, std::string country) {
  return {
      {{ground.document().entries[entry].country.span, std::move(country)}}};
}

bool is_plain(const Entry& entry) { return entry.qualifiers.empty(); }

struct Pair {
  std::string_view from;
  std::string_view to;
};

// How many entries of a list write a country so.
size_t uses(const Ground& ground, std::string_view country) {
  return static_cast<size_t>(std::ranges::count_if(
      ground.document().entries,
      [&](const Entry& one) { return one.country.value == country; }));
}

Made swap_names(const Ground& ground, Random& random,
                std::span<const Pair> pairs, size_t least) {
  const auto pair_of = [&](std::string_view country) {
    return std::ranges::find(pairs, country, &Pair::from);
  };
  const auto entry = pick_entry(ground, random, [&](const Entry& one) {
    const auto pair = pair_of(one.country.value);
    return pair != pairs.end() && is_plain(one) &&
           uses(ground, pair->from) >= least && uses(ground, pair->to) == 0;
  });
  if (!entry) return std::nullopt;
  const auto country = ground.document().entries[*entry].country.value;
  return write_country(ground, *entry, std::string(pair_of(country)->to));
}

// The name with a slip of the pen; "" where that is no slip.
std::string swap_letters(std::string name, size_t at) {
  if (name[at] == name[at + 1] || name[at] == ' ' || name[at + 1] == ' ') {
    return "";
  }
  std::swap(name[at], name[at + 1]);
  return name;
}

std::string drop_letter(std::string name, size_t at) {
  return name[at] == ' ' ? "" : name.erase(at, 1);
}

std::string double_letter(std::string name, size_t at) {
  if (name[at] == ' ' || name[at] == name[at + 1]) return "";
  return name.insert(at, 1, name[at]);
}

std::string change_vowel(std::string name, size_t at) {
  constexpr std::string_view kVowels = "aeiou";
  const auto vowel = kVowels.find(name[at]);
  if (vowel == std::string_view::npos) return "";
  name[at] = kVowels[(vowel + 1) % kVowels.size()];
  return name;
}

template <std::string (*Slip)(std::string, size_t)>
Made misspelt(const Ground& ground, Random& random) {
  const auto entry = pick_entry(ground, random, [](const Entry& one) {
    return is_plain(one) && one.country.value.size() >= 5 &&
           one.country_name->kind == country::Kind::name;
  });
  if (!entry) return std::nullopt;
  const std::string name(ground.document().entries[*entry].country.value);
  std::string slipped;
  const auto at = pick(random, name.size() - 1, [&](Index i) {
    const auto byte = [&](size_t n) {
      return static_cast<unsigned char>(name[n]) < 0x80;
    };
    if (i == 0 || !byte(i) || !byte(i + 1)) return false;
    slipped = Slip(name, i);
    return !slipped.empty() && country::find(slipped) == nullptr;
  });
  if (!at) return std::nullopt;
  return write_country(ground, *entry, slipped);
}

Made unknown(const Ground& ground, Random& random) {
  constexpr std::string_view kNone[] = {"Elbonia", "Wakanda", "Freedonia",
                                        "Mordor", "Zubrowka"};
  const auto entry = pick_entry(ground, random, is_plain);
  if (!entry) return std::nullopt;
  return write_country(ground, *entry, std::string(random.one_of(kNone)));
}

Made not_a_country(const Ground& ground, Random& random) {
  constexpr std::string_view kParts[] = {
      "Texas",  "Bavaria",  "Hokkaido", "New South Wales", "European Union",
      "Quebec", "Provence", "Shandong", "Latin America",   "Limburg"};
  const auto entry = pick_entry(ground, random, is_plain);
  if (!entry || ground.is({"wikitext"})) return std::nullopt;
  return write_country(ground, *entry, std::string(random.one_of(kParts)));
}

// Only where the country is written beside the flag, too.
Made flag_mismatch(const Ground& ground, Random& random) {
  constexpr Pair kFlags[] = {
      {"BRA", "Brazil"}, {"KEN", "Kenya"}, {"NZL", "New Zealand"}};
  const auto& document = ground.document();
  const auto& other = random.one_of(kFlags);
  const auto chosen = pick(random, document.flags.size(), [&](Index i) {
    const auto& flag = document.flags[i];
    const auto& entry = document.entries[flag.entry];
    return ground.is_verbatim(flag.written) && flag.name != nullptr &&
           entry.country_name == flag.name && !entry.country.empty() &&
           entry.country.span.begin != flag.written.span.begin &&
           entry.country.value != other.to;
  });
  if (!chosen) return std::nullopt;
  const auto& flag = document.flags[*chosen].written;
  const bool code = flag.value.size() == 3;
  return Mutant{{{flag.span, std::string(code ? other.from : other.to)}}};
}

Made ambiguous(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {{"South Korea", "Korea"},
                             {"North Korea", "Korea"},
                             {"Guyana", "Guiana"},
                             {"Suriname", "Guiana"},
                             {"Republic of the Congo", "Congo"},
                             {"Democratic Republic of the Congo", "Congo"}};
  if (auto made = swap_names(ground, random, kPairs, 1)) return made;
  const auto entry = pick_entry(ground, random, is_plain);
  if (!entry || ground.is({"wikitext"})) return std::nullopt;
  return write_country(ground, *entry, "Congo");
}

Made historical(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {{"Russia", "Soviet Union"},
                             {"Ukraine", "USSR"},
                             {"Belarus", "Soviet Union"},
                             {"Serbia", "Yugoslavia"},
                             {"Croatia", "Yugoslavia"},
                             {"Slovenia", "Yugoslavia"},
                             {"Czech Republic", "Czechoslovakia"},
                             {"Slovakia", "Czechoslovakia"}};
  return swap_names(ground, random, kPairs, 1);
}

Made foreign_name(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {
      {"Germany", "Deutschland"}, {"Spain", "España"},  {"Italy", "Italia"},
      {"Japan", "日本"},          {"Russia", "Россия"}, {"Finland", "Suomi"},
      {"Sweden", "Sverige"},      {"Poland", "Polska"}, {"Greece", "Ελλάδα"},
      {"Hungary", "Magyarország"}};
  return swap_names(ground, random, kPairs, 1);
}

Made mixed_names(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {{"United States", "USA"},
                             {"United States", "United States of America"},
                             {"Czech Republic", "Czechia"},
                             {"Turkey", "Türkiye"},
                             {"Russia", "Russian Federation"},
                             {"Netherlands", "Holland"},
                             {"Ivory Coast", "Côte d'Ivoire"},
                             {"South Korea", "Republic of Korea"},
                             {"Vietnam", "Viet Nam"},
                             {"Iran", "Islamic Republic of Iran"}};
  return swap_names(ground, random, kPairs, 2);
}

Made not_preferred(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {
      {"Myanmar", "Burma"},      {"North Macedonia", "Macedonia"},
      {"Eswatini", "Swaziland"}, {"Sri Lanka", "Ceylon"},
      {"Iran", "Persia"},        {"Thailand", "Siam"},
      {"Cambodia", "Kampuchea"}, {"Belarus", "Byelorussia"},
      {"Moldova", "Moldavia"}};
  return swap_names(ground, random, kPairs, 1);
}

// Not in plain text, where a lone name is a heading, and not beside a flag,
// which tells the country.
Made missing(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (ground.is({"text"})) return std::nullopt;
  const auto entry = pick_entry(ground, random, [&](const Entry& one) {
    const auto index = static_cast<Index>(&one - document.entries.data());
    return is_plain(one) && country::find(one.name.value) == nullptr &&
           std::ranges::find(document.flags, index, &Flag::entry) ==
               document.flags.end();
  });
  if (!entry) return std::nullopt;
  const auto& chosen = document.entries[*entry];
  Span span = chosen.country.span;
  const Span block = ground.block(*entry).value_or(chosen.span);
  if (!ground.is_data()) {
    span.begin = chosen.name.span.end;
    if (ground.slice({span.begin, span.begin + 2}) == "]]") span.begin += 2;
  }
  return Mutant{{{span, ground.is({"yaml"}) ? "\"\"" : ""}}, {block}};
}

// In a list that names the part of a country in nearly all of many entries.
std::optional<Index> pick_part(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  size_t with = 0;
  size_t all = 0;
  for (const auto& entry : document.entries) {
    if (entry.country.value != "United Kingdom") continue;
    ++all;
    if (!entry.qualifiers.empty()) ++with;
  }
  if (with < 6 || with * 10 < all * 9) return std::nullopt;
  return pick_entry(ground, random, [&](const Entry& one) {
    if (one.qualifiers.size() != 1) return false;
    const auto& part = document.qualifiers[one.qualifiers.begin];
    const auto* name = country::find(part.value);
    return ground.is_verbatim(part) && name != nullptr &&
           one.country.value == "United Kingdom" &&
           name->kind == country::Kind::constituent;
  });
}

Made part_dropped(const Ground& ground, Random& random) {
  const auto entry = pick_part(ground, random);
  if (!entry) return std::nullopt;
  const auto& chosen = ground.document().entries[*entry];
  Span span = ground.document().qualifiers[chosen.qualifiers.begin].span;
  if (!ground.is_data()) span.end = chosen.country.span.begin;
  const Span block = ground.block(*entry).value_or(chosen.span);
  return Mutant{{{span, ground.is({"yaml"}) ? "\"\"" : ""}}, {block}};
}

Made country_dropped(const Ground& ground, Random& random) {
  const auto entry = pick_part(ground, random);
  if (!entry || ground.is_data()) return std::nullopt;
  const auto& chosen = ground.document().entries[*entry];
  const auto& part = ground.document().qualifiers[chosen.qualifiers.begin];
  return Mutant{{{{part.span.end, chosen.country.span.end}, ""}}};
}

// An entry whose name is that of one city of the world only.
std::optional<Index> pick_city(const Ground& ground, Random& random,
                               std::string_view not_in) {
  return pick_entry(ground, random, [&](const Entry& one) {
    const auto matches = gazetteer::find(one.name.value);
    return is_plain(one) && ground.is_verbatim(one.name) &&
           matches.size() == 1 && matches[0].own &&
           matches[0].size >= gazetteer::kTown && one.country.value != not_in &&
           one.country_name->codes.size() == 1 &&
           one.country_name->codes[0] == matches[0].country;
  });
}

// Countries with few towns, which no list is made of.
constexpr std::string_view kSmall[] = {"Bhutan", "Fiji", "Malta", "Mongolia",
                                       "Qatar"};

Made place_not_in_country(const Ground& ground, Random& random) {
  const auto country = random.one_of(kSmall);
  const auto entry = pick_city(ground, random, country);
  if (!entry) return std::nullopt;
  return write_country(ground, *entry, std::string(country));
}

// The same place in two sections, once abroad.
Made contradiction(const Ground& ground, Random& random) {
  const auto country = random.one_of(kSmall);
  const auto& entries = ground.document().entries;
  const auto entry = pick(random, entries.size(), [&](Index i) {
    const auto& one = entries[i];
    const auto matches = gazetteer::find(one.name.value);
    const bool again = std::ranges::any_of(entries, [&](const Entry& other) {
      return &other != &one && other.name.value == one.name.value &&
             other.country.value == one.country.value;
    });
    return again && is_plain(one) && ground.is_verbatim(one.country) &&
           one.country.value != country && matches.size() == 1;
  });
  if (!entry) return std::nullopt;
  return write_country(ground, *entry, std::string(country));
}

// A slip in a name of one long word, which makes no other name.
template <std::string (*Slip)(std::string, size_t)>
Made misspelt_place(const Ground& ground, Random& random) {
  const auto entry = pick_city(ground, random, "");
  if (!entry) return std::nullopt;
  const auto& name = ground.document().entries[*entry].name;
  const std::string text(name.value);
  const bool plain = std::ranges::all_of(
      text, [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
  if (!plain || text.size() < 7) return std::nullopt;
  std::string slipped;
  const auto at = pick(random, text.size() - 2, [&](Index i) {
    slipped = i == 0 ? "" : Slip(text, i);
    return !slipped.empty() && gazetteer::find(slipped).empty();
  });
  if (!at) return std::nullopt;
  return Mutant{{{name.span, slipped}}};
}

constexpr Companion kElsewhere[] = {
    {"countries/place-not-in-country", "the gazetteer has it elsewhere only"},
    {"countries/contradiction", "other lines have the place in its country"},
    {"countries/flag-mismatch", "the flag is still that of the old country"},
};
constexpr Companion kMisspelt[] = {
    {"structure/entry-order", "the name stands elsewhere in the alphabet"},
    {"duplicates/similar-entry", "the place stands in the section, too"},
};

constexpr auto kOperators = std::to_array<Operator>({
    {"countries/ambiguous", "a country gets a name that several share",
     ambiguous, kMovedAbroad},
    {"countries/contradiction", "one of the entries of a place goes abroad",
     contradiction, kElsewhere},
    {"countries/flag-mismatch", "a flag becomes that of another country",
     flag_mismatch},
    {"countries/foreign-name", "a country is named in another language",
     foreign_name},
    {"countries/historical", "a country becomes the state that it was part of",
     historical, kMovedAbroad},
    {"countries/missing", "the country of an entry is taken out", missing},
    {"countries/misspelt", "two letters of a country are swapped",
     misspelt<swap_letters>},
    {"countries/misspelt", "a letter of a country is dropped",
     misspelt<drop_letter>},
    {"countries/misspelt", "a letter of a country is doubled",
     misspelt<double_letter>},
    {"countries/misspelt", "a vowel of a country is another one",
     misspelt<change_vowel>},
    {"countries/misspelt-place", "two letters of a city are swapped",
     misspelt_place<swap_letters>, kMisspelt},
    {"countries/misspelt-place", "a letter of a city is doubled",
     misspelt_place<double_letter>, kMisspelt},
    {"countries/mixed-names", "one entry has another name of a country",
     mixed_names},
    {"countries/not-a-country",
     "a country becomes a part of one or of the world", not_a_country,
     kMovedAbroad},
    {"countries/not-preferred", "a country gets its earlier name",
     not_preferred, kAnotherName},
    {"countries/place-not-in-country", "a city goes to another country",
     place_not_in_country, kElsewhere},
    {"countries/qualifier-style", "a part of a country is left out",
     part_dropped},
    {"countries/qualifier-style", "a part of a country stands alone",
     country_dropped},
    {"countries/unknown", "a country becomes one that is none", unknown,
     kMovedAbroad},
});

}  // namespace

std::span<const Operator> countries_operators() { return kOperators; }

}  // namespace listlint::mutation
