#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/place.h"
#include "lint/rule.h"
#include "rules/address.h"
#include "rules/common_titles.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

constexpr auto kShown = std::to_array<Text Reference::*>(
    {&Reference::title, &Reference::site, &Reference::author,
     &Reference::publisher, &Reference::page});

uint64_t hash_of(const Reference& reference) {
  uint64_t hash = hash_text(reference.date.written.value);
  for (const auto field : kShown) {
    hash = hash_text((reference.*field).value, hash);
  }
  return hash;
}

bool same_fields(const Reference& a, const Reference& b) {
  return a.date.written.value == b.date.written.value &&
         std::ranges::all_of(kShown, [&](Text Reference::*field) {
           return (a.*field).value == (b.*field).value;
         });
}

// References are compared with the first of their group, which must not cost
// more than they do themselves, however long it is.
bool may_be_equal(size_t a, size_t b) {
  constexpr size_t kSlack = 512;
  return a <= 4 * b + kSlack && b <= 4 * a + kSlack;
}

// What a reader sees of a description: all but the addresses, and when they
// were opened.
std::vector<Span> visible_parts(const Source& source,
                                const Reference& reference) {
  std::array<Span, 4> hidden = {reference.url.span, reference.archive_url.span,
                                reference.archive_date.written.span,
                                reference.access_date.written.span};
  std::ranges::sort(hidden);
  const Span whole = description(source, reference);
  std::vector<Span> parts;
  uint32_t at = whole.begin;
  for (const Span& span : hidden) {
    if (span.begin < at || span.end > whole.end) continue;
    parts.push_back({at, span.begin});
    at = span.end;
  }
  parts.push_back({at, whole.end});
  return parts;
}

size_t total_size(const std::vector<Span>& parts) {
  size_t size = 0;
  for (const Span& part : parts) size += part.size();
  return size;
}

// The parts as one text, without spaces and without the tag of a <ref>, whose
// name is not shown.
std::string text_of(const Source& source, const std::vector<Span>& parts) {
  std::string text;
  for (const Span& part : parts) {
    for (const char c : source.slice(part)) {
      if (c != ' ' && c != '\n' && c != '\t') text += c;
    }
  }
  if (text.starts_with("<ref")) text.erase(0, text.find('>') + 1);
  return text;
}

// The rest of a description, which the model does not hold: "vol. 3". Only
// these markups show it as it is written.
bool same_rest(const Document& document, const Reference& a,
               const Reference& b) {
  const auto format = document.format;
  if (format != "text" && format != "wikitext" && format != "markdown") {
    return true;
  }
  const auto& source = *document.source;
  const auto parts = visible_parts(source, a);
  const auto others = visible_parts(source, b);
  return may_be_equal(total_size(parts), total_size(others)) &&
         text_of(source, parts) == text_of(source, others);
}

bool same_address(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (!may_be_equal(a.size(), b.size())) return false;
  std::string key;
  std::string other;
  append_address_key(a, key);
  append_address_key(b, other);
  return key == other;
}

struct Pair {
  Index first;
  Index later;
};

void report(Check& check, const Pair& pair, bool by_address) {
  const auto& references = check.document.references;
  const auto& reference = references[pair.later];
  auto& finding = check.report_reference(
      pair.later, title_place(*check.document.source, reference),
      fmt::format("reference {} reads the same as reference {}{}: say what "
                  "tells the two pages apart",
                  reference.id, references[pair.first].id,
                  by_address ? ", which has another address" : ""));
  // On the web the addresses tell them apart.
  if (by_address && finding.severity == Severity::warning) {
    finding.severity = Severity::info;
  }
  finding.related.push_back(
      {title_place(*check.document.source, references[pair.first]),
       "the other one"});
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  std::vector<Hashed> hashed;
  hashed.reserve(references.size());
  for (Index i = 0; i < references.size(); ++i) {
    const auto& reference = references[i];
    if (reference.kind == ReferenceKind::link) continue;
    if (reference.title.empty() || reference.site.empty()) continue;
    hashed.push_back({hash_of(reference), i});
  }
  std::vector<std::pair<Index, Index>> pairs;
  visit_repeated(hashed, [&](Index first, Index later) {
    // A bibliography repeats the notes.
    if (references[first].kind != references[later].kind) return;
    if (same_fields(references[first], references[later])) {
      pairs.emplace_back(first, later);
    }
  });
  if (pairs.empty()) return;
  const CommonTitles titles(references, pairs);
  for (const auto& [first, later] : pairs) {
    const auto& a = references[first];
    const auto& b = references[later];
    const bool by_address = !a.url.empty() || !b.url.empty();
    // One page twice is what duplicates/reference reports.
    const bool is_duplicate = by_address
                                  ? same_address(a.url.value, b.url.value)
                                  : !titles.says_nothing(b);
    if (is_duplicate || !same_rest(check.document, a, b)) continue;
    report(check, {first, later}, by_address);
  }
}

}  // namespace

extern const Rule citations_indistinguishable;
constinit const Rule citations_indistinguishable = {
    .id = "citations/indistinguishable",
    .severity = Severity::warning,
    .summary = "Two references that read the same cite different pages",
    .document = check_document,
};

}  // namespace listlint::rules
