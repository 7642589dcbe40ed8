#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "rules/name_key.h"

namespace listlint::rules {
namespace {

// Folded text with a space at each end and between words, so that a whole
// word is a substring with its spaces.
std::string words_of(std::string_view text) {
  std::string folded;
  append_name_key(text, folded);
  std::string words = " ";
  for (const char c : folded) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      static_cast<unsigned char>(c) >= 0x80;
    if (word) {
      words += c;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

constexpr size_t kTelling = 5;  // bytes of a name that is no ordinary word

// Whether a title names a place: the whole name, or one telling word of it.
bool names(const std::string& title, std::string_view place) {
  const auto words = words_of(place);
  if (title.find(words) != std::string::npos) return true;
  for (size_t at = 0; at + 1 < words.size();) {
    const auto end = words.find(' ', at + 1);
    const auto word = words.substr(at, end - at + 1);
    if (word.size() >= kTelling + 2 && title.find(word) != std::string::npos) {
      return true;
    }
    at = end;
  }
  return false;
}

bool is_capital(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }

// Calls visit(word) for each word of a title that may be a town.
template <typename Visit>
void visit_words(std::string_view title, Visit visit) {
  for (size_t at = 0; at < title.size();) {
    size_t end = at;
    while (end < title.size() && is_letter(title[end])) ++end;
    if (end - at >= kTelling && is_capital(title[at])) {
      visit(title.substr(at, end - at));
    }
    at = end + 1;
  }
}

// Whether a citation is of an entry that its title does not name as written.
bool is_doubtful(const Document& document, const Citation& citation) {
  if (citation.owner_kind != OwnerKind::entry) return false;
  if (citation.reference == kNone) return false;
  const auto& title = document.references[citation.reference].title.value;
  const auto& entry = document.entries[citation.owner];
  if (title.empty() || entry.country.empty()) return false;
  return title.find(entry.name.value) == title.npos &&
         language::main_script(title) == unicode::Script::latin;
}

std::vector<Index> doubtful_citations(const Document& document) {
  std::vector<Index> doubtful;
  for (Index i = 0; i < document.citations.size(); ++i) {
    if (is_doubtful(document, document.citations[i])) doubtful.push_back(i);
  }
  return doubtful;
}

// Entries by the hash of their name and country.
using Towns = std::unordered_map<uint64_t, Index>;

uint64_t hash_town(std::string_view name, std::string_view country) {
  return hash_text(country, hash_text(name));
}

// The entries whose names are words of the doubtful titles: few.
Towns towns_in_titles(const Document& document,
                      const std::vector<Index>& doubtful) {
  std::unordered_set<std::string_view> words;
  for (const Index i : doubtful) {
    const auto reference = document.citations[i].reference;
    visit_words(document.references[reference].title.value,
                [&](std::string_view word) { words.insert(word); });
  }
  Towns towns;
  for (Index i = 0; i < document.entries.size(); ++i) {
    const auto& entry = document.entries[i];
    if (entry.name.value.size() < kTelling) continue;
    if (!words.contains(entry.name.value)) continue;
    towns.try_emplace(hash_town(entry.name.value, entry.country.value), i);
  }
  return towns;
}

// A town of the same country that the title names: the sign that the title is
// about partner towns, but not this one.
Index other_town(const Document& document, const Citation& citation,
                 const Towns& towns) {
  const auto& title = document.references[citation.reference].title.value;
  const auto& country = document.entries[citation.owner].country.value;
  Index other = kNone;
  visit_words(title, [&](std::string_view word) {
    const auto found = towns.find(hash_town(word, country));
    if (other == kNone && found != towns.end()) other = found->second;
  });
  return other;
}

void check_document(Check& check) {
  const auto& document = check.document;
  const auto doubtful = doubtful_citations(document);
  if (doubtful.empty()) return;
  const auto towns = towns_in_titles(document, doubtful);
  for (const Index i : doubtful) {
    const auto& citation = document.citations[i];
    const Index other = other_town(document, citation, towns);
    if (other == kNone) continue;
    const auto& entry = document.entries[citation.owner];
    const auto& title = document.references[citation.reference].title;
    if (language::main_script(entry.name.value) != unicode::Script::latin ||
        names(words_of(title.value), entry.name.value)) {
      continue;
    }
    auto& finding = check.report_reference(
        citation.reference, title.span,
        fmt::format("cited for \"{}\", but the title names \"{}\" and not "
                    "\"{}\": check that the source supports it",
                    title_of(document, entry),
                    document.entries[other].name.value, entry.name.value));
    finding.related.push_back({entry.span, "cited here"});
  }
}

}  // namespace

extern const Rule citations_claim_not_in_title;
constinit const Rule citations_claim_not_in_title = {
    .id = "citations/claim-not-in-title",
    .severity = Severity::info,
    .summary = "A reference is cited for one town and names others",
    .document = check_document,
};

}  // namespace listlint::rules
