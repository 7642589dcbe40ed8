// Defects of repetition.
#include <algorithm>
#include <array>
#include <string>

#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kCopied[] = {
    {"structure/entry-order", "the copy stands elsewhere in the alphabet"},
    {"citations/first-use-order", "the mark is copied with the entry"},
    {"citations/backlink-count", "the mark is copied with the entry"},
    {"duplicates/exact-entry", "a list may have several copies"},
    {"style/capitalisation", "the copy may be in other letters"},
    {"style/dash", "the copy may have another dash"},
};
constexpr Companion kSlipped[] = {
    {"structure/entry-order", "the copy stands elsewhere in the alphabet"},
    {"citations/first-use-order", "the mark is copied with the entry"},
    {"citations/backlink-count", "the mark is copied with the entry"},
    {"countries/misspelt-place", "the copy has a slip"},
    {"duplicates/alias-entry", "the slip is a known spelling of the place"},
};
constexpr Companion kRenamed[] = {
    {"structure/section-order", "the heading stands elsewhere in the alphabet"},
    {"citations/title-site-mismatch", "the sources are of another place"},
    {"citations/claim-not-in-title", "the source is cited for another place"},
};

// An entry that may be copied: its lines describe no source that would be
// described twice, and it does not cite where the marks are counted.
std::optional<Index> pick_entry(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  return pick(random, document.entries.size(), [&](Index i) {
    const auto& entry = document.entries[i];
    const auto block = ground.block(i);
    if (!block || ground.neighbours(i).size() < 4) return false;
    if (!ground.is_verbatim(entry.name)) return false;
    if (!ground.is_clean(*block)) return false;
    if (ground.is({"text"}) && !entry.citations.empty()) return false;
    if (ground.is_data()) return true;
    return std::ranges::none_of(document.references, [&](const Reference& r) {
      return block->contains(r.span.begin);
    });
  });
}

// The line of another entry of the section, before which the copy goes.
uint32_t pick_line(const Ground& ground, Random& random, Index entry) {
  const Range range = ground.neighbours(entry);
  Index at = entry;
  while (at == entry || at == entry + 1 || at == range.begin) {
    at = range.begin + static_cast<Index>(random.below(range.size()));
  }
  return ground.lines(ground.document().entries[at].name.span).begin;
}

Made copy(const Ground& ground, Random& random,
          std::string (*change)(std::string, Random&)) {
  const auto entry = pick_entry(ground, random);
  if (!entry) return std::nullopt;
  const auto& name = ground.document().entries[*entry].name;
  const Span block = *ground.block(*entry);
  std::string text(ground.slice(block));
  auto changed = change(std::string(name.value), random);
  if (changed.empty()) return std::nullopt;
  text.replace(name.span.begin - block.begin, name.span.size(), changed);
  const auto at = pick_line(ground, random, *entry);
  return Mutant{{{{at, at}, text}}};
}

Made exact_entry(const Ground& ground, Random& random) {
  return copy(ground, random, [](std::string name, Random&) { return name; });
}

std::string fold(std::string name, Random& random) {
  const auto space = name.find(' ');
  if (space != std::string::npos && random.below(2) == 0) {
    name[space] = '-';
    return name;
  }
  const bool up = random.below(2) == 0;
  bool any = false;
  for (char& c : name) {
    if (up && c >= 'a' && c <= 'z') {
      c = static_cast<char>(c - 'a' + 'A');
      any = true;
    } else if (!up && c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
      any = true;
    }
  }
  return any ? name : "";
}

Made folded_entry(const Ground& ground, Random& random) {
  return copy(ground, random, fold);
}

struct Alias {
  std::string_view name;
  std::string_view country;
  std::string_view other;
};

// Two lines more, of one place under two names, at the end of a section.
Made alias_entry(const Ground& ground, Random& random) {
  constexpr Alias kAliases[] = {{"Kyiv", "Ukraine", "Kiev"},
                                {"Munich", "Germany", "M\u00fcnchen"},
                                {"Gothenburg", "Sweden", "G\u00f6teborg"},
                                {"Florence", "Italy", "Firenze"},
                                {"Busan", "South Korea", "Pusan"},
                                {"Prague", "Czech Republic", "Praha"}};
  const auto& alias = random.one_of(kAliases);
  const auto& document = ground.document();
  const auto chosen = pick_entry(ground, random);
  if (!chosen || ground.is_data()) return std::nullopt;
  const auto& entry = document.entries[*chosen];
  const Span block = *ground.block(*chosen);
  if (!entry.qualifiers.empty() || !ground.is_verbatim(entry.country) ||
      ground.slice(block).find("{{") != std::string_view::npos) {
    return std::nullopt;
  }
  const Range range = ground.neighbours(*chosen);
  for (Index i = range.begin; i < range.end; ++i) {
    const auto name = document.entries[i].name.value;
    if (name == alias.name || name == alias.other) return std::nullopt;
  }
  std::string text;
  for (const auto name : {alias.name, alias.other}) {
    std::string line(ground.slice(block));
    line.replace(entry.country.span.begin - block.begin,
                 entry.country.span.size(), alias.country);
    line.replace(entry.name.span.begin - block.begin, entry.name.span.size(),
                 name);
    text += line;
  }
  return Mutant{{{{block.begin, block.begin}, text}}};
}

