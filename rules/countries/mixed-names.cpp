#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

std::string_view entries_word(Index count) {
  return count == 1 ? "entry" : "entries";
}

void check_document(Check& check) {
  const auto& entries = check.document.entries;
  CountrySpellings spellings(check);
  for (Index i = 0; i < entries.size(); ++i) {
    const auto* spelling = spellings.of(i);
    if (spelling == nullptr) continue;
    const auto& mostly = spellings.mostly(*spelling);
    if (&mostly == spelling) continue;
    const auto& span = entries[i].country.span;
    auto& finding = check.report_entry(
        i, span,
        fmt::format("\"{}\" ({} {}) and \"{}\" ({} {}) are one country: write "
                    "\"{}\"",
                    spelling->written, spelling->count,
                    entries_word(spelling->count), mostly.written, mostly.count,
                    entries_word(mostly.count), mostly.written));
    finding.related.push_back({entries[mostly.first].country.span,
                               fmt::format("first \"{}\"", mostly.written)});
    offer_country(finding, check, entries[i], mostly.written,
                  is_disputed(mostly.code) ? Safety::unsafe : Safety::safe);
  }
}

}  // namespace

extern const Rule countries_mixed_names;
constinit const Rule countries_mixed_names = {
    .id = "countries/mixed-names",
    .severity = Severity::warning,
    .summary = "One country under two names in the list",
    .document = check_document,
};

}  // namespace listlint::rules
