#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/language/pinyin.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/hosts.h"
#include "rules/name_key.h"
#include "rules/place_in_title.h"

namespace listlint::rules {
namespace {

// Section headings by the form that a host name would give them: "Xi'an" as
// "xian", "Taizhou, Jiangsu" as "taizhou".
using Places = std::unordered_map<std::string, Index>;

std::string host_form(std::string_view name) {
  std::string key;
  append_name_key(name.substr(0, name.find(',')), key);
  std::erase(key, ' ');
  return key;
}

Places places_of(const Document& document) {
  Places places;
  places.reserve(document.sections.size());
  for (Index i = 0; i < document.sections.size(); ++i) {
    places.try_emplace(host_form(document.sections[i].heading.value), i);
  }
  return places;
}

// The reading of the Chinese characters that a title begins with, cut after
// each: 银川市 gives "yin", "yinchuan", "yinchuanshi".
std::vector<std::string> leading_readings(std::string_view title) {
  constexpr size_t kLongest = 5;
  std::vector<std::string> readings;
  std::string so_far;
  for (size_t at = 0; at < title.size() && readings.size() < kLongest;) {
    const auto point = utf8::decode(title, at);
    const auto syllable = language::pinyin(point.value);
    if (syllable.empty()) break;
    so_far += syllable;
    readings.push_back(so_far);
    at += point.length;
  }
  return readings;
}

// The section whose place a Chinese title begins with; kNone without.
Index place_of_title(std::string_view title, const Places& places) {
  Index place = kNone;
  for (const auto& reading : leading_readings(title)) {
    const auto found = places.find(reading);
    if (found != places.end() && reading.size() > 4) place = found->second;
  }
  return place;
}

bool mentions(std::string_view title, std::string_view place) {
  std::string all;
  for (size_t at = 0; at < title.size();) {
    const auto point = utf8::decode(title, at);
    const auto syllable = language::pinyin(point.value);
    all += syllable.empty() ? title.substr(at, point.length) : syllable;
    at += point.length;
  }
  std::string folded = unicode::fold(all);
  std::erase(folded, ' ');
  return folded.find(place) != std::string::npos;
}

std::string_view own_label(std::string_view host) {
  const size_t registry = registry_labels(host);
  while (label_count(host) > registry + 1) host = without_first_label(host);
  return first_label(host);
}

bool cited_by_section(const Document& document, Index reference,
                      Index section) {
  const Range range = document.sections[section].citations;
  for (Index i = range.begin; i < range.end; ++i) {
    if (document.citations[i].reference == reference) return true;
  }
  return false;
}

// Whether a title begins with a character that has a reading.
bool begins_in_chinese(const Reference& reference) {
  const auto title = reference.title.value;
  return !title.empty() &&
         !language::pinyin(utf8::decode(title, 0).value).empty();
}

// Headings such as "Anime" and "Metro" are words of many languages.
bool lists_places(const Document& document, Index section) {
  const auto& entries = document.sections[section].entries;
  return !entries.empty() && !document.entries[entries.begin].country.empty();
}

// Whether a title is about a place: begins with it ("Омск: города-побратимы"),
// or ends with it as with its owner ("Города-побратимы Омска").
bool is_about(const TitleWords& words, const TitlePlace& place) {
  constexpr size_t kPreposition = 3;  // letters: из Омска
  if (place.begin == 0) return place.ending.empty();
  const bool owns =
      place.ending.empty() || place.ending == "a" || place.ending == "ia";
  return owns && place.end == words.size() &&
         words[place.begin - 1].latin.size() > kPreposition;
}

// Looks at one document.
class Sites {
 public:
  explicit Sites(Check& check)
      : check_(check),
        document_(check.document),
        places_(places_of(check.document)) {}

  void judge(Index reference);

 private:
  Index place_of_other_script(std::string_view title, Index own);
  void report(Index reference, Index titled, Index own);

  Check& check_;
  const Document& document_;
  Places places_;
  Places keys_;  // the same sections by place_key(), made when asked for
  TitleReader reader_;
  size_t read_ = 0;                                     // titles
  std::unordered_map<std::string_view, Index> titles_;  // the first of each
};

// The section whose place a title in another script is about; kNone where it
// may name the one of the site, too.
Index Sites::place_of_other_script(std::string_view title, Index own) {
  if (!lists_places(document_, own) || read_ >= kMostTitles) return kNone;
  ++read_;
  for (Index i = 0; keys_.empty() && i < document_.sections.size(); ++i) {
    keys_.try_emplace(place_key(document_.sections[i].heading.value), i);
  }
  const auto words = reader_.read(title);
  const auto heading = document_.sections[own].heading.value;
  for (const auto& place : places_named(words)) {
    const auto found = keys_.find(place.key);
    if (found == keys_.end() || !is_about(words, place)) continue;
    if (place_key(heading) == place.key || may_name(words, place, heading, {}))
      return kNone;
    if (lists_places(document_, found->second)) return found->second;
  }
  return kNone;
}

void Sites::report(Index reference, Index titled, Index own) {
  const auto& cited = document_.references[reference];
  auto& finding = check_.report_reference(
      reference, cited.title.span,
      fmt::format("the title names \"{}\" but the site is that of \"{}\": one "
                  "of them was copied from another reference",
                  document_.sections[titled].heading.value,
                  document_.sections[own].heading.value));
  finding.related.push_back({cited.site.span, "the site"});
  const auto twin = titles_.find(cited.title.value);
  if (twin != titles_.end() && twin->second != reference) {
    finding.related.push_back(
        {document_.references[twin->second].title.span, "the same title"});
  }
}

void Sites::judge(Index reference) {
  const auto& cited = document_.references[reference];
  const auto title = cited.title.value;
  titles_.try_emplace(title, reference);
  const auto host = host_of(cited);
  if (host.empty()) return;
  const auto label = unicode::fold(own_label(host));
  const auto site = places_.find(label);
  if (site == places_.end()) return;
  const Index own = site->second;
  if (!cited_by_section(document_, reference, own)) return;
  const Index titled = begins_in_chinese(cited)
                           ? place_of_title(title, places_)
                           : place_of_other_script(title, own);
  if (titled == kNone || titled == own) return;
  if (host_form(document_.sections[titled].heading.value) == label) return;
  if (!mentions(title, label)) report(reference, titled, own);
}

bool is_read(const Reference& reference) {
  return begins_in_chinese(reference) ||
         may_be_romanised(reference.title.value);
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  const auto first = std::ranges::find_if(references, is_read);
  if (first == references.end()) return;
  Sites sites(check);
  auto i = static_cast<Index>(first - references.begin());
  for (; i < references.size(); ++i) {
    if (is_read(references[i])) sites.judge(i);
  }
}

}  // namespace

extern const Rule citations_title_site_mismatch;
constinit const Rule citations_title_site_mismatch = {
    .id = "citations/title-site-mismatch",
    .severity = Severity::error,
    .summary = "The title of a reference names another place than its site",
    .document = check_document,
};

}  // namespace listlint::rules
