#include <fmt/format.h>
#include <string_view>
#include <unordered_map>

#include "lint/rule.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

// Whether two references name one page: one address, or one title (as names
// are compared) in the same place.
bool same_page(const Reference& a, const Reference& b) {
  if (!a.url.empty() || !b.url.empty()) return a.url.value == b.url.value;
  std::string title;
  std::string other;
  append_name_key(a.title.value, title);
  append_name_key(b.title.value, other);
  return title == other && a.site.value == b.site.value &&
         a.author.value == b.author.value && a.page.value == b.page.value &&
         a.date.written.value == b.date.written.value;
}

uint64_t hash_of(const Reference& reference) {
  if (!reference.url.empty()) return hash_text(reference.url.value);
  uint64_t hash = hash_name_key(reference.title.value);
  for (const auto& field : {reference.site, reference.author, reference.page,
                            reference.date.written}) {
    hash = hash_text(field.value, hash);
  }
  return hash;
}

// A title that many sites have ("Sister Cities") says nothing on a site of
// which the list cites several pages: those two may be different pages. Counts
// for the titles and sites of the pairs only.
class Titles {
 public:
  Titles(const std::vector<Reference>& references,
         const std::vector<std::pair<Index, Index>>& pairs) {
    for (const auto& [first, later] : pairs) {
      sites_of_title_[references[later].title.value];
      titles_of_site_[references[later].site.value];
    }
    for (const auto& reference : references) {
      note(sites_of_title_, reference.title, reference.site);
      note(titles_of_site_, reference.site, reference.title);
    }
  }

  bool says_nothing(const Reference& reference) const {
    constexpr uint32_t kMany = 3;
    return sites_of_title_.at(reference.title.value).changes >= kMany &&
           titles_of_site_.at(reference.site.value).changes > 1;
  }

 private:
  // How often the other field changed from one reference to the next.
  struct Others {
    std::string_view last;
    uint32_t changes = 0;
  };
  using ByText = std::unordered_map<std::string_view, Others>;

  static void note(ByText& by_text, const Text& text, const Text& other) {
    const auto found = by_text.find(text.value);
    if (found == by_text.end() || found->second.last == other.value) return;
    found->second.last = other.value;
    ++found->second.changes;
  }

  ByText sites_of_title_;
  ByText titles_of_site_;
};

bool comparable(const Reference& reference) {
  if (!reference.url.empty()) return true;
  return !reference.title.empty() && !reference.site.empty();
}

void report(Check& check, Index first, Index later) {
  const auto& references = check.document.references;
  const auto& reference = references[later];
  const std::string_view same =
      reference.url.empty() ? "the same title and site" : "the same address";
  auto& finding = check.report_reference(
      later, reference.span,
      fmt::format("reference {} has {} as reference {}: cite one of them twice",
                  reference.id, same, references[first].id));
  finding.related.push_back({references[first].span, "the other one"});
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  std::vector<Hashed> hashed;
  hashed.reserve(references.size());
  for (Index i = 0; i < references.size(); ++i) {
    if (!comparable(references[i])) continue;
    hashed.push_back({hash_of(references[i]), i});
  }
  std::vector<std::pair<Index, Index>> pairs;
  visit_repeated(hashed, [&](Index first, Index later) {
    if (same_page(references[first], references[later])) {
      pairs.emplace_back(first, later);
    }
  });
  if (pairs.empty()) return;
  const Titles titles(references, pairs);
  for (const auto& [first, later] : pairs) {
    const bool by_title = references[later].url.empty();
    if (by_title && titles.says_nothing(references[later])) continue;
    report(check, first, later);
  }
}

}  // namespace

extern const Rule duplicates_reference;
constinit const Rule duplicates_reference = {
    .id = "duplicates/reference",
    .severity = Severity::warning,
    .summary = "Two references describe one page",
    .document = check_document,
};

}  // namespace listlint::rules
