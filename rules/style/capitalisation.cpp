#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::rules {
namespace {

constexpr Option kShare = integer_option(
    "share",
    "share of names written alike, in per cent, from which all should be", 98,
    51, 100);
constexpr const Option* kOptions[] = {&kShare};

enum class Case : uint8_t { none, upper, lower };

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// In scripts that begin names with a capital letter: letters of Georgian have
// cases too, but no sentence uses them so.
Case case_of(char32_t code_point) {
  using unicode::Script;
  if (code_point == utf8::kIllFormed) return Case::none;
  const auto& properties = unicode::properties(code_point);
  constexpr std::array kScripts = {Script::latin, Script::cyrillic,
                                   Script::greek, Script::armenian};
  if (std::ranges::find(kScripts, properties.script) == kScripts.end()) {
    return Case::none;
  }
  if ((properties.flags & unicode::kUppercase) != 0) return Case::upper;
  return (properties.flags & unicode::kLowercase) != 0 ? Case::lower
                                                       : Case::none;
}

// Of the first character: "'s-Hertogenbosch" and "3-gatsu" have none.
Case initial_of(std::string_view name) {
  if (is_upper(name[0])) return Case::upper;
  if (is_lower(name[0])) return Case::lower;
  return case_of(utf8::decode(name, 0).value);
}

struct Letters {
  uint32_t upper = 0;
  uint32_t lower = 0;
};

Letters letters_of(std::string_view name) {
  Letters letters;
  for (size_t at = 0; at < name.size();) {
    const auto point = utf8::decode(name, at);
    at += point.length;
    const auto letter = case_of(point.value);
    if (letter == Case::upper) ++letters.upper;
    if (letter == Case::lower) ++letters.lower;
  }
  return letters;
}

// Shorter ones may be abbreviations: "ABC".
bool is_capitals(std::string_view name) {
  constexpr uint32_t kShortest = 4;
  if (name.size() < kShortest || is_lower(name[1])) return false;
  const auto letters = letters_of(name);
  return letters.lower == 0 && letters.upper >= kShortest;
}

// Programs and sites are called as their makers like ("jq"), and what has many
// words describes more than it names.
bool may_be_no_name(const Document& document, const Entry& entry) {
  constexpr int64_t kMostSpaces = 2;
  if (std::ranges::count(entry.name.value, ' ') > kMostSpaces) return true;
  if (!entry.country.empty()) return false;
  for (Index i = entry.citations.begin; i < entry.citations.end; ++i) {
    const Index reference = document.citations[i].reference;
    if (reference == kNone) continue;
    if (document.references[reference].kind == ReferenceKind::link) return true;
  }
  return false;
}

void report_initial(Check& check, Index index) {
  const auto& name = check.document.entries[index].name;
  auto& finding = check.report_entry(
      index, name.span,
      fmt::format("\"{}\" begins in lower case, unlike nearly all other "
                  "names: begin it with a capital letter",
                  name.value));
  const auto& source = *check.document.source;
  if (!is_lower(name.value[0]) || !is_verbatim(source, name)) return;
  const char capital = static_cast<char>(name.value[0] - 'a' + 'A');
  finding.fix = Fix{"begin with a capital letter",
                    Safety::unsafe,
                    {{part_of(source, name, 0, 1), std::string(1, capital)}}};
}

// Names as they are written.
struct Names {
  size_t cased = 0;
  std::vector<Index> lower;     // entries that begin so
  std::vector<Index> capitals;  // entries that are nothing else
};

Names sort_names(const Document& document) {
  Names names;
  for (Index i = 0; i < document.entries.size(); ++i) {
    const auto& entry = document.entries[i];
    if (entry.name.empty()) continue;
    const auto initial = initial_of(entry.name.value);
    if (initial == Case::none) continue;
    // "den Haag", "al-Qāhira", "eThekwini"
    const bool lower = initial == Case::lower;
    if (lower && letters_of(entry.name.value).upper > 0) continue;
    ++names.cased;
    if (lower) {
      names.lower.push_back(i);
    } else if (!entry.country.empty() && is_capitals(entry.name.value)) {
      names.capitals.push_back(i);
    }
  }
  return names;
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto names = sort_names(document);
  const auto share = static_cast<size_t>(check.integer(kShare));
  const auto is_rare = [&](size_t few) {
    constexpr size_t kFewest = 10;  // too few to tell a habit from chance
    const auto others = names.cased - few;
    return others >= kFewest && others * 100 >= names.cased * share;
  };
  if (is_rare(names.lower.size())) {
    for (const Index i : names.lower) {
      if (may_be_no_name(document, document.entries[i])) continue;
      report_initial(check, i);
    }
  }
  if (!is_rare(names.capitals.size())) return;
  for (const Index i : names.capitals) {
    const auto& name = document.entries[i].name;
    check.report_entry(
        i, name.span,
        fmt::format("\"{}\" is written in capital letters, unlike nearly all "
                    "other names: write it as they are",
                    name.value));
  }
}

}  // namespace

extern const Rule style_capitalisation;
constinit const Rule style_capitalisation = {
    .id = "style/capitalisation",
    .severity = Severity::info,
    .summary = "A name is not capitalised as the others are",
    .options = kOptions,
    .document = check_document,
};

}  // namespace listlint::rules
