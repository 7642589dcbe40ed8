#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lint/country/display_name.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

bool is_foreign(const Entry& entry) {
  return entry.country_name != nullptr &&
         entry.country_name->kind == country::Kind::foreign;
}

void check_english(Check& check) {
  const auto& document = check.document;
  const auto foreign = entries_where(document, is_foreign);
  if (foreign.empty() || !has_english_names(document)) return;
  CountrySpellings spellings(check);
  NearestCountries nearest;
  for (const Index i : foreign) {
    const auto& entry = document.entries[i];
    const auto* name = entry.country_name;
    const auto written = entry.country.value;
    // "Rumania" is a slip of the pen: countries/misspelt has it.
    const auto* meant = nearest.of(written);
    if (meant != nullptr && std::ranges::equal(name->codes, meant->codes)) {
      continue;
    }
    const auto write = spellings.name_for(name->codes[0], country::kCommon);
    auto& finding = check.report_entry(
        i, entry.country.span,
        fmt::format("\"{}\" is not the English name of the country: write "
                    "\"{}\"",
                    written, write));
    offer_country(finding, check, entry, write, Safety::unsafe);
  }
}

// What a list in another language calls its countries, asked once a country.
class LocalNames {
 public:
  explicit LocalNames(std::string_view language) : language_(language) {}

  // The name to write in place of an English one; empty where that is right in
  // this language, too, or not known to be wrong.
  std::string_view instead_of(const Entry& entry) {
    const auto code = entry.country_name->codes[0];
    const auto [place, fresh] = known_.try_emplace(code);
    auto& [full, brief] = place->second;
    if (fresh) {
      full = country::display_name(code, language_, Length::full);
      brief = country::display_name(code, language_, Length::brief);
    }
    const auto written = unicode::fold(entry.country.value);
    const bool fits = unicode::fold(full).find(written) != std::string::npos ||
                      unicode::fold(brief).find(written) != std::string::npos;
    return fits ? std::string_view{} : full;
  }

 private:
  using Length = country::Length;

  std::string_view language_;
  std::unordered_map<std::string_view, std::pair<std::string, std::string>>
      known_;
};

bool is_english_name(const Entry& entry) {
  const auto* name = entry.country_name;
  return name != nullptr && !entry.country.empty() &&
         name->kind == country::Kind::name && !is_disputed(name->codes[0]);
}

void check_local(Check& check) {
  const auto& document = check.document;
  const auto english = entries_where(document, is_english_name);
  const auto foreign = entries_where(document, is_foreign).size();
  if (english.empty() || foreign == 0) return;
  LocalNames names(document.language);
  struct Misfit {
    Index entry = 0;
    std::string_view write;
  };
  std::vector<Misfit> misfits;
  for (const Index i : english) {
    const auto write = names.instead_of(document.entries[i]);
    if (!write.empty()) misfits.push_back({i, write});
  }
  // Where they are many, they are the style of the list.
  if (4 * misfits.size() > english.size() + foreign) return;
  for (const auto& [i, write] : misfits) {
    const auto& entry = document.entries[i];
    auto& finding = check.report_entry(
        i, entry.country.span,
        fmt::format("\"{}\" is the English name of the country, the list is in "
                    "another language: write \"{}\"",
                    entry.country.value, write));
    offer_country(finding, check, entry, write, Safety::unsafe);
  }
}

void check_document(Check& check) {
  const auto language = check.document.language;
  if (language.empty() || language == "en" || language.starts_with("en-")) {
    check_english(check);
  } else {
    check_local(check);
  }
}

}  // namespace

extern const Rule countries_foreign_name;
constinit const Rule countries_foreign_name = {
    .id = "countries/foreign-name",
    .severity = Severity::warning,
    .summary = "A country under its name in another language",
    .document = check_document,
};

}  // namespace listlint::rules
