#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/country_names.h"

namespace listlint::rules {
namespace {

using country::Kind;

// How the entries of one country name its constituent countries.
struct Habit {
  std::string_view code;
  Index with = 0;            // "Leeds , England, United Kingdom"
  Index without = 0;         // "Leeds , United Kingdom"
  Text example;              // the first constituent with a country
  std::string_view country;  // as written there
  std::string_view gap;      // between them: " , "

  Index all() const { return with + without; }
  bool is_with() const { return all() >= 4 && 4 * with > 3 * all(); }
  bool is_without() const { return all() >= 4 && 4 * without > 3 * all(); }
};

// One for each country that has constituent countries: a few.
class Habits {
 public:
  Habits() : by_name_(country::names().size(), kUnasked) {
    for (const auto& name : country::names()) {
      if (name.kind != Kind::constituent) continue;
      if (of_code(name.codes[0]) == kNone) {
        habits_.emplace_back().code = name.codes[0];
      }
    }
  }

  // That of an entry's country; null where it has none.
  Habit* of(const Entry& entry) {
    if (entry.country_name == nullptr) return nullptr;
    const auto* first = country::names().data();
    Index& habit = by_name_[static_cast<size_t>(entry.country_name - first)];
    if (habit == kUnasked) habit = of_code(code_of(entry));
    return habit == kNone ? nullptr : &habits_[habit];
  }

 private:
  static constexpr Index kUnasked = kNone - 1;

  Index of_code(std::string_view code) const {
    const auto habit = std::ranges::find(habits_, code, &Habit::code);
    return habit == habits_.end() ? kNone
                                  : static_cast<Index>(habit - habits_.begin());
  }

