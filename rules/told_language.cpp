#include "rules/told_language.h"

#include "lint/finding.h"
#include "rules/subject.h"

namespace listlint::rules {

std::string_view country_of(const Entry& entry) {
  if (entry.country_name == nullptr) return {};
  const auto codes = entry.country_name->codes;
  return codes.size() == 1 ? codes.front() : std::string_view();
}

Told told_at(const Document& document, Span span) {
  Finding place;
  place.span = span;
  set_subject(document, place);
  Told told{document.language, {}};
  if (place.entry != kNone) {
    told.country = country_of(document.entries[place.entry]);
  }
  if (place.reference != kNone) {
    const auto* known = document.references[place.reference].known_language;
    if (known != nullptr) told.language = known->code;
  }
  return told;
}

}  // namespace listlint::rules
