// Defects of citations and of the descriptions of sources.
#include <algorithm>
#include <array>
#include <string>

#include "lint/unicode/utf8.h"
#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kMarkMoved[] = {
    {"citations/backlink-count", "the mark is gone from where it was"},
    {"citations/unused-reference", "the mark was the only one"},
    {"citations/uncited-section", "the mark was the only one of its section"},
    {"citations/uncited-entry", "the mark was the only one of its entry"},
    {"citations/first-use-order", "the next mark of the source is later"},
    {"citations/undefined-mark", "the description went with its mark"},
};
constexpr Companion kAnotherTitle[] = {
    {"citations/language-contradicts-script", "the language stays as it was"},
    {"citations/language-missing", "the title is in another language"},
    {"citations/indistinguishable", "another source may have that title"},
    {"duplicates/reference", "another source may have that title"},
};

template <typename Likes>
std::optional<Index> pick_reference(const Ground& ground, Random& random,
                                    Likes likes) {
  const auto& references = ground.document().references;
  return pick(random, references.size(), [&](Index i) {
    return ground.is_single(i) && ground.is_verbatim(references[i].title) &&
           likes(references[i]);
  });
}

template <typename Likes>
std::optional<Index> pick_citation(const Ground& ground, Random& random,
                                   Likes likes) {
  const auto& document = ground.document();
  return pick(random, document.citations.size(), [&](Index i) {
    const auto& citation = document.citations[i];
    return citation.reference != kNone &&
           citation.kind == CitationKind::reference &&
           citation.owner_kind != OwnerKind::none && likes(citation);
  });
}

// A mark that holds no description: <ref name="x" />, [12], [^x].
bool is_bare(const Ground& ground, const Citation& citation) {
  const auto text = ground.slice(citation.span);
  return !ground.is({"wikitext"}) || text.ends_with("/>");
}

Made undefined_mark(const Ground& ground, Random& random) {
  if (!ground.is({"text", "wikitext", "markdown"})) return std::nullopt;
  const auto& document = ground.document();
  const auto chosen = pick_citation(ground, random, [&](const Citation& c) {
    return is_bare(ground, c) && document.references[c.reference].uses > 1;
  });
  if (!chosen) return std::nullopt;
  const Span span = document.citations[*chosen].span;
  const auto text = ground.is({"text"})       ? "[ 999]"
                    : ground.is({"wikitext"}) ? "<ref name=\"nowhere\" />"
                                              : "[^nowhere]";
  return Mutant{{{span, text}}};
}

Made unused_reference(const Ground& ground, Random& random) {
  if (ground.is_data() || ground.has("structure/extraction-loss")) {
    return std::nullopt;
  }
  const auto& document = ground.document();
  const auto chosen = pick(random, document.references.size(), [&](Index i) {
    const auto& reference = document.references[i];
    // In wikitext a mark describes its source, unless the list of references
    // does.
    const bool listed =
        std::ranges::any_of(document.citations, [&](const Citation& citation) {
          return citation.reference == i &&
                 citation.kind == CitationKind::definition;
        });
    return reference.uses > 0 && reference.uses <= 12 &&
           (!ground.is({"wikitext"}) || listed);
  });
  if (!chosen) return std::nullopt;
  Mutant mutant;
  for (const auto& citation : document.citations) {
    if (citation.reference != *chosen) continue;
    if (citation.kind == CitationKind::definition) continue;
    mutant.edits.push_back({ground.with_space(citation.span), ""});
  }
  mutant.places.push_back(document.references[*chosen].span);
  return mutant;
}

Made letter_dropped(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto chosen = pick(random, references.size(), [&](Index i) {
    return ground.is({"text"}) && references[i].backlinks >= 2 &&
           references[i].backlinks == references[i].uses;
  });
  if (!chosen) return std::nullopt;
  const Span span = references[*chosen].backlinks_span;
  const auto letters = ground.slice(span);
  const auto last =
      letters.rfind(static_cast<char>('a' + references[*chosen].backlinks - 1));
  if (last == std::string_view::npos || last == 0) return std::nullopt;
  const auto at = span.begin + static_cast<uint32_t>(last);
  return Mutant{{{{at - 1, at + 1}, ""}}, {span}};
}

Made mark_lost(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  const auto chosen = pick_citation(ground, random, [&](const Citation& c) {
    const auto& reference = document.references[c.reference];
    return ground.is({"text"}) && reference.backlinks >= 3 &&
           reference.backlinks == reference.uses;
  });
  if (!chosen) return std::nullopt;
  const auto& citation = document.citations[*chosen];
  return Mutant{{{ground.with_space(citation.span), ""}},
                {document.references[citation.reference].span}};
}

