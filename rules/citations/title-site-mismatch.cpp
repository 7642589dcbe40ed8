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

void check_document(Check& check) {
  const auto& document = check.document;
  if (std::ranges::none_of(document.references, begins_in_chinese)) return;
  const auto places = places_of(document);
  std::unordered_map<std::string_view, Index> titles;  // the first of each
  for (Index i = 0; i < document.references.size(); ++i) {
    const auto& reference = document.references[i];
    if (!begins_in_chinese(reference)) continue;
    titles.try_emplace(reference.title.value, i);
    const auto host = host_of(reference);
    if (host.empty() || reference.title.empty()) continue;
    const Index titled = place_of_title(reference.title.value, places);
    if (titled == kNone) continue;
    const auto label = unicode::fold(own_label(host));
    const auto site = places.find(label);
    if (site == places.end() || site->second == titled) continue;
    if (host_form(document.sections[titled].heading.value) == label) continue;
    if (!cited_by_section(document, i, site->second)) continue;
    if (mentions(reference.title.value, label)) continue;
    const auto& place = document.sections[titled].heading;
    auto& finding = check.report_reference(
        i, reference.title.span,
        fmt::format("the title names \"{}\" but the site is that of \"{}\": "
                    "one of them was copied from another reference",
                    place.value,
                    document.sections[site->second].heading.value));
    finding.related.push_back({reference.site.span, "the site"});
    const auto twin = titles.find(reference.title.value);
    if (twin != titles.end() && twin->second != i) {
      finding.related.push_back(
          {document.references[twin->second].title.span, "the same title"});
    }
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
