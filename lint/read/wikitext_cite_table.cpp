#include "lint/read/wikitext_cite_table.h"

#include <algorithm>
#include <array>
#include <bit>

#include "lint/ascii.h"
#include "lint/edit_distance.h"
#include "lint/read/wikitext_word_table.h"
#include "lint/read/wikitext_words.h"

namespace listlint::wikitext {
namespace {

constexpr auto kTemplates = std::to_array<std::string_view>(
    {"av media",    "av media notes", "book",         "conference",
     "document",    "encyclopedia",   "episode",      "interview",
     "journal",     "magazine",       "mailing list", "map",
     "news",        "newsgroup",      "podcast",      "press release",
     "report",      "serial",         "sign",         "speech",
     "tech report", "thesis",         "web"});

// Names of one field stand together. "#" is a number, which may be left out.
constexpr auto kFields = std::to_array<std::string_view>({
    "title",
    "script-title",
    "trans-title",
    "title-link|episode-link",
    "title-note",
    "url|URL",
    "url-access",
    "url-status",
    "access-date|accessdate",
    "archive-url|archiveurl",
    "archive-date|archivedate",
    "archive-format",
    "format",
    "last#|author#|surname#|author-last#|author#-last|author-surname#|"
    "author#-surname|subject#",
    "first#|given#|author-first#|author#-first|author-given#|author#-given",
    "author-link#|author#-link|authorlink#|author#link|subject-link#|"
    "subject#-link",
    "author-mask#|author#-mask|subject-mask#|subject#-mask",
    "authors|people",
    "vauthors",
    "host#",
    "display-authors|display-subjects",
    "editor#|editor-last#|editor#-last|editor-surname#|editor#-surname",
    "editor-first#|editor#-first|editor-given#|editor#-given",
    "editor-link#|editor#-link|editorlink#",
    "editor-mask#|editor#-mask",
    "veditors",
    "display-editors",
    "translator#|translator-last#|translator#-last|translator-surname#|"
    "translator#-surname",
    "translator-first#|translator#-first|translator-given#|"
    "translator#-given",
    "translator-link#|translator#-link",
    "translator-mask#|translator#-mask",
    "display-translators",
    "interviewer#|interviewer-last#|interviewer#-last|"
    "interviewer-surname#|interviewer#-surname",
    "interviewer-first#|interviewer#-first|interviewer-given#|"
    "interviewer#-given",
    "interviewer-link#|interviewer#-link",
    "interviewer-mask#|interviewer#-mask",
    "display-interviewers",
    "contributor#|contributor-last#|contributor#-last|"
    "contributor-surname#|contributor#-surname",
    "contributor-first#|contributor#-first|contributor-given#|"
    "contributor#-given",
    "contributor-link#|contributor#-link",
    "contributor-mask#|contributor#-mask",
    "display-contributors",
    "collaboration",
    "others",
    "credits",
    "cartography",
    "name-list-style",
    "date|air-date|airdate",
    "year",
    "orig-date|orig-year|origyear",
    "publication-date",
    "df",
    "website|work|newspaper|journal|magazine|periodical",
    "script-website|script-work|script-newspaper|script-journal|"
    "script-magazine|script-periodical",
    "trans-website|trans-work|trans-newspaper|trans-journal|"
    "trans-magazine|trans-periodical",
    "encyclopedia|encyclopaedia|dictionary",
    "script-encyclopedia",
    "trans-encyclopedia",
    "book-title",
    "mailing-list",
    "newsgroup",
    "message-id",
    "chapter|contribution|entry",
    "article",
    "section",
    "sections",
    "script-chapter|script-contribution|script-entry|script-article|"
    "script-section",
    "trans-chapter|trans-contribution|trans-entry|trans-article|"
    "trans-section",
    "chapter-url|contribution-url|entry-url|article-url|section-url",
    "chapter-url-access|contribution-url-access|entry-url-access|"
    "article-url-access|section-url-access",
    "chapter-format|contribution-format|entry-format|article-format|"
    "section-format",
    "map",
    "map-url",
    "map-url-access",
    "map-format",
    "script-map",
    "trans-map",
    "inset",
    "sheet",
    "sheets",
    "scale",
    "conference",
    "event",
    "conference-url",
    "conference-format",
    "degree",
    "docket",
    "department",
    "agency",
    "publisher|institution",
    "location|place",
    "publication-place",
    "language|lang",
    "edition",
    "version",
    "volume",
    "issue",
    "number",
    "article-number",
    "page|p|pages|pp",
    "at",
    "no-pp",
    "minutes",
    "time",
    "time-caption",
    "season",
    "episode",
    "series",
    "series-link",
    "series-number|series-no",
    "network",
    "station",
    "transcript",
    "transcript-url|transcripturl",
    "transcript-format",
    "type",
    "medium",
    "via",
    "quote|quotation",
    "script-quote",
    "trans-quote",
    "quote-page",
    "quote-pages",
    "mode",
    "postscript",
    "ref",
    "no-tracking",
    "template-doc-demo",
    "lay-url",
    "lay-date",
    "lay-source",
    "lay-format",
    "id|ID",
    "arxiv|eprint|ARXIV",
    "class",
    "asin|ASIN",
    "asin-tld|ASIN-TLD",
    "bibcode|BIBCODE",
    "bibcode-access",
    "biorxiv",
    "medrxiv",
    "citeseerx",
    "doi|DOI",
    "doi-access",
    "doi-broken-date|doi-broken|doi-inactive-date",
    "hdl|HDL",
    "hdl-access",
    "isbn|ISBN",
    "ismn|ISMN",
    "issn|ISSN",
    "eissn|EISSN",
    "jfm|JFM",
    "jstor|JSTOR",
    "jstor-access",
    "lccn|LCCN",
    "mr|MR",
    "oclc|OCLC",
    "ol|OL",
    "ol-access",
    "osti|OSTI",
    "osti-access",
    "pmc|PMC",
    "pmc-embargo-date",
    "pmid|PMID",
    "rfc|RFC",
    "sbn|SBN",
    "ssrn|SSRN",
    "ssrn-access",
    "s2cid|S2CID",
    "s2cid-access",
    "zbl|ZBL",
});

// What the templates knew once, or never did, and no slip of the pen explains.
constexpr auto kInstead = std::to_array<Group<std::string_view>>({
    {"url-status", "dead-url|deadurl|deadlink"},
    {"author2", "coauthors|coauthor"},
    {"date", "month|day"},
    {"url-access", "registration|subscription"},
    {"name-list-style", "last-author-amp|lastauthoramp|name-list-format"},
    {"access-date", "accessed|retrieved|accessyear|accessmonth"},
    {"pmc-embargo-date", "embargo"},
    {"publisher", "publishers"},
    {"location", "city"},
    {"website", "site"},
});
constexpr auto kFormer = sorted_words<kInstead>();

struct Name {
  std::string_view key;  // "#" in place of a number
  uint16_t group = 0;
  uint32_t letters = 0;  // a bit each
};

constexpr uint32_t letters_of(std::string_view text) {
  uint32_t letters = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') letters |= 1U << (c - 'a');
  }
  return letters;
}

constexpr size_t name_count() {
  size_t count = 0;
  for (const auto field : kFields) {
    count += 1 + static_cast<size_t>(std::ranges::count(field, '|'));
  }
  return count;
}

consteval auto sorted_names() {
  std::array<Name, name_count()> names;
  size_t n = 0;
  uint16_t group = 0;
  for (auto field : kFields) {
    ++group;
    while (true) {
      const auto bar = field.find('|');
      const auto key = field.substr(0, bar);
      names[n++] = {key, group, letters_of(key)};
      if (bar == field.npos) break;
      field.remove_prefix(bar + 1);
    }
  }
  std::ranges::sort(names, {}, &Name::key);
  return names;
}
constexpr auto kNames = sorted_names();

const Name* find_key(std::string_view key) {
  const auto found = std::ranges::lower_bound(kNames, key, {}, &Name::key);
  return found == kNames.end() || found->key != key ? nullptr : &*found;
}

// "author2-link" as "author#-link" and 2. The number of one without is
// written 1 or not at all, and its place is in front of "-link" or at the end.
struct Key {
  std::string text;
  std::string_view digits;
  uint32_t number = 1;
};

Key key_of(std::string_view name) {
  Key key;
  const auto begin = std::ranges::find_if(name, is_digit);
  const auto end = std::find_if_not(begin, name.end(), is_digit);
  key.digits = {begin, end};
  key.text.append(name.begin(), begin);
  if (begin == end) return key;
  if (key.digits.size() > 4) {
    key.text = name;  // no author has this number
    return key;
  }
  key.number = 0;
  for (const char c : key.digits) {
    key.number = key.number * 10 + static_cast<uint32_t>(c - '0');
  }
  key.text += '#';
  key.text.append(end, name.end());
  return key;
}

constexpr size_t kLongest = 28;  // more than any has

// A key with a number in it again.
std::string with_digits(std::string_view key, std::string_view digits) {
  std::string name(key);
  if (const auto at = name.find('#'); at != name.npos) {
    name.replace(at, 1, digits);
  }
  return name;
}

// The known name within one or two letters of an unknown one; null without.
const Name* nearest_to(const Key& key) {
  const auto letters = letters_of(key.text);
  // Short names are near to each other.
  size_t limit = key.text.size() > 5 ? 3 : 2;
  const Name* nearest = nullptr;
  for (const auto& known : kNames) {
    const auto longer = std::max(known.key.size(), key.text.size());
    const auto shorter = std::min(known.key.size(), key.text.size());
    if (longer - shorter > 3 || shorter < 3) continue;
    if (std::popcount(known.letters ^ letters) > 4) continue;
    auto without = known.key;
    if (key.digits.empty() && without.ends_with('#')) without.remove_suffix(1);
    const auto distance = edit_distance(key.text, without, limit);
    if (distance >= limit) continue;
    limit = distance;
    nearest = &known;
  }
  return nearest;
}

}  // namespace