// A copy of an entry with a slip in its name.
Made similar_entry(const Ground& ground, Random& random) {
  const auto chosen = pick_entry(ground, random);
  if (!chosen) return std::nullopt;
  const auto& entry = ground.document().entries[*chosen];
  // Their names are of few syllables: near ones are often two places.
  for (const auto country :
       {"China", "Japan", "South Korea", "North Korea", "Taiwan", "Vietnam"}) {
    if (entry.country.value == country) return std::nullopt;
  }
  std::string name(entry.name.value);
  const auto plain = std::ranges::all_of(
      name, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  if (name.size() < 7 || !plain) return std::nullopt;
  const auto at = 2 + random.below(name.size() - 4);
  if (name[at] == name[at + 1]) return std::nullopt;
  std::swap(name[at], name[at + 1]);
  const Span block = *ground.block(*chosen);
  std::string text(ground.slice(block));
  text.replace(entry.name.span.begin - block.begin, entry.name.span.size(),
               name);
  const auto line = pick_line(ground, random, *chosen);
  return Mutant{{{{line, line}, text}}};
}

Made section(const Ground& ground, Random& random) {
  const auto& sections = ground.document().sections;
  if (ground.is({"csv", "tsv"}) || sections.size() < 3) return std::nullopt;
  const auto likes = [&](Index i) {
    return ground.is_verbatim(sections[i].heading) &&
           sections[i].level == sections.back().level &&
           sections[i].entries.size() > 1;
  };
  const auto renamed = pick(random, sections.size(), likes);
  const auto model = pick(random, sections.size(), likes);
  if (!renamed || !model || *renamed == *model) return std::nullopt;
  const Span own = sections[*renamed].heading.span;
  const Span other = sections[*model].heading.span;
  return Mutant{{{own, std::string(ground.slice(other))}}, {own, other}};
}

// A reference that a mark points to, described anew under a new mark in the
// place of its last one.
Made reference(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (!ground.is({"wikitext", "markdown"})) return std::nullopt;
  const auto chosen = pick(random, document.references.size(), [&](Index i) {
    const auto& reference = document.references[i];
    return reference.uses >= 2 && ground.is_verbatim(reference.title);
  });
  if (!chosen) return std::nullopt;
  const auto& reference = document.references[*chosen];
  Index last = kNone;
  for (Index i = 0; i < document.citations.size(); ++i) {
    if (document.citations[i].reference == *chosen) last = i;
  }
  const Span mark = document.citations[last].span;
  std::string text(ground.slice(reference.span));
  if (ground.is({"markdown"})) {
    const Span line = ground.lines(reference.span);
    text = ground.slice(line);
    const auto end = text.find("]:");
    if (!text.starts_with("[^") || end == std::string::npos) {
      return std::nullopt;
    }
    text.insert(end, "-again");
    if (text.back() != '\n') text += '\n';
    return Mutant{
        {{mark, text.substr(0, end + 7)}, {{line.end, line.end}, text}}, {}};
  }
  if (!ground.slice(mark).ends_with("/>")) return std::nullopt;
  const auto open = text.find('>');
  if (!text.starts_with("<ref name") || !text.ends_with("</ref>")) {
    return std::nullopt;
  }
  return Mutant{{{mark, "<ref" + text.substr(open)}}};
}

// The description of a source takes the place of another one.
Made redescribed(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto likes = [&](Index i) {
    return ground.is({"text"}) && ground.is_verbatim(references[i].title) &&
           ground.is_verbatim(references[i].site) &&
           ground.is_clean(references[i].span);
  };
  const auto from = pick(random, references.size(), likes);
  const auto to = pick(random, references.size(), likes);
  if (!from || !to || *from == *to) return std::nullopt;
  const auto description = [&](Index i) {
    auto span = ground.lines(references[i].span);
    span.begin = references[i].title.span.begin - 1;
    return span;
  };
  return Mutant{
      {{description(*to), std::string(ground.slice(description(*from)))}}};
}

Made repeated_citation(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (!ground.is({"text", "wikitext", "markdown"})) return std::nullopt;
  const auto chosen = pick(random, document.citations.size(), [&](Index i) {
    const auto& citation = document.citations[i];
    return citation.reference != kNone &&
           citation.kind == CitationKind::reference &&
           citation.owner_kind != OwnerKind::none &&
           ground.slice(citation.span).find("{{") == std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const Span span = document.citations[*chosen].span;
  return Mutant{{{{span.end, span.end}, std::string(ground.slice(span))}}};
}

constexpr auto kOperators = std::to_array<Operator>({
    {"duplicates/alias-entry", "a place is put in under two of its names",
     alias_entry, kCopied},
    {"duplicates/exact-entry", "an entry is copied within its section",
     exact_entry, kCopied},
    {"duplicates/folded-entry",
     "an entry is copied with other letters or a hyphen", folded_entry,
     kCopied},
    {"duplicates/reference", "a source is described under a second mark",
     reference},
    {"duplicates/reference", "a source gets the description of another",
     redescribed, kRenamed},
    {"duplicates/repeated-citation", "a citation is written twice",
     repeated_citation, kCopied},
    {"duplicates/similar-entry", "an entry is copied with a slip in its name",
     similar_entry, kSlipped},
    {"duplicates/section", "a section gets the heading of another", section,
     kRenamed},
});

}  // namespace

std::span<const Operator> duplicates_operators() { return kOperators; }

}  // namespace listlint::mutation
