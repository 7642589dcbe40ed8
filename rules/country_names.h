// How a list writes its countries: what the rules of countries/ share.
// Values view the document, which must outlive them; one thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/country/country.h"
#include "lint/document.h"
#include "lint/rule.h"

namespace listlint::rules {

// Whether the list is in English: it says so, or says nothing and does not call
// most of its countries by names in another language. Looks at half of the
// entries or more.
bool is_english(const Document& document);

// Whether at least half of the entries' countries are known names. Where not,
// the column holds something else, and what looks misspelt is not.
bool has_country_names(const Document& document);

// Both, with one look at the entries.
bool has_english_names(const Document& document);

// The entries for which `is_wanted(entry)`, in order.
template <typename Wanted>
std::vector<Index> entries_where(const Document& document, Wanted is_wanted) {
  std::vector<Index> wanted;
  for (Index i = 0; i < document.entries.size(); ++i) {
    if (is_wanted(document.entries[i])) wanted.push_back(i);
  }
  return wanted;
}

// The code of the one country that is meant, whatever the kind of name; empty
// for an unknown, ambiguous, dissolved or no country.
std::string_view code_of(const Entry& entry);

// The same for the entries of one section: where one names no country, the
// heading may be it.
class SectionCountries {
 public:
  SectionCountries(const Document& document, Index section)
      : heading_(document.sections[section].heading.value) {}

  std::string_view code(const Entry& entry);

 private:
  std::string_view heading_;
  std::string_view of_heading_;
  bool asked_ = false;
};

// Whether how the country is called is itself an issue: a machine should not
// choose.
bool is_disputed(std::string_view code);

// "the Czech Republic", "Poland": a country within a sentence.
std::string in_sentence(std::string_view name);

// The same of a country by its code: "France", "the Netherlands".
std::string country_in_sentence(std::string_view code);

// "the Czech Republic or Slovakia": countries by their codes.
std::string any_of_countries(std::span<const std::string_view> codes);

// Whether a country stands in the running text of a line, so that words can be
// added behind it: in no cell or value, and in no link or template.
bool is_in_text(const Document& document, const Text& country);

// One way in which a list writes one country.
struct CountrySpelling {
  std::string_view written;
  std::string_view code;
  Index count = 0;
  Index first = 0;   // entry
  Index mostly = 0;  // how the list mostly writes the country
};

// The current English names in a list, counted when first asked for. Names with
// characters that the Unicode rules report are left out: mending these comes
// first.
class CountrySpellings {
 public:
  explicit CountrySpellings(const Check& check) : check_(check) {}

  // The spelling of an entry; null where it is not counted.
  const CountrySpelling* of(Index entry);

  // How the list mostly writes the country of a spelling: the most frequent
  // spelling, then the common one, then the first.
  const CountrySpelling& mostly(const CountrySpelling& spelling) const {
    return spellings_[spelling.mostly];
  }

  // What to write for a country: as the list does, else as `style` does.
  std::string_view name_for(std::string_view code, uint8_t style);

 private:
  void count();
  void choose();

  const Check& check_;
  bool counted_ = false;
  std::vector<CountrySpelling> spellings_;
  std::vector<Index> of_entry_;                         // into spellings_
  std::unordered_map<std::string_view, Index> mostly_;  // by code
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