bool is_cs1(std::string_view name) {
  constexpr size_t kLongestName = 20;
  if (name.size() < 8 || name.size() > kLongestName) return false;
  std::string plain;  // short ones need no memory
  for (const char c : name) plain += c == '_' ? ' ' : lower(c);
  if (plain == "citation") return true;
  const std::string_view rest = plain;
  if (!rest.starts_with("cite ")) return false;
  return std::ranges::binary_search(kTemplates, rest.substr(5));
}

Cs1Field cs1_field(std::string_view name) {
  if (name.size() > kLongest) return {};
  if (const auto* found = find_key(name)) return {found->group, 0};
  Key key = key_of(name);
  if (const auto* found = find_key(key.text)) {
    return {found->group, key.number};
  }
  if (!key.digits.empty()) return {};
  // "author" is "author#", and "author-link" is "author#-link" as well as
  // "author-link#": the end will do.
  key.text += '#';
  const auto* found = find_key(key.text);
  return found == nullptr ? Cs1Field{} : Cs1Field{found->group, 1};
}

std::optional<std::string> meant_parameter(std::string_view name) {
  if (cs1_field(name).group != 0) return std::nullopt;
  if (name.size() < 3 || name.size() > kLongest) return "";
  std::string plain;
  for (const char c : name) plain += c == '_' || c == ' ' ? '-' : lower(c);
  if (cs1_field(plain).group != 0) return plain;
  const auto instead = meaning_of(kFormer, std::string_view(plain));
  if (!instead.empty()) return std::string(instead);
  const Key key = key_of(plain);
  const auto* nearest = nearest_to(key);
  const auto meant = nearest == nullptr ? std::string()
                                        : with_digits(nearest->key, key.digits);
  // "titel" is a word of another language, "chapterurl" a former name.
  std::string bare = meant;
  std::erase(bare, '-');
  if (bare != plain && parameter_of(name).field != CiteField::none) {
    return std::nullopt;
  }
  return meant;
}

}  // namespace listlint::wikitext
