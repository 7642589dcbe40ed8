#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

#include "lint/ascii.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"

namespace listlint::rules {
namespace {

// Counted words, as unicode::fold makes them.
constexpr auto kPartners = std::to_array<std::string_view>(
    {"sister cit",     "sister-cit",      "sister town",
     "sister count",   "sister state",    "sister relation",
     "twin town",      "twin cit",        "twinned ",
     "twinning",       "partner cit",     "partner town",
     "friendship cit", "friendly cit",    "partnerst",
     "villes jumel",   "ville jumel",     "villes parten",
     "ville parten",   "ciudades herman", "ciudad herman",
     "citta gemell",   "citta partner",   "cidades-irm",
     "cidades irm",    "cidades gemin",   "ystavyyskaup",
     "vanort",         "venskabsby",      "vennskapsby",
     "miast partner",  "miasta partner",  "города-побратим",
     "городов-побрат", "городов побрат",  "partnerskych mest"});
// Between a number and those.
constexpr auto kFillers = std::to_array<std::string_view>(
    {"new ", "foreign ", "international ", "official ", "formal ", "global ",
     "overseas "});
// The same where no spaces are written: a counter, and near it what it counts.
constexpr auto kCounters =
    std::to_array<std::string_view>({"个", "個", "对", "對", "座", "の", "개"});
constexpr auto kEasternPartners = std::to_array<std::string_view>(
    {"友好城", "友城", "友好市", "友好都市", "姐妹城", "姊妹城", "姉妹都市",
     "伙伴", "夥伴", "자매도시", "자매결연"});

template <size_t N>
std::optional<std::string_view> first_of(
    const std::array<std::string_view, N>& words, std::string_view text) {
  const auto word = std::ranges::find_if(
      words, [&](std::string_view known) { return text.starts_with(known); });
  if (word == words.end()) return std::nullopt;
  return *word;
}

// "th", "º" (folded to "o"), ".": a number in a row.
std::string_view without_ordinal(std::string_view text) {
  for (const std::string_view ending :
       {"st ", "nd ", "rd ", "th ", "o ", "a ", "e ", ". ", "-я ", "-й "}) {
    if (text.starts_with(ending)) return text.substr(ending.size() - 1);
  }
  return text;
}

// Whether what stands behind a number says that it counts partners.
bool counts_partners(std::string_view text) {
  if (const auto counter = first_of(kCounters, text)) {
    constexpr size_t kNear = 36;  // bytes: 12 characters
    const auto near = text.substr(counter->size(), kNear);
    return std::ranges::any_of(kEasternPartners, [&](std::string_view word) {
      return near.find(word) != near.npos;
    });
  }
  text = without_ordinal(text);
  if (!text.starts_with(' ')) return false;
  text.remove_prefix(1);
  if (const auto filler = first_of(kFillers, text)) {
    text.remove_prefix(filler->size());
  }
  return first_of(kPartners, text).has_value();
}

// How many partners a text speaks of: "37个友好城市", "our 11th sister city".
std::optional<Index> claim_of(std::string_view text) {
  if (std::ranges::none_of(text, is_digit)) return std::nullopt;
  const auto folded = unicode::fold(text);
  const std::string_view rest = folded;
  for (size_t at = 0; at < rest.size();) {
    if (!is_digit(rest[at])) {
      ++at;
      continue;
    }
    Index number = 0;
    const auto* begin = rest.data() + at;
    const auto [end, error] =
        std::from_chars(begin, rest.data() + rest.size(), number);
    // "1,234" and "2.5" are no counts of entries.
    const bool part = at > 0 && (rest[at - 1] == ',' || rest[at - 1] == '.');
    at = static_cast<size_t>(end - rest.data());
    constexpr Index kMost = 999;
    if (error != std::errc() || part || number < 2 || number > kMost) continue;
    if (counts_partners(rest.substr(at))) return number;
  }
  return std::nullopt;
}

// "Finland (12)": the number at the end.
std::optional<Index> bracketed(std::string_view heading) {
  if (!heading.ends_with(')')) return std::nullopt;
  const auto open = heading.rfind('(');
  constexpr size_t kMostDigits = 3;
  if (open == heading.npos || open == 0) return std::nullopt;
  const auto digits = heading.substr(open + 1, heading.size() - open - 2);
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  if (!std::ranges::all_of(digits, is_digit)) return std::nullopt;
  Index number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// How many entries each section has, with those of the sections under it.
std::vector<Index> sizes_of(const Document& document) {
  const auto& sections = document.sections;
  std::vector<Index> sizes(sections.size());
  std::vector<Index> open;
  for (Index i = 0; i < sections.size(); ++i) {
    while (!open.empty() && sections[open.back()].level >= sections[i].level) {
      const Index done = open.back();
      open.pop_back();
      if (!open.empty()) sizes[open.back()] += sizes[done];
    }
    sizes[i] = sections[i].entries.size();
    open.push_back(i);
  }
  while (open.size() > 1) {
    const Index done = open.back();
    open.pop_back();
    sizes[open.back()] += sizes[done];
  }
  return sizes;
}

std::string counted(Index count) {
  return fmt::format("{} entr{}", count, count == 1 ? "y" : "ies");
}

// Headings that give the number of their entries, as most of them show.
void check_headings(Check& check, const std::vector<Index>& sizes) {
  const auto& sections = check.document.sections;
  size_t right = 0;
  std::vector<Index> wrong;
  for (Index i = 0; i < sections.size(); ++i) {
    const auto number = bracketed(sections[i].heading.value);
    if (!number || sizes[i] == 0) continue;
    if (*number == sizes[i]) {
      ++right;
    } else {
      wrong.push_back(i);
    }
  }
  constexpr size_t kFewest = 2;
  if (right < kFewest || right <= wrong.size()) return;
  for (const Index i : wrong) {
    const auto& heading = sections[i].heading;
    check.report_section(
        i, heading.span,
        fmt::format("the heading says {}, but there {} {} under it: correct "
                    "the number or the list",
                    *bracketed(heading.value), sizes[i] == 1 ? "is" : "are",
                    counted(sizes[i])));
  }
}

// More than twice as many are of something else: of the province.
bool contradicts(Index claim, Index size) {
  return size > 0 && claim > size && claim <= 2 * size;
}

// A heading that counts in words: "12 sister cities".
void check_heading_words(Check& check, Index index, Index size) {
  const auto& heading = check.document.sections[index].heading;
  const auto claim = claim_of(heading.value);
  if (!claim || size == 0 || *claim == size) return;
  check.report_section(
      index, heading.span,
      fmt::format("the heading speaks of {}, but there {} {} under it: correct "
                  "the number or the list",
                  *claim, size == 1 ? "is" : "are", counted(size)));
}

// A source for all of a section and nothing else, whose title counts.
void check_titles(Check& check, const std::vector<Index>& sizes) {
  const auto& document = check.document;
  for (const auto& citation : document.citations) {
    if (citation.owner_kind != OwnerKind::section) continue;
    if (citation.reference == kNone) continue;
    const auto& reference = document.references[citation.reference];
    if (reference.uses != 1) continue;
    const auto claim = claim_of(reference.title.value);
    const auto& section = document.sections[citation.owner];
    const Index size = sizes[citation.owner];
    if (!claim || !contradicts(*claim, size)) continue;
    auto& finding = check.report_reference(
        citation.reference, reference.title.span,
        fmt::format("the title speaks of {} partners, but \"{}\" has {}: look "
                    "for the missing ones",
                    *claim, section.heading.value, counted(size)));
    if (finding.severity == Severity::warning) {
      finding.severity = Severity::info;  // the source may count otherwise
    }
    finding.related.push_back({section.heading.span, "cited here"});
  }
}

// The number behind "list of the": of words in lower case, so that neither a
// date nor the name of a work is one.
std::optional<Index> listed(std::string_view prose) {
  constexpr auto kOpenings = std::to_array<std::string_view>(
      {"list of the ", "list of ", "lists the ", "lists "});
  for (size_t at = prose.find("list"); at != prose.npos;
       at = prose.find("list", at + 1)) {
    auto rest = prose.substr(at);
    const auto opening = first_of(kOpenings, rest);
    if (!opening) continue;
    rest.remove_prefix(opening->size());
    Index number = 0;
    const auto [end, error] =
        std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc()) continue;
    rest.remove_prefix(static_cast<size_t>(end - rest.data()));
    if (!rest.starts_with(' ')) continue;
    rest.remove_prefix(std::min(rest.find_first_not_of(" [", 1), rest.size()));
    if (!rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') return number;
  }
  return std::nullopt;
}

// "This is a list of 37 sister cities" above the list.
void check_introduction(Check& check, const std::vector<Index>& sizes) {
  const auto& document = check.document;
  if (sizes.empty()) return;
  const auto& sections = document.sections;
  const auto size = static_cast<Index>(document.entries.size());
  const auto filled = static_cast<Index>(
      sizes.size() - static_cast<size_t>(std::ranges::count(sizes, 0U)));
  for (const auto& unread : document.unread) {
    if (unread.span.begin >= sections.front().heading.span.begin) return;
    if (unread.kind != UnreadKind::prose) continue;
    const auto claim = listed(check.slice(unread.span));
    if (!claim || *claim < 3 || *claim > 999) continue;
    // It may count sections.
    if (*claim == size || *claim == filled || *claim == sizes.size()) continue;
    if (*claim > 2 * size || size > 2 * *claim) continue;
    auto& finding = check.report(
        unread.span,
        fmt::format("the introduction speaks of {}, but the list has {}: "
                    "correct the number or the list",
                    *claim, counted(size)));
    if (finding.severity == Severity::warning) {
      finding.severity = Severity::info;  // it may count something else
    }
  }
}

void check_document(Check& check) {
  const auto sizes = sizes_of(check.document);
  check_introduction(check, sizes);
  check_headings(check, sizes);
  for (Index i = 0; i < sizes.size(); ++i) {
    check_heading_words(check, i, sizes[i]);
  }
  check_titles(check, sizes);
}

}  // namespace

extern const Rule structure_count_contradiction;
constinit const Rule structure_count_contradiction = {
    .id = "structure/count-contradiction",
    .severity = Severity::warning,
    .summary = "A heading or title says how many entries there are, wrongly",
    .document = check_document,
};

}  // namespace listlint::rules
