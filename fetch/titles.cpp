#include "fetch/titles.h"

#include <algorithm>
#include <array>

#include "fetch/phrases.h"
#include "fetch/words.h"
#include "lint/unicode/code_point.h"

namespace listlint::fetch {
namespace {

// Longer titles are compared by their beginnings.
constexpr size_t kMostTerms = 60;

constexpr auto kPartings = std::to_array<std::string_view>(
    {" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ",
     " > ", " ‹ ", " › ", "｜",  "_",    "|",   "»",   "--",  "－",  ": "});

// Most bytes of a title begin none.
constexpr auto kBeginsParting = [] {
  std::array<bool, 256> table{};
  for (const auto parting : kPartings) {
    table[static_cast<unsigned char>(parting[0])] = true;
  }
  return table;
}();

// Words that say nothing of which page it is.
constexpr auto kEmpty = std::to_array<std::string_view>(
    {"a",   "and", "at",   "by",  "de",  "der", "des", "die", "du",
     "el",  "for", "from", "in",  "la",  "le",  "les", "of",  "on",
     "the", "to",  "und",  "van", "von", "y",   "и",   "в",   "на"});

constexpr auto kGeneric = std::to_array<std::string_view>(
    {"home", "home page", "homepage", "index", "welcome", "untitled",
     "untitled document", "startseite", "accueil", "inicio", "首页", "首頁",
     "主页", "ホーム", "главная", "login", "archived copy", "error"});

std::vector<std::string_view> sorted_terms(std::string_view folded) {
  auto found = terms(folded);
  std::erase_if(found, [](std::string_view term) {
    return std::ranges::find(kEmpty, term) != kEmpty.end();
  });
  if (found.size() > kMostTerms) found.resize(kMostTerms);
  std::ranges::sort(found);
  const auto rest = std::ranges::unique(found);
  found.erase(rest.begin(), rest.end());
  return found;
}

size_t count_common(const std::vector<std::string_view>& a,
                    const std::vector<std::string_view>& b) {
  return static_cast<size_t>(
      std::ranges::count_if(a, [&](std::string_view term) {
        return std::ranges::binary_search(b, term);
      }));
}

bool is_generic(std::string_view folded) {
  return std::ranges::find(kGeneric, folded) != kGeneric.end() ||
         as_message(folded).has_value();
}

}  // namespace

std::vector<std::string_view> title_parts(std::string_view title) {
  constexpr size_t kMostParts = 8;
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (size_t at = 0; at < title.size() && parts.size() < kMostParts;) {
    if (!kBeginsParting[static_cast<unsigned char>(title[at])]) {
      ++at;
      continue;
    }
    const auto* const found =
        std::ranges::find_if(kPartings, [&](std::string_view parting) {
          return title.substr(at).starts_with(parting);
        });
    if (found == kPartings.end()) {
      ++at;
      continue;
    }
    if (at > begin) parts.push_back(title.substr(begin, at - begin));
    at += found->size();
    begin = at;
  }
  if (begin < title.size()) parts.push_back(title.substr(begin));
  return parts;
}

bool titles_match(std::string_view cited, std::string_view page) {
  const auto folded_cited = unicode::fold(cited);
  const auto folded_page = unicode::fold(page);
  if (folded_cited.empty() || folded_page.empty()) return false;
  if (is_generic(folded_cited) || is_generic(folded_page)) return false;
  if (folded_cited == folded_page) return true;
  const auto a = sorted_terms(folded_cited);
  if (a.empty()) return false;
  // The name of the site matches on each of its pages: where the page's own
  // part of its title is a message, nothing is left that could match.
  const auto parts = title_parts(page);
  for (const auto part : parts) {
    const auto folded = unicode::fold(part);
    if (as_message(folded) && folded_cited.find(folded) == std::string::npos) {
      return false;
    }
  }
  const auto b = sorted_terms(folded_page);
  if (b.empty()) return false;
  const auto common = count_common(a, b);
  if (a.size() == 1) {
    return std::ranges::any_of(parts, [&](std::string_view part) {
      return unicode::fold(part) == folded_cited;
    });
  }
  // Of a page's long title a list may give the beginning; of a short one it
  // may give more than there is.
  const auto least = std::min(a.size(), b.size());
  return least >= 2 && common * 10 >= least * 7 && common * 3 >= a.size();
}

bool any_title_matches(const std::vector<std::string>& cited,
                       std::string_view page) {
  return std::ranges::any_of(cited, [&](const std::string& title) {
    return titles_match(title, page);
  });
}

bool share_nothing(std::string_view a, std::string_view b) {
  const auto folded_a = unicode::fold(a);
  const auto folded_b = unicode::fold(b);
  return count_common(sorted_terms(folded_a), sorted_terms(folded_b)) == 0;
}

}  // namespace listlint::fetch
