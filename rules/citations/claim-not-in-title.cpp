#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "rules/country_names.h"
#include "rules/name_key.h"
#include "rules/place_aliases.h"
#include "rules/place_in_title.h"

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

// Whether a word of a Latin title is another name of the entry's place:
// "Kiev" for Kyiv.
bool names_alias(const std::string& title, const Entry& entry) {
  const auto code = code_of(entry);
  const uint32_t place =
      code.empty() ? 0 : find_place(hash_name_key(entry.name.value), code);
  if (place == 0) return false;
  for (size_t at = 0; at + 1 < title.size();) {
    size_t end = at;
    for (int words = 0; words < 3 && end + 1 < title.size(); ++words) {
      end = title.find(' ', end + 1);
      const auto name = std::string_view(title).substr(at + 1, end - at - 1);
      if (find_place(hash_name_key(name), code) == place) return true;
    }
    at = title.find(' ', at + 1);
  }
  return false;
}

void check_latin_titles(Check& check) {
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
    if (language::main_script(entry.name.value) != unicode::Script::latin) {
      continue;
    }
    const auto words = words_of(title.value);
    if (names(words, entry.name.value) || names_alias(words, entry)) continue;
    auto& finding = check.report_reference(
        citation.reference, title.span,
        fmt::format("cited for \"{}\", but the title names \"{}\" and not "
                    "\"{}\": check that the source supports it",
                    title_of(document, entry),
                    document.entries[other].name.value, entry.name.value));
    finding.related.push_back({entry.span, "cited here"});
  }
}

// Titles in other scripts, against the names of the list in Latin letters.
class OtherScripts {
 public:
  explicit OtherScripts(Check& check)
      : check_(check), document_(check.document) {}

  void run();

 private:
  struct Cited {
    Index section = kNone;   // of the first citation
    bool elsewhere = false;  // another section cites it, too
    bool reported = false;
    bool is_read = false;
    TitleWords words;
    std::vector<TitlePlace> places;
  };

  Index section_of(const Citation& citation) const;
  bool lists_places(Index section) const;
  void find_titles();
  void find_names();
  void judge(const Citation& citation, Cited& cited);
  bool is_of_other_town(const Citation& citation, const Cited& cited,
                        const TitlePlace& place);
  bool is_of_other_section(const Citation& citation, Cited& cited,
                           const TitlePlace& place);
  void report(const Citation& citation, const std::string& cited_for,
              std::string_view other, std::string_view own);

  Check& check_;
  const Document& document_;
  TitleReader reader_;
  std::unordered_map<Index, Cited> cited_;  // by reference
  Towns towns_;  // by the hash of their key and country
  std::unordered_map<std::string, Index> sections_;  // by key
};

Index OtherScripts::section_of(const Citation& citation) const {
  if (citation.owner_kind == OwnerKind::section) return citation.owner;
  if (citation.owner_kind == OwnerKind::none) return kNone;
  return document_.entries[citation.owner].section;
}

// Headings such as "Anime" and "Metro" are words of many languages.
bool OtherScripts::lists_places(Index section) const {
  const auto& entries = document_.sections[section].entries;
  return !entries.empty() && !document_.entries[entries.begin].country.empty();
}

void OtherScripts::find_titles() {
  for (const auto& citation : document_.citations) {
    const Index section = section_of(citation);
    if (citation.reference == kNone || section == kNone) continue;
    const auto found = cited_.find(citation.reference);
    if (found != cited_.end()) {
      if (found->second.section != section) found->second.elsewhere = true;
      continue;
    }
    if (cited_.size() >= kMostTitles) continue;
    const auto& title = document_.references[citation.reference].title.value;
    if (may_be_romanised(title)) {
      cited_[citation.reference].section = section;
    }
  }
}

void OtherScripts::find_names() {
  for (Index i = 0; i < document_.entries.size(); ++i) {
    const auto& entry = document_.entries[i];
    if (entry.country.empty()) continue;
    towns_.try_emplace(
        hash_town(place_key(entry.name.value), entry.country.value), i);
  }
  for (Index i = 0; i < document_.sections.size(); ++i) {
    sections_.try_emplace(place_key(document_.sections[i].heading.value), i);
  }
}

void OtherScripts::report(const Citation& citation,
                          const std::string& cited_for, std::string_view other,
                          std::string_view own) {
  const auto& title = document_.references[citation.reference].title;
  auto& finding = check_.report_reference(
      citation.reference, title.span,
      fmt::format("cited {}, but the title names \"{}\" and not \"{}\": check "
                  "that the source supports it",
                  cited_for, other, own));
  const bool of_entry = citation.owner_kind == OwnerKind::entry;
  finding.related.push_back(
      {of_entry ? document_.entries[citation.owner].span
                : document_.sections[citation.owner].heading.span,
       "cited here"});
}

bool OtherScripts::is_of_other_town(const Citation& citation,
                                    const Cited& cited,
                                    const TitlePlace& place) {
  if (citation.owner_kind != OwnerKind::entry) return false;
  const auto& entry = document_.entries[citation.owner];
  if (entry.country.empty()) return false;
  const auto found = towns_.find(hash_town(place.key, entry.country.value));
  if (found == towns_.end()) return false;
  const auto& other = document_.entries[found->second].name.value;
  if (place_key(entry.name.value) == place.key ||
      may_name(cited.words, place, entry.name.value, code_of(entry))) {
    return false;
  }
  report(citation, fmt::format("for \"{}\"", title_of(document_, entry)), other,
         entry.name.value);
  return true;
}

bool OtherScripts::is_of_other_section(const Citation& citation, Cited& cited,
                                       const TitlePlace& place) {
  if (cited.elsewhere || cited.reported) return false;
  const auto found = sections_.find(place.key);
  if (found == sections_.end() || found->second == cited.section) return false;
  const auto& other = document_.sections[found->second];
  const auto& own = document_.sections[cited.section];
  const auto own_key = place_key(own.heading.value);
  if (other.level != own.level || own_key == place.key ||
      !lists_places(found->second) || !lists_places(cited.section) ||
      may_name(cited.words, place, own.heading.value, {})) {
    return false;
  }
  if (citation.owner_kind == OwnerKind::entry) {
    const auto& entry = document_.entries[citation.owner];
    if (may_name(cited.words, place, entry.name.value, code_of(entry))) {
      return false;
    }
  }
  cited.reported = true;
  report(citation, fmt::format("in \"{}\"", own.heading.value),
         other.heading.value, own.heading.value);
  return true;
}

void OtherScripts::judge(const Citation& citation, Cited& cited) {
  if (!cited.is_read) {
    cited.is_read = true;
    cited.words =
        reader_.read(document_.references[citation.reference].title.value);
    cited.places = places_named(cited.words);
  }
  for (const auto& place : cited.places) {
    if (is_of_other_town(citation, cited, place) ||
        is_of_other_section(citation, cited, place)) {
      return;
    }
  }
}

void OtherScripts::run() {
  find_titles();
  if (cited_.empty()) return;
  find_names();
  for (const auto& citation : document_.citations) {
    const auto found = cited_.find(citation.reference);
    if (found == cited_.end() || section_of(citation) == kNone) continue;
    judge(citation, found->second);
  }
}

void check_document(Check& check) {
  check_latin_titles(check);
  OtherScripts(check).run();
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