Made duplicate_definition(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (ground.is({"wikitext"})) {
    const auto chosen = pick_citation(ground, random, [&](const Citation& c) {
      return is_bare(ground, c) &&
             ground.slice(c.span).find(" name=") != std::string_view::npos;
    });
    if (!chosen) return std::nullopt;
    const Span span = document.citations[*chosen].span;
    std::string text(ground.slice(span));
    text.erase(text.rfind('/'));
    text +=
        ">{{cite web|url=https://www.twins.example.org/list|title=Partner "
        "towns abroad|website=twins.example.org|publisher=Council of "
        "Towns|access-date=3 March 2023}}</ref>";
    return Mutant{{{span, text}}};
  }
  if (!ground.is({"markdown"})) return std::nullopt;
  const auto chosen =
      pick(random, document.references.size(), [&](Index) { return true; });
  if (!chosen) return std::nullopt;
  const Span line = ground.lines(document.references[*chosen].span);
  const auto text = ground.slice(line);
  const auto end = text.find("]:");
  if (end == std::string_view::npos) return std::nullopt;
  return Mutant{{{{line.end, line.end},
                  std::string(text.substr(0, end)) +
                      "]: [Partner towns abroad](https://www.twins.example.org/"
                      "list). twins.example.org. Council of Towns. Retrieved 3 "
                      "March 2023.\n"}}};
}

Made generic_title(const Ground& ground, Random& random) {
  constexpr std::string_view kGeneric[] = {
      "Home",           "404 Not Found", "Untitled Document", "Index", "Login",
      "Page not found", "Welcome"};
  const auto chosen = pick_reference(
      ground, random, [](const Reference& r) { return r.language.empty(); });
  if (!chosen) return std::nullopt;
  return Mutant{{{ground.document().references[*chosen].title.span,
                  std::string(random.one_of(kGeneric))}}};
}

// Whether all letters of a text are Chinese, or all are Latin of ASCII.
bool is_chinese(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const auto point = utf8::decode(text, at);
    if (point.value < 0x3400 || point.value > 0x9FFF) return false;
    at += point.length;
  }
  return true;
}

Made language_contradicts(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, [&](const Reference& r) {
    return ground.is_verbatim(r.language) && is_chinese(r.title.value);
  });
  if (!chosen) return std::nullopt;
  constexpr std::string_view kOthers[] = {"French", "Russian", "German",
                                          "Arabic", "English"};
  return Mutant{{{ground.document().references[*chosen].language.span,
                  std::string(random.one_of(kOthers))}}};
}

Made language_missing(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, [&](const Reference& r) {
    const auto first = utf8::decode(r.title.value, 0);
    return ground.is_verbatim(r.language) && first.value >= 0x370;
  });
  if (!chosen) return std::nullopt;
  Span span = ground.document().references[*chosen].language.span;
  if (ground.is({"wikitext"})) {
    const auto before = ground.bytes().substr(0, span.begin);
    span.begin = static_cast<uint32_t>(before.rfind('|'));
  } else if (!ground.is_data()) {
    constexpr std::string_view kBefore = " (in ";
    const auto size = static_cast<uint32_t>(kBefore.size());
    if (ground.slice({span.begin - size, span.begin}) != kBefore) {
      return std::nullopt;
    }
    span = {span.begin - size, span.end + 1};
  }
  return Mutant{{{span, ""}}, {ground.document().references[*chosen].span}};
}

// In plain text, which has no addresses: elsewhere the address tells the site,
// and where it is gone as well, that is the finding of citations/missing-url.
Made missing_site(const Ground& ground, Random& random) {
  const auto chosen = pick_reference(ground, random, [&](const Reference& r) {
    return ground.is({"text"}) && ground.is_verbatim(r.site) &&
           !r.access_date.empty() && r.url.empty() && !r.language.empty();
  });
  if (!chosen) return std::nullopt;
  // `" . site (in` becomes `" (in`.
  constexpr uint32_t kStop = 3;
  Span span = ground.document().references[*chosen].site.span;
  span.begin -= kStop;
  return Mutant{{{span, ""}}};
}

Made missing_title(const Ground& ground, Random& random) {
  const auto chosen =
      pick_reference(ground, random, [](const Reference&) { return true; });
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  return Mutant{{{reference.title.span, ""}}};
}

