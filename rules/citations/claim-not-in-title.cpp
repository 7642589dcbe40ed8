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

// A citation of an entry whose title does not name it.
struct Doubt {
  Index citation = 0;
  Index other = kNone;  // an entry that the title names instead
};

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Calls visit(word) for each word of a title that may be a town.
template <typename Visit>
void visit_words(std::string_view title, Visit visit) {
  for (size_t at = 0; at < title.size();) {
    size_t end = at;
    while (end < title.size() && is_name_letter(title[end])) ++end;
    if (end - at >= kTelling) visit(title.substr(at, end - at));
    at = end + 1;
  }
}

bool is_doubtful(const Document& document, const Citation& citation) {
  if (citation.owner_kind != OwnerKind::entry) return false;
  if (citation.reference == kNone) return false;
  const auto& title = document.references[citation.reference].title.value;
  const auto& entry = document.entries[citation.owner];
  if (title.empty() || entry.country.empty()) return false;
  if (title.find(entry.name.value) != title.npos) return false;
  return language::main_script(title) == unicode::Script::latin &&
         language::main_script(entry.name.value) == unicode::Script::latin &&
         !names(words_of(title), entry.name.value);
}

std::vector<Doubt> doubts_of(const Document& document) {
  std::vector<Doubt> doubts;
  for (Index i = 0; i < document.citations.size(); ++i) {
    if (is_doubtful(document, document.citations[i])) doubts.push_back({i});
  }
  return doubts;
}

// A town by name and country, for a hash table.
uint64_t hash_town(std::string_view name, std::string_view country) {
  return hash_text(country, hash_text(name));
}

// Finds for each doubt a town of the same country that the title names: the
// sign that the title is about partner towns, but not this one. Looks each
// entry up among the words of the doubtful titles, which are few.
void find_others(const Document& document, std::vector<Doubt>& doubts) {
  std::unordered_set<std::string_view> words;
  std::unordered_map<uint64_t, std::vector<Doubt*>> wanted;
  for (auto& doubt : doubts) {
    const auto& citation = document.citations[doubt.citation];
    const auto& country = document.entries[citation.owner].country.value;
    visit_words(document.references[citation.reference].title.value,
                [&](std::string_view word) {
                  words.insert(word);
                  wanted[hash_town(word, country)].push_back(&doubt);
                });
  }
  for (Index i = 0; i < document.entries.size(); ++i) {
    const auto& other = document.entries[i];
    if (other.name.value.size() < kTelling) continue;
    if (!words.contains(other.name.value)) continue;
    const auto found =
        wanted.find(hash_town(other.name.value, other.country.value));
    if (found == wanted.end()) continue;
    for (auto* doubt : found->second) doubt->other = i;
    wanted.erase(found);
  }
}

void check_document(Check& check) {
  const auto& document = check.document;
  auto doubts = doubts_of(document);
  if (doubts.empty()) return;
  find_others(document, doubts);
  for (const auto& doubt : doubts) {
    if (doubt.other == kNone) continue;
    const auto& citation = document.citations[doubt.citation];
    const auto& entry = document.entries[citation.owner];
    auto& finding = check.report_reference(
        citation.reference, document.references[citation.reference].title.span,
        fmt::format("cited for \"{}\", but the title names \"{}\" and not "
                    "\"{}\": check that the source supports it",
                    title_of(document, entry),
                    document.entries[doubt.other].name.value,
                    entry.name.value));
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
