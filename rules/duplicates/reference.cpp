#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "rules/address.h"
#include "rules/common_titles.h"
#include "rules/name_key.h"
#include "rules/reference_merge.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

// Texts are compared with the first of their group, which must not cost more
// than they do themselves, however long it is.
constexpr size_t kSlack = 512;

bool same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > 4 * b.size() + kSlack || b.size() > 4 * a.size() + kSlack) {
    return false;
  }
  std::string key;
  std::string other;
  append_name_key(a, key);
  append_name_key(b, other);
  return key == other;
}

bool same_address(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > 4 * b.size() + kSlack || b.size() > 4 * a.size() + kSlack) {
    return false;
  }
  std::string key;
  std::string other;
  append_address_key(a, key);
  append_address_key(b, other);
  return key == other;
}

// The first page of a site, which shows something else every year and stands
// for all of its pages.
bool is_front_page(std::string_view url) {
  const auto address = split_address(cited_address(url));
  return address.query.empty() && address.fragment.empty() &&
         address.path.find_first_not_of('/') == address.path.npos;
}

// Whether two references name one page: one address, or one title (as names
// are compared) in the same place. Two pages of one document are two sources.
bool same_page(const Reference& a, const Reference& b) {
  if (a.kind != b.kind) return false;  // a bibliography repeats the notes
  if (a.page.value != b.page.value) return false;
  const bool same_title = same_name(a.title.value, b.title.value);
  if (!a.url.empty() || !b.url.empty()) {
    if (a.url.empty() || b.url.empty()) return false;
    if (!same_address(a.url.value, b.url.value)) return false;
    const bool other_title =
        !a.title.empty() && !b.title.empty() && !same_title;
    return !other_title || !is_front_page(a.url.value);
  }
  return same_title && a.site.value == b.site.value &&
         a.author.value == b.author.value &&
         a.date.written.value == b.date.written.value;
}

// The page counts, so that those who cite one page each of a book are not all
// compared with the first.
uint64_t hash_of(const Reference& reference, std::string& key) {
  uint64_t hash =
      hash_text(reference.page.value) + static_cast<uint64_t>(reference.kind);
  if (!reference.url.empty()) {
    key.clear();
    append_address_key(reference.url.value, key);
    return hash_text(key, hash);
  }
  hash = hash_name_key(reference.title.value, hash);
  for (const auto& field :
       {reference.site, reference.author, reference.date.written}) {
    hash = hash_text(field.value, hash);
  }
  return hash;
}

bool comparable(const Reference& reference) {
  if (!reference.url.empty()) return true;
  return !reference.title.empty() && !reference.site.empty();
}

std::string message_of(const Reference& first, const Reference& later) {
  if (later.kind == ReferenceKind::link) {
    return fmt::format("\"{}\" and \"{}\" are one address: write it one way",
                       later.url.value, first.url.value);
  }
  if (later.kind == ReferenceKind::general) {
    return "this source is listed already: keep one of the two";
  }
  const auto same = later.url.empty() ? "the same title and site"
                    : later.url.value == first.url.value
                        ? "the same address"
                        : "the same address, written in another way,";
  const bool renamed = !later.url.empty() && !first.title.empty() &&
                       !later.title.empty() &&
                       !same_name(first.title.value, later.title.value);
  if (renamed) {
    return fmt::format(
        "reference {} has {} as reference {} but another title: cite one of "
        "them twice, or mend the address",
        later.id, same, first.id);
  }
  return fmt::format(
      "reference {} has {} as reference {}: cite one of them "
      "twice",
      later.id, same, first.id);
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  std::vector<Hashed> hashed;
  hashed.reserve(references.size());
  std::string key;
  for (Index i = 0; i < references.size(); ++i) {
    if (!comparable(references[i])) continue;
    hashed.push_back({hash_of(references[i], key), i});
  }
  std::vector<std::pair<Index, Index>> pairs;
  visit_repeated(hashed, [&](Index first, Index later) {
    if (same_page(references[first], references[later])) {
      pairs.emplace_back(first, later);
    }
  });
  if (pairs.empty()) return;
  const CommonTitles titles(references, pairs);
  ReferenceMerge merge(check.document);
  for (const auto& [first, later] : pairs) {
    const bool by_title = references[later].url.empty();
    if (by_title && titles.says_nothing(references[later])) continue;
    auto& finding = check.report_reference(
        later, references[later].span,
        message_of(references[first], references[later]));
    finding.related.push_back({references[first].span, "the other one"});
    finding.fix = merge.merge(first, later);
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
