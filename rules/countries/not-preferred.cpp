#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/rule.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

using country::Kind;

struct Policy {
  std::string_view word;
  uint8_t style = 0;
  std::string_view name;
};

constexpr Policy kPolicies[] = {
    {"document", 0, {}},
    {"common", country::kCommon, "common English name"},
    {"iso", country::kIso, "ISO 3166-1 name"},
    {"un", country::kUn, "United Nations name"},
    {"cldr", country::kCldr, "CLDR name"},
};

constexpr std::string_view kWords[] = {"document", "common", "iso", "un",
                                       "cldr"};
constexpr Option kPolicy = choice_option(
    "policy", "whose names to write; document takes any current English name",
    "document", kWords);
constexpr const Option* kOptions[] = {&kPolicy};

void check_former(Check& check, Index index, std::string_view write) {
  const auto& entry = check.document.entries[index];
  const auto until = entry.country_name->until;
  const auto past =
      until == 0 ? std::string() : fmt::format(" (until {})", until);
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\"{} is {} today: write \"{}\"", entry.country.value,
                  past, in_sentence(write), write));
  offer_country(finding, check, entry, write, Safety::unsafe);
}

// A current name that is not the one of the style. Spellings that differ in
// punctuation only ("The Gambia", "Gambia") are one name.
void check_style(Check& check, Index index, const Policy& policy) {
  const auto& entry = check.document.entries[index];
  const auto& name = *entry.country_name;
  const auto write = country::preferred(name.codes[0], policy.style);
  if (country::find(write) == &name) return;
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\" is not the {} of the country: write \"{}\"",
                  entry.country.value, policy.name, write));
  const bool safe = name.kind == Kind::name && !is_disputed(name.codes[0]);
  offer_country(finding, check, entry, write,
                safe ? Safety::safe : Safety::unsafe);
}

// Names that the policy may turn down: earlier ones, and those of other styles.
auto may_be_turned_down(const Policy& policy) {
  return [&policy](const Entry& entry) {
    const auto* name = entry.country_name;
    if (name == nullptr || name->codes.size() != 1) return false;
    if (name->kind == Kind::former) return true;
    return policy.style != 0 && (name->styles & policy.style) == 0 &&
           (name->kind == Kind::name || name->kind == Kind::alias);
  };
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto& policy =
      *std::ranges::find(kPolicies, check.choice(kPolicy), &Policy::word);
  const auto others = entries_where(document, may_be_turned_down(policy));
  if (others.empty() || !is_english(document)) return;
  CountrySpellings spellings(check);
  for (const Index i : others) {
    const auto& name = *document.entries[i].country_name;
    const auto code = name.codes[0];
    if (name.kind != Kind::former) {
      check_style(check, i, policy);
    } else if (policy.style == 0) {
      check_former(check, i, spellings.name_for(code, country::kCommon));
    } else {
      check_former(check, i, country::preferred(code, policy.style));
    }
  }
}

}  // namespace

extern const Rule countries_not_preferred;
constinit const Rule countries_not_preferred = {
    .id = "countries/not-preferred",
    .severity = Severity::warning,
    .summary = "A country under a name that the list should not use",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
