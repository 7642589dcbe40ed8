#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

#include "lint/gazetteer/gazetteer.h"
#include "lint/gazetteer/key.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "rules/code_points.h"
#include "rules/country_names.h"
#include "rules/place_in_country.h"

namespace listlint::rules {
namespace {

// Names of these countries are made of few syllables, so that another letter is
// mostly another place.
constexpr std::string_view kSyllabic[] = {"CN", "JP", "KP", "KR", "LA",
                                          "MM", "MY", "TH", "TW", "VN"};

constexpr uint8_t kLeast = 5;  // size: 5,000 people

// Where names are written in other letters, these come and go with the way
// they are put into Latin ones.
constexpr std::string_view kLatin = "aehijuy";

bool writes_latin(std::string_view code) {
  constexpr std::string_view kOthers[] = {
      "AE", "AF", "AM", "BD", "BG", "BH", "BT", "BY", "CN", "CY", "DJ", "DZ",
      "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ", "IR", "JO", "JP", "KG",
      "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MK", "MM",
      "MN", "MR", "MV", "NP", "OM", "PK", "PS", "QA", "RU", "SA", "SD", "SY",
      "TH", "TJ", "TM", "TN", "TW", "UA", "UZ", "YE"};
  return !std::ranges::binary_search(kOthers, code);
}

// The letters in which two keys differ, of which one is a slip away from the
// other: what is between their common start and their common end.
std::string_view difference(std::string_view a, std::string_view b) {
  size_t begin = 0;
  while (begin < std::min(a.size(), b.size()) && a[begin] == b[begin]) ++begin;
  a.remove_prefix(begin);
  b.remove_prefix(begin);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  return a.size() > b.size() ? a : b;
}

// Whether a place may have both names: another romanisation, or another town.
bool may_be_right(std::string_view name, const gazetteer::Match& meant) {
  constexpr size_t kShort = 6;
  const gazetteer::Key written(name);
  const gazetteer::Key known(gazetteer::name_of(meant.place));
  const auto size = written.view().size();
  if (size < kShort) return true;
  const bool syllabic =
      std::ranges::find(kSyllabic, meant.country) != std::end(kSyllabic);
  const auto letters = difference(written.view(), known.view());
  if (syllabic && (meant.size < gazetteer::kCity ||
                   (letters.size() == 1 && size == known.view().size()))) {
    return true;
  }
  return letters.size() == 1 && kLatin.find(letters) != kLatin.npos &&
         !writes_latin(meant.country);
}

// The place that an entry, of which nothing is known, is a slip away from.
std::optional<gazetteer::Match> meant_place(const Entry& entry,
                                            NearestPlaces& nearest) {
  const auto name = plain_place_name(entry);
  if (!gazetteer::find(name).empty()) return {};
  auto meant = nearest.of(name, code_of(entry), kLeast);
  if (meant && may_be_right(name, *meant)) meant.reset();
  return meant;
}

void report(Check& check, Index index, const gazetteer::Match& meant) {
  const auto& entry = check.document.entries[index];
  const auto name = gazetteer::name_of(meant.place);
  auto& finding = check.report_entry(
      index, entry.name.span,
      fmt::format("\"{}\" in {} is not known: did you mean \"{}\"?",
                  entry.name.value, country_in_sentence(meant.country), name));
  if (!is_verbatim(*check.document.source, entry.name)) return;
  finding.fix = Fix{
      fmt::format("write {}", name), Safety::unsafe, {{entry.name.span, name}}};
}

void check_document(Check& check) {
  const auto& strangers = check.shared(strangers_of);
  if (strangers.trust == Trust::none) return;
  NearestPlaces nearest;
  for (const Index i : strangers.entries) {
    if (is_misread(check.scan, check.document.entries[i].name.span)) continue;
    const auto meant = meant_place(check.document.entries[i], nearest);
    if (meant) report(check, i, *meant);
  }
}

}  // namespace

extern const Rule countries_misspelt_place;
constinit const Rule countries_misspelt_place = {
    .id = "countries/misspelt-place",
    .severity = Severity::info,
    .summary = "A place with a slip of the pen",
    .document = check_document,
};

}  // namespace listlint::rules
