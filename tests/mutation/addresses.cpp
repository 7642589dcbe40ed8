// Defects of the addresses of sources.
#include <array>
#include <string>

#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kAnotherAddress[] = {
    {"citations/missing-url", "the address is none any more"},
    {"citations/malformed-url", "the address is none any more"},
    {"citations/missing-parameter", "the address is none any more"},
};
constexpr Companion kNoDescription[] = {
    {"citations/missing-access-date", "the date of access is gone, too"},
};
constexpr Companion kNoAddress[] = {
    {"citations/missing-parameter", "the date of access is of an address"},
};

template <typename Likes>
std::optional<Index> pick_address(const Ground& ground, Random& random,
                                  Likes likes) {
  const auto& references = ground.document().references;
  return pick(random, references.size(), [&](Index i) {
    return ground.is_single(i) && ground.is_verbatim(references[i].url) &&
           references[i].url.value.starts_with("https://www.") &&
           likes(references[i]);
  });
}

bool is_any(const Reference&) { return true; }

// The description gives way to its address.
Made bare_url(const Ground& ground, Random& random) {
  const auto chosen = pick_address(ground, random, is_any);
  if (!chosen || !ground.is({"wikitext", "markdown"})) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  const std::string url(reference.url.value);
  const Span whole = ground.lines(reference.span);
  if (ground.is({"markdown"})) {
    const auto colon = ground.slice(whole).find("]: ");
    if (colon == std::string_view::npos) return std::nullopt;
    const auto begin = whole.begin + static_cast<uint32_t>(colon) + 3;
    return Mutant{{{{begin, whole.end}, "<" + url + ">\n"}}};
  }
  const auto open = ground.bytes().rfind("{{cite", reference.url.span.begin);
  const auto close = ground.bytes().find("}}", reference.url.span.end);
  if (open < whole.begin || close >= whole.end) return std::nullopt;
  return Mutant{
      {{{static_cast<uint32_t>(open), static_cast<uint32_t>(close) + 2}, url}}};
}

// A host that the list cites with https elsewhere.
Made insecure_url(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto chosen = pick_address(ground, random, [&](const Reference& r) {
    size_t same = 0;
    for (const auto& other : references) {
      if (other.site.value == r.site.value && !other.url.empty()) ++same;
    }
    return same > 1 && !r.site.empty();
  });
  if (!chosen) return std::nullopt;
  const auto at = references[*chosen].url.span.begin + 4;
  return Mutant{{{{at, at + 1}, ""}}};
}

Made missing_url(const Ground& ground, Random& random) {
  const auto chosen = pick_address(ground, random, is_any);
  if (!chosen || !ground.is({"wikitext", "csv", "json"})) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  Span span = reference.url.span;
  if (ground.is({"wikitext"})) {
    span.begin = static_cast<uint32_t>(ground.bytes().rfind('|', span.begin));
  }
  return Mutant{{{span, ""}}, {span, reference.title.span}};
}

Made dead_without_archive(const Ground& ground, Random& random) {
  const auto chosen = pick_address(ground, random, is_any);
  if (!chosen || !ground.is({"wikitext"})) return std::nullopt;
  const auto at = ground.document().references[*chosen].url.span.end;
  return Mutant{{{{at, at}, "|url-status=dead"}}};
}

Made to_host(const Ground& ground, Random& random, std::string_view host) {
  const auto chosen = pick_address(ground, random, is_any);
  if (!chosen) return std::nullopt;
  const Span span = ground.document().references[*chosen].url.span;
  return Mutant{{{span, "https://" + std::string(host)}}};
}

Made self_reference(const Ground& ground, Random& random) {
  constexpr std::string_view kPages[] = {
      "en.wikipedia.org/wiki/Harbin", "de.wikipedia.org/wiki/Bonn",
      "www.wikidata.org/wiki/Q1000", "www.wikiwand.com/en/Oulu"};
  return to_host(ground, random, random.one_of(kPages));
}

Made unreliable_source(const Ground& ground, Random& random) {
  return to_host(ground, random, "harbin-twins.blogspot.com/2020/list");
}

Made tracking_parameters(const Ground& ground, Random& random) {
  constexpr std::string_view kTracks[] = {
      "?utm_source=newsletter", "?fbclid=IwAR0abc", "?id=7&gclid=EAIaI",
      "?utm_medium=email&page=2"};
  const auto chosen = pick_address(ground, random, is_any);
  if (!chosen) return std::nullopt;
  const auto at = ground.document().references[*chosen].url.span.end;
  std::string text(random.one_of(kTracks));
  if (ground.is({"html"}) && text.find('&') != std::string::npos) {
    text.replace(text.find('&'), 1, "&amp;");
  }
  return Mutant{{{{at, at}, text}}};
}

Made malformed_url(const Ground& ground, Random& random) {
  constexpr std::string_view kSchemes[] = {
      "htps://www.", "https//www.", "https:/www.", "http://https://www."};
  const auto chosen = pick_address(ground, random, is_any);
  if (!chosen || !ground.is({"wikitext", "csv", "json"})) return std::nullopt;
  const auto at = ground.document().references[*chosen].url.span.begin;
  constexpr uint32_t kSize = 12;  // "https://www."
  return Mutant{{{{at, at + kSize}, std::string(random.one_of(kSchemes))}}};
}

constexpr auto kOperators = std::to_array<Operator>({
    {"citations/bare-url", "a description gives way to its address", bare_url,
     kNoDescription},
    {"citations/insecure-url", "an address loses the s of https", insecure_url},
    {"citations/malformed-url", "the scheme of an address gets a slip",
     malformed_url, kAnotherAddress},
    {"citations/missing-url", "an address is taken out", missing_url,
     kNoAddress},
    {"citations/no-archive", "a page without a copy is marked as dead",
     dead_without_archive},
    {"citations/self-reference", "an address becomes one of a wiki",
     self_reference},
    {"citations/tracking-parameters", "an address gets tracking parameters",
     tracking_parameters},
    {"citations/unreliable-source",
     "an address becomes one of a listed host",
     unreliable_source,
     {},
     "rules: {citations/unreliable-source: {hosts: [blogspot.com]}}"},
});

}  // namespace

std::span<const Operator> addresses_operators() { return kOperators; }

}  // namespace listlint::mutation
