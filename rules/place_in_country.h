// Places in their countries: what the rules that ask the gazetteer share.
// Values view the document, which must outlive them; one thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document.h"
#include "lint/gazetteer/gazetteer.h"

namespace listlint::rules {

// The name of an entry, where it is a mere name that can be looked up; empty
// for "Seo (Busan)", "Prague 5" or "Leduc and area", and for one in another
// script than Latin.
std::string_view plain_place_name(const Entry& entry);

// Whether a place of one country may rightly be said to be in the other: a
// territory and its state, or two of which one claims the other's land.
bool are_related(std::string_view code, std::string_view other);

// Whether any country that has the place is the one given, or related to it.
bool may_be_in(const gazetteer::Matches& matches, std::string_view code);

// The one of the countries that has the place, or by far the largest one of the
// name; empty where none has or one cannot tell.
std::string_view country_with(std::string_view place,
                              std::span<const std::string_view> codes);

// How far a list is one of places in their countries.
enum class Trust {
  none,  // many entries are not known in the country that they name
  some,  // nearly all are, but there are few
  full,
};

// The entries that say one country and have a name that is not known there.
// Looks at every entry: ask for it by Check::shared().
struct Strangers {
  std::vector<Index> entries;
  Trust trust = Trust::none;  // in all the others
};
Strangers strangers_of(const Document& document);

// gazetteer::nearest() for as many names as a list may reasonably ask for.
class NearestPlaces {
 public:
  std::optional<gazetteer::Match> of(std::string_view name,
                                     std::string_view code, uint8_t least);

 private:
  size_t asked_ = 0;
};

}  // namespace listlint::rules