  std::vector<Habit> habits_;
  std::vector<Index> by_name_;  // into habits_
};

// An entry of such a country.
struct Part {
  Index entry = 0;
  const Text* constituent = nullptr;  // before the country; null where none
  Habit* habit = nullptr;
};

// Null where an entry names no constituent country before its country.
const Text* constituent_of(const Document& document, const Entry& entry,
                           std::string_view code) {
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    const auto& qualifier = document.qualifiers[i];
    const auto* name = country::find(qualifier.value);
    if (name != nullptr && name->kind == Kind::constituent &&
        name->codes[0] == code) {
      return &qualifier;
    }
  }
  return nullptr;
}

// The comma between two parts of an entry, with its spaces; a usual one where
// markup stands between them.
std::string_view gap_of(const Document& document, const Text& before,
                        const Text& after) {
  constexpr std::string_view kUsual = ", ";
  if (before.span.end >= after.span.begin) return kUsual;
  const auto gap = document.source->slice({before.span.end, after.span.begin});
  const bool plain = gap.find_first_not_of(" ,") == std::string_view::npos &&
                     std::ranges::count(gap, ',') == 1;
  return plain ? gap : kUsual;
}

// Counts an entry in the habit of its country.
Part count(const Document& document, Index index, Habit& habit) {
  const auto& entry = document.entries[index];
  if (entry.country_name->kind == Kind::constituent) {
    return {index, nullptr, &habit};
  }
  const auto* constituent = constituent_of(document, entry, habit.code);
  if (constituent == nullptr) {
    ++habit.without;
  } else if (habit.with++ == 0) {
    habit.example = *constituent;
    habit.country = entry.country.value;
    habit.gap = gap_of(document, *constituent, entry.country);
  }
  return {index, constituent, &habit};
}

void check_alone(Check& check, Index index, const Habit& habit) {
  if (habit.with == 0) return;
  const auto& entry = check.document.entries[index];
  const auto write = fmt::format("{}, {}", entry.country.value, habit.country);
  auto& finding = check.report_entry(
      index, entry.country.span,
      fmt::format("\"{}\" stands as a country, other entries write \"{}, {}\": "
                  "write \"{}\"",
                  entry.country.value, habit.example.value, habit.country,
                  write));
  if (!is_in_text(check.document, entry.country)) return;
  offer_country(
      finding, check, entry,
      fmt::format("{}{}{}", entry.country.value, habit.gap, habit.country),
      Safety::safe);
}

void check_constituent(Check& check, const Part& part) {
  const auto& [index, constituent, place] = part;
  const auto& habit = *place;
  const auto& entry = check.document.entries[index];
  if (entry.country_name->kind == Kind::constituent) {
    check_alone(check, index, habit);
    return;
  }
  if (constituent == nullptr && habit.is_with()) {
    check.report_entry(
        index, entry.country.span,
        fmt::format("{} of {} entries of {} name its part, as in \"{}, {}\", "
                    "this one does not: add it",
                    habit.with, habit.all(), in_sentence(entry.country.value),
                    habit.example.value, habit.country));
  } else if (constituent != nullptr && habit.is_without()) {
    check.report_entry(
        index, constituent->span,
        fmt::format("{} of {} entries of {} do not name its part, this one "
                    "does: leave \"{}\" out",
                    habit.without, habit.all(),
                    in_sentence(entry.country.value), constituent->value));
  }
}

// Words for kinds of places in other languages, without letters that ASCII
// lacks. "Canton" and "oblast" are English too and not among them.
constexpr auto kForeignKinds = std::to_array<std::string_view>({
    "amt",      "comarca",   "comunidad",    "comune",   "concejo",
    "concelho", "contea",    "departamento", "distrito", "fylke",
    "gemeinde", "gemeente",  "gmina",        "grad",     "isla",
    "judet",    "kaupunki",  "kommun",       "kommune",  "kreis",
    "kunta",    "land",      "landkreis",    "linn",     "mesto",
    "miasto",   "municipio", "okres",        "opstina",  "pilseta",
    "powiat",   "provincia", "provincie",    "regione",  "rajons",
    "stad",     "stadt",     "vald",         "ville",    "wojewodztwo",
});
static_assert(kForeignKinds.size() == 40);

bool is_foreign_word(std::string_view word) {
  const bool ascii = std::ranges::all_of(
      word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !ascii ||
         std::ranges::find(kForeignKinds, word) != kForeignKinds.end();
}

// "communauté" of "Arras (communauté)": one word in lower case.
void check_bracket(Check& check, Index index) {
  const auto& entry = check.document.entries[index];
  const auto name = entry.name.value;
  if (!name.ends_with(')')) return;
  const auto open = name.rfind(" (");
  if (open == std::string_view::npos) return;
  const auto word = name.substr(open + 2, name.size() - open - 3);
  for (size_t i = 0; i < word.size();) {
    const auto code_point = utf8::decode(word, i);
    i += code_point.length;
    if (code_point.value == utf8::kIllFormed) return;
    const auto& properties = unicode::properties(code_point.value);
    if (properties.script != unicode::Script::latin ||
        (properties.flags & unicode::kLowercase) == 0) {
      return;
    }
  }
  if (word.empty() || !is_foreign_word(word)) return;
  auto& finding = check.report_entry(
      index,
      part_of(*check.document.source, entry.name, open + 2, name.size() - 1),
      fmt::format("\"{}\" is no English word for a kind of place: translate "
                  "it or leave it out",
                  word));
  finding.severity = Severity::info;
}

// Territories that have namesakes elsewhere: Montserrat is a mountain in Spain.
constexpr auto kNamesakes =
    std::to_array<std::string_view>({"GP", "JE", "MO", "MS", "RE", "SH"});

// "Greenland, Norway": a territory before a country that it is no part of.
void check_territory(Check& check, Index index) {
  const auto& document = check.document;
  const auto& entry = document.entries[index];
  const auto code = code_of(entry);
  if (entry.qualifiers.empty() || code.empty()) return;
  const auto& qualifier = document.qualifiers[entry.qualifiers.end - 1];
  const auto* name = country::find(qualifier.value);
  if (name == nullptr || name->kind != Kind::name) return;
  const auto parent = country::parent(name->codes[0]);
  if (parent.empty() || parent == code || name->codes[0] == code) return;
  if (is_disputed(name->codes[0]) ||
      std::ranges::find(kNamesakes, name->codes[0]) != kNamesakes.end()) {
    return;
  }
  auto& finding = check.report_entry(
      index, qualifier.span,
      fmt::format("\"{}\" belongs to {}, not to {}: correct one of them",
                  qualifier.value, country_in_sentence(parent),
                  in_sentence(entry.country.value)));
  finding.folds.push_back({"countries/place-not-in-country", entry.name.span});
}

void check_document(Check& check) {
  const auto& entries = check.document.entries;
  const bool english = is_english(check.document);
  Habits habits;
  std::vector<Part> parts;
  for (Index i = 0; i < entries.size(); ++i) {
    if (english) check_bracket(check, i);
    check_territory(check, i);
    auto* habit = habits.of(entries[i]);
    if (habit != nullptr) parts.push_back(count(check.document, i, *habit));
  }
  for (const auto& part : parts) check_constituent(check, part);
}

}  // namespace

extern const Rule countries_qualifier_style;
constinit const Rule countries_qualifier_style = {
    .id = "countries/qualifier-style",
    .severity = Severity::warning,
    .summary = "A part of a country named in some entries only",
    .document = check_document,
};

}  // namespace listlint::rules
