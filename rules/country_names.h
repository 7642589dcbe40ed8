// How a list writes its countries: what the rules of countries/ share.
// Values view the document, which must outlive them; one thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/country/country.h"
#include "lint/document.h"
#include "lint/rule.h"

namespace listlint::rules {

// Whether the list is in English: it says so, or says nothing and does not call
// most of its countries by names in another language. Looks at all entries.
bool is_english(const Document& document);

// Whether at least half of the entries' countries are known names. Where not,
// the column holds something else, and what looks misspelt is not.
bool has_country_names(const Document& document);

// The code of the one country that is meant, whatever the kind of name; empty
// for an unknown, ambiguous, dissolved or no country.
std::string_view code_of(const Entry& entry);

// Whether how the country is called is itself an issue: a machine should not
// choose.
bool is_disputed(std::string_view code);

// "the Czech Republic", "Poland": a country within a sentence.
std::string in_sentence(std::string_view name);

// One way in which a list writes one country.
struct CountrySpelling {
  std::string_view written;
  std::string_view code;
  const country::Name* name = nullptr;
  Index count = 0;
  Index first = 0;  // entry
};

// The current English names in a list, counted. Names with characters that
// the Unicode rules report are left out: mending these comes first.
class CountrySpellings {
 public:
  explicit CountrySpellings(const Check& check);

  // How the list mostly writes a country: the most frequent spelling, then the
  // common one, then the first. Null where it never names it.
  const CountrySpelling* mostly(std::string_view code) const;

  // The spelling of an entry; null where it is not counted.
  const CountrySpelling* of(const Entry& entry) const;

  // What to write for a country: as the list does, else as `style` does.
  std::string_view name_for(std::string_view code, uint8_t style) const;

 private:
  std::vector<CountrySpelling> spellings_;
  std::unordered_map<std::string_view, size_t> by_written_;
  std::unordered_map<std::string_view, size_t> mostly_;  // by code
};

// country::nearest, asked once a spelling.
class NearestCountries {
 public:
  const country::Name* of(std::string_view written);

 private:
  std::unordered_map<std::string_view, const country::Name*> known_;
};

// A fix that replaces the country of an entry; none where its value had to be
// decoded.
void offer_country(Finding& finding, const Check& check, const Entry& entry,
                   std::string_view name, Safety safety);

}  // namespace listlint::rules
