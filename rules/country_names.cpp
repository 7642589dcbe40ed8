#include "rules/country_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "rules/place.h"

namespace listlint::rules {
namespace {

using country::Kind;

bool has_notable(const Check& check, Span span) {
  const auto& notables = check.scan.notables;
  const auto next = std::ranges::lower_bound(
      notables, span.begin, {},
      [](const unicode::Notable& notable) { return notable.span.begin; });
  return next != notables.end() && next->span.begin < span.end;
}

bool is_counted(const Check& check, const Entry& entry) {
  const auto* name = entry.country_name;
  return name != nullptr &&
         (name->kind == Kind::name || name->kind == Kind::alias) &&
         name->codes.size() == 1 &&
         entry.country.value.find("  ") == std::string_view::npos &&
         !has_notable(check, entry.country.span);
}

// Whether `a` should stand for the country rather than the earlier `b`.
bool is_preferred(const CountrySpelling& a, const CountrySpelling& b) {
  if (a.count != b.count) return a.count > b.count;
  const auto common = [](const CountrySpelling& spelling) {
    return spelling.written ==
           country::preferred(spelling.code, country::kCommon);
  };
  return common(a) && !common(b);
}

}  // namespace

bool is_english(const Document& document) {
  const auto language = document.language;
  if (!language.empty()) return language == "en" || language.starts_with("en-");
  size_t known = 0;
  size_t foreign = 0;
  for (const auto& entry : document.entries) {
    if (entry.country_name == nullptr) continue;
    ++known;
    if (entry.country_name->kind == Kind::foreign) ++foreign;
  }
  return 2 * foreign <= known;
}

bool has_country_names(const Document& document) {
  size_t written = 0;
  size_t known = 0;
  for (const auto& entry : document.entries) {
    if (entry.country.empty()) continue;
    ++written;
    const auto* name = entry.country_name;
    if (name != nullptr && name->kind != Kind::not_country) ++known;
  }
  return 2 * known >= written;
}

std::string_view code_of(const Entry& entry) {
  const auto* name = entry.country_name;
  const bool one = name != nullptr && name->codes.size() == 1 &&
                   name->kind != Kind::historical;
  return one ? name->codes[0] : std::string_view{};
}

bool is_disputed(std::string_view code) {
  constexpr std::array<std::string_view, 7> kDisputed = {"EH", "FK", "HK", "MO",
                                                         "PS", "TW", "XK"};
  return std::ranges::find(kDisputed, code) != kDisputed.end();
}

std::string in_sentence(std::string_view name) {
  constexpr std::array<std::string_view, 16> kStarts = {
      "Republic of ", "Democratic ",     "United ",       "Federated ",
      "Central ",     "Czech Rep",       "Dominican Rep", "Collectivity ",
      "British ",     "French Southern", "U.S. ",         "Netherlands",
      "Philippines",  "Maldives",        "Comoros",       "Isle of "};
  constexpr std::array<std::string_view, 3> kEnds = {" Islands", " Territory",
                                                     " Antilles"};
  if (name.starts_with("The ")) return fmt::format("the {}", name.substr(4));
  const bool article =
      std::ranges::any_of(
          kStarts, [&](auto start) { return name.starts_with(start); }) ||
      std::ranges::any_of(kEnds, [&](auto end) { return name.ends_with(end); });
  return fmt::format("{}{}", article ? "the " : "", name);
}

CountrySpellings::CountrySpellings(const Check& check) {
  const auto& entries = check.document.entries;
  for (Index i = 0; i < entries.size(); ++i) {
    if (!is_counted(check, entries[i])) continue;
    const auto written = entries[i].country.value;
    const auto [place, fresh] =
        by_written_.try_emplace(written, spellings_.size());
    if (fresh) {
      const auto* name = entries[i].country_name;
      spellings_.push_back({written, name->codes[0], name, 0, i});
    }
    ++spellings_[place->second].count;
  }
  for (size_t i = 0; i < spellings_.size(); ++i) {
    const auto [place, fresh] = mostly_.try_emplace(spellings_[i].code, i);
    if (!fresh && is_preferred(spellings_[i], spellings_[place->second])) {
      place->second = i;
    }
  }
}

const CountrySpelling* CountrySpellings::mostly(std::string_view code) const {
  const auto place = mostly_.find(code);
  return place == mostly_.end() ? nullptr : &spellings_[place->second];
}

const CountrySpelling* CountrySpellings::of(const Entry& entry) const {
  const auto place = by_written_.find(entry.country.value);
  return place == by_written_.end() ? nullptr : &spellings_[place->second];
}

std::string_view CountrySpellings::name_for(std::string_view code,
                                            uint8_t style) const {
  const auto* spelling = mostly(code);
  return spelling != nullptr ? spelling->written
                             : country::preferred(code, style);
}

const country::Name* NearestCountries::of(std::string_view written) {
  const auto [place, fresh] = known_.try_emplace(written, nullptr);
  if (fresh) place->second = country::nearest(written);
  return place->second;
}

void offer_country(Finding& finding, const Check& check, const Entry& entry,
                   std::string_view name, Safety safety) {
  if (!is_verbatim(*check.document.source, entry.country)) return;
  finding.fix = Fix{fmt::format("write {}", name),
                    safety,
                    {{entry.country.span, std::string(name)}}};
}

}  // namespace listlint::rules
