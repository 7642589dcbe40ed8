#include "rules/told_language.h"

#include "lint/finding.h"
#include "rules/country_names.h"
#include "rules/subject.h"

namespace listlint::rules {

Told told_at(const Document& document, Span span) {
  Finding place;
  place.span = span;
  set_subject(document, place);
  Told told{document.language, {}};
  if (place.entry != kNone) {
    told.country = code_of(document.entries[place.entry]);
  }
  if (place.reference != kNone) {
    const auto* known = document.references[place.reference].known_language;
    if (known != nullptr) told.language = known->code;
  }
  return told;
}

}  // namespace listlint::rules
