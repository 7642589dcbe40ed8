#include <algorithm>
#include <string_view>

#include "lint/ascii.h"
#include "lint/place.h"
#include "lint/rule.h"

namespace listlint::rules {
namespace {

bool is_letter(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') ||
         static_cast<unsigned char>(c) >= 0xC3;
}

// A link that shows its own address has no title: "<https://bonn.de>".
bool is_address_of(std::string_view title, std::string_view url) {
  if (title == url) return true;
  const auto slashes = url.find("//");
  return slashes != url.npos && title == url.substr(slashes + 2);
}

// Whether words stand around the address that are no field: "https://bonn.de/x
// Our twin towns". A "Retrieved" before a date is not enough.
bool has_words(const Source& source, const Reference& reference) {
  constexpr size_t kFew = 11;
  auto span = description(source, reference);
  const auto text = source.slice(span);
  if (text.starts_with("{{")) return false;  // a template tells its fields
  if (text.starts_with("[^")) {
    span.begin += static_cast<uint32_t>(std::min(text.find("]:"), text.size()));
  }
  // "<ref name=…>" and its end are no words of the description.
  if (text.starts_with("<ref")) {
    span.begin += static_cast<uint32_t>(std::min(text.find('>'), text.size()));
    constexpr std::string_view kEnd = "</ref>";
    if (text.ends_with(kEnd) && span.size() > kEnd.size()) {
      span.end -= static_cast<uint32_t>(kEnd.size());
    }
  }
  const auto& accessed = reference.access_date.written.span;
  size_t letters = 0;
  for (uint32_t at = span.begin; at < span.end && letters <= kFew; ++at) {
    if (reference.url.span.contains(at)) at = reference.url.span.end;
    if (accessed.contains(at)) at = accessed.end;
    if (at < span.end && is_letter(source.bytes()[at])) ++letters;
  }
  return letters > kFew;
}

// Links beside an entry are not described on purpose.
bool is_bare(const Source& source, const Reference& reference) {
  if (reference.url.empty() || reference.kind == ReferenceKind::link) {
    return false;
  }
  const bool titled =
      !reference.title.empty() &&
      !is_address_of(reference.title.value, reference.url.value);
  return !titled && reference.author.empty() && reference.site.empty() &&
         reference.publisher.empty() && reference.date.empty() &&
         !has_words(source, reference);
}

void check_reference(Check& check, Index index) {
  const auto& reference = check.document.references[index];
  if (!is_bare(*check.document.source, reference)) return;
  auto& finding = check.report_reference(
      index, reference.url.span,
      "only an address is given: add the title of the page and its site, so "
      "that it can be found again when the address changes");
  finding.folds.push_back({"citations/missing-title",
                           description(*check.document.source, reference)});
}

}  // namespace

extern const Rule citations_bare_url;
constinit const Rule citations_bare_url = {
    .id = "citations/bare-url",
    .severity = Severity::warning,
    .summary = "A reference is an address and nothing else",
    .reference = check_reference,
};

}  // namespace listlint::rules
