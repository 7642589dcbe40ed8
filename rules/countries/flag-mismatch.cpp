#include <algorithm>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

using country::Kind;

// "BRN" is Brunei to ISO 3166-1 and Bahrain to the Olympic Committee, "Georgia"
// a country and a state.
bool may_be_another(const Text& flag) {
  return flag.value == "BRN" || flag.value == "Georgia" || flag.value == "GEO";
}

// A name whose codes tell countries of today.
bool tells_country(const country::Name* name) {
  return name != nullptr && !name->codes.empty() &&
         name->kind != Kind::historical;
}

// The same country, or a territory of it.
bool fit(std::string_view flag, std::string_view code) {
  return flag == code || country::parent(flag) == code ||
         country::parent(code) == flag;
}

bool any_fit(const country::Name& flag, const country::Name& country) {
  return std::ranges::any_of(flag.codes, [&](auto a) {
    return std::ranges::any_of(country.codes,
                               [&](auto b) { return fit(a, b); });
  });
}

bool any_disputed(const country::Name& name) {
  return std::ranges::any_of(name.codes, is_disputed);
}

void check_flag(Check& check, const Flag& flag) {
  const auto& entry = check.document.entries[flag.entry];
  const auto* name = entry.country_name;
  if (entry.country.empty() || may_be_another(flag.written)) return;
  if (!tells_country(flag.name) || !tells_country(name)) return;
  if (any_fit(*flag.name, *name)) return;
  if (any_disputed(*flag.name) || any_disputed(*name)) return;
  auto& finding = check.report_entry(
      flag.entry, flag.written.span,
      fmt::format("the flag \"{}\" is that of {}, the country is \"{}\": "
                  "correct one of them",
                  flag.written.value, any_of_countries(flag.name->codes),
                  entry.country.value));
  finding.related.push_back({entry.country.span, "the country"});
}

void check_document(Check& check) {
  for (const auto& flag : check.document.flags) check_flag(check, flag);
}

}  // namespace

extern const Rule countries_flag_mismatch;
constinit const Rule countries_flag_mismatch = {
    .id = "countries/flag-mismatch",
    .severity = Severity::warning,
    .summary = "A flag of another country than the one that is named",
    .document = check_document,
};

}  // namespace listlint::rules
