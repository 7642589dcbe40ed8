// Defects between sources, of their parameters, and of who cites them.
#include <algorithm>
#include <array>
#include <string>

#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kMarkMoved[] = {
    {"citations/uncited-entry", "the mark is gone from its entry"},
    {"citations/backlink-count", "the mark is gone from its entry"},
    {"citations/unused-reference", "the mark was the only one"},
    {"citations/undefined-mark", "the description went with its mark"},
};

// Where another parameter goes in a template of a source.
std::optional<uint32_t> pick_template(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto chosen = pick(random, references.size(), [&](Index i) {
    return ground.is({"wikitext"}) && ground.is_verbatim(references[i].site) &&
           ground.is_verbatim(references[i].title);
  });
  if (!chosen) return std::nullopt;
  return references[*chosen].title.span.end;
}

Made add_parameter(const Ground& ground, Random& random,
                   std::string_view what) {
  const auto at = pick_template(ground, random);
  if (!at) return std::nullopt;
  return Mutant{{{{*at, *at}, std::string(what)}}};
}

Made bad_identifier(const Ground& ground, Random& random) {
  constexpr std::string_view kBad[] = {"|isbn=978-3-16-148410-1",
                                       "|isbn=0-306-40615-X", "|issn=2049-3631",
                                       "|doi=11.1000/182", "|issn=0317-847"};
  return add_parameter(ground, random, random.one_of(kBad));
}

Made conflicting_parameters(const Ground& ground, Random& random) {
  constexpr std::string_view kConflicts[] = {"|work=Town News",
                                             "|title=Partner towns"};
  return add_parameter(ground, random, random.one_of(kConflicts));
}

Made unknown_parameter(const Ground& ground, Random& random) {
  constexpr std::string_view kUnknown[] = {
      "|pubisher=Town News", "|colour=blue", "|Pages=12", "|frist=Anna"};
  return add_parameter(ground, random, random.one_of(kUnknown));
}

Made missing_parameter(const Ground& ground, Random& random) {
  return add_parameter(ground, random, "|archive-date=1 May 2023");
}

// Sources of one site, as the two halves of a defect between them.
template <typename Likes>
std::optional<std::pair<Index, Index>> pick_pair(const Ground& ground,
                                                 Random& random, Likes likes) {
  const auto& references = ground.document().references;
  Index other = kNone;
  const auto chosen = pick(random, references.size(), [&](Index i) {
    const auto& one = references[i];
    if (!ground.is_single(i) || one.site.empty() || !likes(one)) return false;
    for (Index j = 0; j < references.size(); ++j) {
      const bool same = references[j].site.value == one.site.value;
      if (j == i || !same || !likes(references[j])) continue;
      other = j;
      return true;
    }
    return false;
  });
  if (!chosen) return std::nullopt;
  return std::pair(*chosen, other);
}

Made publisher_variants(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto pair = pick_pair(ground, random, [&](const Reference& r) {
    return ground.is_verbatim(r.publisher) && r.publisher.value.size() > 6 &&
           r.publisher.value.find(' ') != std::string_view::npos;
  });
  if (!pair) return std::nullopt;
  const auto& one = references[pair->first].publisher;
  const auto& other = references[pair->second].publisher;
  if (one.value != other.value) return std::nullopt;
  const auto at = one.span.begin;
  return Mutant{{{{at, at}, "The "}}, {one.span, other.span}};
}

Made indistinguishable(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto pair = pick_pair(ground, random, [&](const Reference& r) {
    return ground.is_verbatim(r.title) && r.date.empty() &&
           ground.is_verbatim(r.url);
  });
  if (!pair) return std::nullopt;
  const auto& one = references[pair->first];
  const auto& other = references[pair->second];
  if (one.publisher.value != other.publisher.value ||
      one.language.value != other.language.value) {
    return std::nullopt;
  }
  return Mutant{{{one.title.span, std::string(other.title.value)}},
                {one.title.span, other.title.span}};
}

// A mark moves to an entry of a section far before its own.
Made first_use_order(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (!ground.is({"text"}) || document.references.size() < 20 ||
      ground.has("structure/extraction-loss")) {
    return std::nullopt;
  }
  const auto chosen = pick(random, document.citations.size(), [&](Index i) {
    const auto& citation = document.citations[i];
    return citation.owner_kind == OwnerKind::entry &&
           citation.reference != kNone &&
           document.references[citation.reference].uses == 1 &&
           document.entries[citation.owner].section >= 4;
  });
  if (!chosen) return std::nullopt;
  const auto& citation = document.citations[*chosen];
  const Index last = document.entries[citation.owner].section - 4;
  const auto entry = pick(random, document.entries.size(), [&](Index i) {
    return document.entries[i].section <= last;
  });
  if (!entry) return std::nullopt;
  auto end = ground.lines(document.entries[*entry].span).end;
  if (ground.bytes()[end - 1] == '\n') --end;
  const Span span = ground.with_space(citation.span);
  return Mutant{
      {{span, ""}, {{end, end}, std::string(ground.slice(citation.span))}},
      {{end, end}}};
}

// In a section whose heading cites nothing.
Made uncited_entry(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (ground.is_data()) return std::nullopt;
  size_t cited = 0;
  for (const auto& entry : document.entries) {
    if (!entry.citations.empty()) ++cited;
  }
  if (cited * 10 < document.entries.size() * 9) return std::nullopt;
  const auto chosen = pick(random, document.entries.size(), [&](Index i) {
    const auto& entry = document.entries[i];
    if (entry.citations.size() != 1) return false;
    if (!document.sections[entry.section].citations.empty()) return false;
    const auto& citation = document.citations[entry.citations.begin];
    return citation.reference != kNone &&
           document.references[citation.reference].uses > 1;
  });
  if (!chosen) return std::nullopt;
  const auto& entry = document.entries[*chosen];
  const Span span = document.citations[entry.citations.begin].span;
  return Mutant{{{ground.with_space(span), ""}}, {entry.span}};
}

constexpr auto kOperators = std::to_array<Operator>({
    {"citations/bad-identifier",
     "a source gets an ISBN, ISSN or DOI that is "
     "none",
     bad_identifier},
    {"citations/conflicting-parameters", "a template gets a field twice",
     conflicting_parameters},
    {"citations/first-use-order", "a citation moves to an earlier section",
     first_use_order, kMarkMoved},
    {"citations/indistinguishable",
     "a source gets the title of another one of its site", indistinguishable},
    {"citations/missing-parameter", "a template gets half of an archive",
     missing_parameter},
    {"citations/publisher-variants", "a publisher gets a The",
     publisher_variants},
    {"citations/uncited-entry", "the citation of an entry is taken out",
     uncited_entry, kMarkMoved},
    {"citations/unknown-parameter", "a template gets an unknown parameter",
     unknown_parameter},
});

}  // namespace

std::span<const Operator> sources_operators() { return kOperators; }

}  // namespace listlint::mutation
