#include <fmt/format.h>

#include "lint/rule.h"

namespace listlint::rules {
namespace {

// A city state needs no country: "Singapore".
bool is_itself_a_country(const Entry& entry) {
  const auto* name = country::find(entry.name.value);
  return name != nullptr && !name->codes.empty();
}

// Also where a flag alone tells it.
bool has_country(const Entry& entry) {
  return !entry.country.empty() || entry.country_name != nullptr;
}

void check_document(Check& check) {
  const auto& entries = check.document.entries;
  size_t with = 0;
  for (const auto& entry : entries) with += has_country(entry) ? 1 : 0;
  if (with < 5 || 10 * with < 9 * entries.size()) return;
  for (Index i = 0; i < entries.size(); ++i) {
    if (has_country(entries[i]) || is_itself_a_country(entries[i])) {
      continue;
    }
    check.report_entry(
        i, entries[i].span,
        fmt::format("\"{}\" has no country, as {} of {} entries have: add it",
                    entries[i].name.value, with, entries.size()));
  }
}

}  // namespace

extern const Rule countries_missing;
constinit const Rule countries_missing = {
    .id = "countries/missing",
    .severity = Severity::warning,
    .summary = "An entry without a country",
    .document = check_document,
};

}  // namespace listlint::rules
