#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
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

// Whether a title names a place: the whole name, or one telling word of it.
bool names(const std::string& title, std::string_view place) {
  const auto words = words_of(place);
  if (title.find(words) != std::string::npos) return true;
  constexpr size_t kTelling = 5;
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

// The towns of a list under the words of their names, for those long enough
// to be told from ordinary words.
using Towns = std::unordered_map<std::string, Index>;

Towns towns_of(const Document& document) {
  Towns towns;
  towns.reserve(document.entries.size());
  constexpr size_t kTelling = 5;
  for (Index i = 0; i < document.entries.size(); ++i) {
    const auto& name = document.entries[i].name.value;
    if (name.size() < kTelling || name.find(' ') != name.npos) continue;
    towns.try_emplace(words_of(name), i);
  }
  return towns;
}

// A town other than `entry` that the title names and that lies in the same
// country: the sign that the title is about partner towns, but not this one.
Index other_town(const Document& document, const std::string& title,
                 const Entry& entry, const Towns& towns) {
  for (size_t at = 0; at + 1 < title.size();) {
    const auto end = title.find(' ', at + 1);
    const auto found = towns.find(title.substr(at, end - at + 1));
    at = end;
    if (found == towns.end()) continue;
    const auto& other = document.entries[found->second];
    if (other.country.value != entry.country.value) continue;
    return found->second;
  }
  return kNone;
}

void check_document(Check& check) {
  const auto& document = check.document;
  Towns towns;
  for (const auto& citation : document.citations) {
    if (citation.owner_kind != OwnerKind::entry) continue;
    if (citation.reference == kNone) continue;
    const auto& reference = document.references[citation.reference];
    const auto& entry = document.entries[citation.owner];
    const auto& title = reference.title.value;
    if (entry.country.empty() || title.empty()) continue;
    if (language::main_script(title) != unicode::Script::latin ||
        language::main_script(entry.name.value) != unicode::Script::latin) {
      continue;
    }
    const auto words = words_of(title);
    if (names(words, entry.name.value)) continue;
    if (towns.empty()) towns = towns_of(document);
    const Index other = other_town(document, words, entry, towns);
    if (other == kNone) continue;
    auto& finding = check.report_reference(
        citation.reference, reference.title.span,
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
