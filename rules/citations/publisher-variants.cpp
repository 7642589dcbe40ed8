#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

#include "lint/ascii.h"
#include "lint/edit_distance.h"
#include "lint/rule.h"
#include "rules/hosts.h"
#include "rules/name_key.h"
#include "rules/same_key.h"

namespace listlint::rules {
namespace {

// One way in which a site's publisher is written.
struct Variant {
  std::string_view text;
  std::string key;            // as names compare, without "The"
  std::vector<Index> places;  // references, ascending
};

using Field = Text Reference::*;

std::string_view site_of(const Reference& reference) {
  auto host = host_of(reference);
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

uint64_t hash_host(std::string_view host) {
  uint64_t hash = kHashSeed;
  for (const char c : host) {
    const char small = lower(c);
    hash = hash_text({&small, 1}, hash);
  }
  return hash;
}

// What a field says of the publisher; empty where it is the site again.
std::string_view named(const Reference& reference, Field field) {
  const auto text = (reference.*field).value;
  return looks_like_host(text) ? std::string_view() : text;
}

std::string key_of(std::string_view text) {
  std::string key;
  append_name_key(text, key);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

// One word more: "Xinhua" and "Xinhua News", not "The Independent on Sunday".
bool begins_with_words(std::string_view whole, std::string_view part) {
  return whole.size() > part.size() && whole.starts_with(part) &&
         whole[part.size()] == ' ' &&
         whole.find(' ', part.size() + 1) == whole.npos;
}

// Whether two names are of one publisher. Where a site has many publishers
// (archives, libraries, platforms), or the names are short, letters count.
bool are_one(const Variant& a, const Variant& b, bool has_many) {
  if (a.key == b.key) return true;
  constexpr size_t kShort = 8;
  if (has_many) return false;
  if (begins_with_words(a.key, b.key) || begins_with_words(b.key, a.key)) {
    return true;
  }
  if (std::min(a.key.size(), b.key.size()) < kShort) return false;
  if (a.key.find_first_of("0123456789") != a.key.npos) return false;
  return edit_distance(a.key, b.key, 2) < 2;
}

std::vector<Variant> variants_of(const std::vector<Reference>& references,
                                 const std::vector<Index>& site, Field field) {
  std::vector<Variant> variants;
  constexpr size_t kMost = 40;  // a platform: nothing to say of it
  for (const Index index : site) {
    const auto text = named(references[index], field);
    if (text.empty()) continue;
    const auto known =
        std::ranges::find(variants, text, [](const auto& v) { return v.text; });
    if (known != variants.end()) {
      known->places.push_back(index);
      continue;
    }
    if (variants.size() == kMost) return {};
    variants.push_back({text, {}, {index}});
  }
  if (variants.size() < 2) return {};
  for (auto& variant : variants) variant.key = key_of(variant.text);
  return variants;
}

// The commonest of the names that are one with `variant`, the first of those
// equally common; null where that is itself.
const Variant* better_than(const Variant& variant,
                           const std::vector<Variant>& variants) {
  constexpr size_t kFew = 3;
  const bool has_many = variants.size() > kFew;
  const Variant* best = &variant;
  for (const auto& other : variants) {
    if (&other == &variant || !are_one(variant, other, has_many)) continue;
    const auto count = other.places.size();
    const auto most = best->places.size();
    const bool is_earlier = other.places.front() < best->places.front();
    if (count > most || (count == most && is_earlier)) best = &other;
  }
  return best == &variant ? nullptr : best;
}

void report(Check& check, std::string_view host, const Variant& variant,
            const Variant& best, Field field) {
  const auto& references = check.document.references;
  const auto& first = references[best.places.front()];
  const auto where = best.places.size() == 1
                         ? fmt::format("reference {}", first.id)
                         : fmt::format("{} others", best.places.size());
  for (const Index index : variant.places) {
    auto& finding = check.report_reference(
        index, (references[index].*field).span,
        fmt::format("{} is \"{}\" here and \"{}\" in {}: keep to one name",
                    host, variant.text, best.text, where));
    finding.related.push_back({(first.*field).span, "the other name"});
  }
}

void check_site(Check& check, const std::vector<Index>& site) {
  const auto& references = check.document.references;
  for (const Field field : {&Reference::publisher, &Reference::site}) {
    const auto variants = variants_of(references, site, field);
    for (const auto& variant : variants) {
      const auto* best = better_than(variant, variants);
      if (best == nullptr) continue;
      const auto host = site_of(references[variant.places.front()]);
      report(check, host, variant, *best, field);
    }
  }
}

void check_document(Check& check) {
  const auto& references = check.document.references;
  std::vector<Hashed> hashed;
  for (Index i = 0; i < references.size(); ++i) {
    const auto& reference = references[i];
    if (reference.kind == ReferenceKind::link) continue;
    if (reference.publisher.empty() && reference.site.empty()) continue;
    const auto host = site_of(reference);
    if (!host.empty()) hashed.push_back({hash_host(host), i});
  }
  std::ranges::sort(hashed);
  std::vector<Index> site;
  for (size_t i = 0; i < hashed.size();) {
    site.clear();
    const auto hash = hashed[i].hash;
    for (; i < hashed.size() && hashed[i].hash == hash; ++i) {
      site.push_back(hashed[i].item);
    }
    if (site.size() > 1) check_site(check, site);
  }
}

}  // namespace

extern const Rule citations_publisher_variants;
constinit const Rule citations_publisher_variants = {
    .id = "citations/publisher-variants",
    .severity = Severity::info,
    .summary = "One site's publisher under several names",
    .document = check_document,
};

}  // namespace listlint::rules