Made mobile_host(const Ground& ground, Random& random) {
  constexpr std::string_view kMobile[] = {"m.", "mobile.", "wap."};
  constexpr std::string_view kWww = "://www.";
  const auto chosen = pick_reference(ground, random, [&](const Reference& r) {
    if (r.url.empty()) return ground.is_verbatim(r.site);
    return ground.is_verbatim(r.url) &&
           r.url.value.find(kWww) != std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const auto& reference = ground.document().references[*chosen];
  const std::string mobile(random.one_of(kMobile));
  if (reference.url.empty()) {
    const auto at = reference.site.span.begin;
    return Mutant{{{{at, at}, mobile}}};
  }
  std::string url(reference.url.value);
  url.replace(url.find(kWww) + 3, 4, mobile);
  return Mutant{{{reference.url.span, url}}};
}

// The host that a site or an address has for a place: "hangzhou.gov.cn" for
// Hangzhou.
bool is_site_of(const Reference& reference, std::string_view place) {
  std::string host(place);
  for (char& c : host) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return reference.site.value.starts_with(host + ".");
}

// The Chinese title of one place's own site goes to the site of another.
Made title_site_mismatch(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  const auto place_of = [&](const Citation& citation) {
    return citation.owner_kind == OwnerKind::section
               ? citation.owner
               : document.entries[citation.owner].section;
  };
  const auto own = [&](const Citation& citation) {
    const auto& reference = document.references[citation.reference];
    const auto& heading = document.sections[place_of(citation)].heading;
    return citation.owner_kind == OwnerKind::section &&
           ground.is_verbatim(reference.title) &&
           is_site_of(reference, heading.value);
  };
  // Titles that begin with the name of their place end as lists of friendly
  // cities do; "友好城市" alone names none.
  const auto model = pick_citation(ground, random, [&](const Citation& c) {
    const auto title = document.references[c.reference].title.value;
    return own(c) && is_chinese(title.substr(0, 6)) &&
           title.find("\u5e02") == 6;
  });
  const auto chosen = pick_citation(ground, random, own);
  if (!model || !chosen || *model == *chosen) return std::nullopt;
  const auto& from = document.references[document.citations[*model].reference];
  const auto& to = document.references[document.citations[*chosen].reference];
  if (&from == &to) return std::nullopt;
  return Mutant{{{to.title.span, std::string(from.title.value)}}};
}

Made claim_not_in_title(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  const auto is_long = [&](const Entry& entry) {
    return entry.name.value.size() >= 5 &&
           entry.name.value.find_first_of(" -'()") == std::string_view::npos &&
           entry.name.value.find('\xC3') == std::string_view::npos;
  };
  const auto chosen = pick_citation(ground, random, [&](const Citation& c) {
    const auto& reference = document.references[c.reference];
    return c.owner_kind == OwnerKind::entry && reference.uses == 1 &&
           reference.language.empty() && ground.is_verbatim(reference.title) &&
           is_long(document.entries[c.owner]);
  });
  if (!chosen) return std::nullopt;
  const auto& citation = document.citations[*chosen];
  const auto& cited = document.entries[citation.owner];
  const auto other = pick(random, document.entries.size(), [&](Index i) {
    const auto& entry = document.entries[i];
    return is_long(entry) && entry.country.value == cited.country.value &&
           entry.name.value != cited.name.value;
  });
  if (!other) return std::nullopt;
  return Mutant{{{document.references[citation.reference].title.span,
                  std::string(document.entries[*other].name.value) +
                      " signs an agreement with its new sister city"}}};
}

Made uncited_section(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (ground.is_data()) return std::nullopt;
  const auto marks = [&](Index section) {
    std::vector<Edit> edits;
    for (const auto& citation : document.citations) {
      const bool of_entry = citation.owner_kind == OwnerKind::entry &&
                            document.entries[citation.owner].section == section;
      const bool of_heading = citation.owner_kind == OwnerKind::section &&
                              citation.owner == section;
      if (of_entry || of_heading) {
        edits.push_back({ground.with_space(citation.span), ""});
      }
    }
    return edits;
  };
  const auto chosen = pick(random, document.sections.size(), [&](Index i) {
    return !document.sections[i].entries.empty() && !marks(i).empty();
  });
  if (!chosen) return std::nullopt;
  return Mutant{marks(*chosen), {document.sections[*chosen].heading.span}};
}

constexpr auto kOperators = std::to_array<Operator>({
    {"citations/backlink-count", "a back-link is taken out", letter_dropped},
    {"citations/backlink-count", "a citation is taken out", mark_lost,
     kMarkMoved},
    {"citations/claim-not-in-title",
     "a title names another town of the country", claim_not_in_title},
    {"citations/duplicate-definition", "a name is given to a second source",
     duplicate_definition},
    {"citations/generic-title", "a title becomes one that says nothing",
     generic_title, kAnotherTitle},
    {"citations/language-contradicts-script",
     "a Chinese title is said to be in another language", language_contradicts},
    {"citations/language-missing", "the language of a title is taken out",
     language_missing},
    {"citations/missing-site", "the site of a source is taken out",
     missing_site},
    {"citations/missing-title", "a title is taken out", missing_title},
    {"citations/mobile-host", "a host becomes the one for telephones",
     mobile_host},
    {"citations/title-site-mismatch",
     "a title of one town goes to the site of another", title_site_mismatch,
     kAnotherTitle},
    {"citations/uncited-section", "all citations of a section are taken out",
     uncited_section, kMarkMoved},
    {"citations/undefined-mark", "a citation becomes one of no source",
     undefined_mark, kMarkMoved},
    {"citations/unused-reference", "all citations of a source are taken out",
     unused_reference, kMarkMoved},
});

}  // namespace

std::span<const Operator> citations_operators() { return kOperators; }

}  // namespace listlint::mutation
