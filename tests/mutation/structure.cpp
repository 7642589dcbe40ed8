// Defects of the shape of a list.
#include <algorithm>
#include <array>
#include <string>

#include "lint/ascii.h"
#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kEntriesLost[] = {
    {"citations/backlink-count", "citations are lost with the entries"},
    {"citations/unused-reference", "citations are lost with the entries"},
    {"citations/first-use-order", "citations are lost with the entries"},
    {"structure/empty-section", "the entries are lost"},
    {"structure/count-contradiction", "there are fewer than the list says"},
};
constexpr Companion kMoved[] = {
    {"citations/first-use-order", "the marks are moved along"},
};
constexpr Companion kCellsMoved[] = {
    {"countries/missing", "the cell of the country holds something else"},
    {"countries/unknown", "the cell of the country holds something else"},
    {"countries/not-a-country", "the cell of the country holds another part"},
    {"countries/misspelt", "the cell of the country holds something else"},
    {"countries/place-not-in-country", "the cell of the city is another one"},
    {"countries/qualifier-style", "the cell of the country is another one"},
    {"citations/undefined-mark", "a cell of the source is another one"},
    {"citations/impossible-date", "a cell of a date holds something else"},
    {"citations/missing-title", "the cell of the title holds something else"},
    {"citations/missing-access-date", "the cell of the date is another one"},
    {"citations/missing-site", "the cell of the site is another one"},
    {"citations/malformed-url", "the cell of the address is another one"},
    {"citations/missing-url", "the cell of the address is another one"},
    {"citations/language-missing", "the cell of the language is another one"},
    {"duplicates/reference", "the row describes the source of others anew"},
    {"citations/indistinguishable", "the row describes a source anew"},
};
constexpr Companion kUnreadBehind[] = {
    {"citations/undefined-mark", "the description is swallowed"},
    {"citations/unused-reference", "the mark is swallowed"},
    {"structure/empty-section", "the entries are swallowed"},
    {"structure/unread", "what is broken is not read"},
    {"countries/missing", "the country is swallowed"},
    {"countries/unknown", "the country is cut"},
    {"countries/not-a-country", "the country is cut"},
    {"citations/missing-title", "the description is cut"},
    {"citations/missing-access-date", "the description is cut"},
    {"citations/uncited-section", "the mark is swallowed"},
    {"citations/uncited-entry", "the mark is swallowed"},
};

Made empty_section(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (ground.is({"csv", "tsv"}) || ground.has("structure/extraction-loss")) {
    return std::nullopt;
  }
  const auto chosen = pick(random, document.sections.size(), [&](Index i) {
    const Range range = document.sections[i].entries;
    if (range.size() < 2 || !ground.block(range.begin)) return false;
    if (!ground.block(range.end - 2)) return false;
    const Span line = *ground.block(range.begin);
    // What stands between heading and entries stays, and may be a sentence.
    const Span heading = ground.lines(document.sections[i].heading.span);
    for (const auto& left : document.unread) {
      if (heading.begin <= left.span.begin && left.span.begin < line.begin &&
          left.kind == UnreadKind::prose) {
        return false;
      }
    }
    const auto first = ground.slice(line).find_first_not_of(' ');
    return !ground.is({"json"}) || ground.bytes()[line.begin + first] == '{';
  });
  if (!chosen) return std::nullopt;
  const auto& section = document.sections[*chosen];
  const Span first = *ground.block(section.entries.begin);
  const auto& last_name = document.entries[section.entries.end - 1].name;
  Span lost{first.begin, ground.lines(last_name.span).end};
  if (ground.is({"yaml"})) {
    // The last entry goes on over lines: up to the next heading.
    const auto block = ground.section_block(*chosen);
    if (!block) return std::nullopt;
    lost.end = block->end;
  }
  return Mutant{{{lost, ""}}, {section.heading.span}};
}

// As an extractor does that drops the shorter lists of a page.
Made extraction_loss(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (!ground.is({"text", "wikitext", "markdown"}) ||
      ground.has("structure/extraction-loss") ||
      document.sections.size() < 10) {
    return std::nullopt;
  }
  const auto least = static_cast<Index>(5 + random.below(5));
  Mutant mutant;
  size_t filled = 0;
  for (const auto& section : document.sections) {
    const Range range = section.entries;
    if (range.empty()) continue;
    ++filled;
    if (range.size() >= least) continue;
    const auto& first = document.entries[range.begin].name;
    const auto& last = document.entries[range.end - 1].name;
    mutant.edits.push_back(
        {{ground.lines(first.span).begin, ground.lines(last.span).end}, ""});
  }
  const auto lost = mutant.edits.size();
  if (lost * 3 < filled || lost == filled) return std::nullopt;
  mutant.places.push_back({0, static_cast<uint32_t>(ground.bytes().size())});
  return mutant;
}

char first_letter(std::string_view name) {
  const char c = name.empty() ? '\0' : lower(name[0]);
  return c >= 'a' && c <= 'z' ? c : '\0';
}

// The next entry moves to where the alphabet surely does not put it: the
// letters on both sides of it come before its own, or behind it.
Made entry_order(const Ground& ground, Random& random) {
  const auto& entries = ground.document().entries;
  const auto name = [&](Index i) { return entries[i].name.value; };
  Index target = kNone;
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    const Range range = ground.neighbours(i);
    const char own = first_letter(name(i));
    if (range.size() < 6 || !ground.block(i) || own == '\0') return false;
    if (name(i).find_first_of(" -'(") != std::string_view::npos) return false;
    for (target = range.begin + 1; target + 2 < range.end; ++target) {
      if (target >= i - std::min(i, 2U) && target <= i + 2) continue;
      const char before = first_letter(name(target - 1));
      const char after = first_letter(name(target));
      if (before == '\0' || after == '\0') continue;
      if (target > i && before > own && after > own) return true;
      if (target < i && before < own && after < own && before != '\0' &&
          first_letter(name(target + 1)) < own &&
          first_letter(name(target + 1)) != '\0') {
        return true;
      }
    }
    return false;
  });
  if (!chosen) return std::nullopt;
  if (ground.is({"wikitext", "text"})) {
    for (const auto& reference : ground.document().references) {
      if (ground.block(*chosen)->contains(reference.span.begin)) {
        return std::nullopt;
      }
    }
  }
  const Span block = *ground.block(*chosen);
  const auto at = ground.lines(entries[target].name.span).begin;
  return Mutant{{{block, ""}, {{at, at}, std::string(ground.slice(block))}},
                {{at, at}}};
}

Made section_order(const Ground& ground, Random& random) {
  const auto& sections = ground.document().sections;
  // Of fewer than 20, one is more than the share that may be out of order.
  if (ground.is_data() || sections.size() < 20) return std::nullopt;
  Index target = kNone;
  const auto letter = [&](Index i) {
    return first_letter(sections[i].heading.value);
  };
  const auto chosen = pick(random, sections.size(), [&](Index i) {
    if (!ground.section_block(i) || sections[i].entries.empty()) return false;
    if (letter(i) == '\0') return false;
    target = static_cast<Index>(1 + random.below(sections.size() - 2));
    if (sections[i].level != sections[target].level) return false;
    if (sections[i].level != sections[target - 1].level) return false;
    if (target + 3 > i && target < i + 4) return false;
    const char own = letter(i);
    const char before = letter(target - 1);
    const char after = letter(target);
    if (before == '\0' || after == '\0') return false;
    return target > i ? before > own && after > own
                      : before < own && after < own;
  });
  if (!chosen) return std::nullopt;
  const Span block = *ground.section_block(*chosen);
  const auto at = ground.lines(sections[target].heading.span).begin;
  return Mutant{{{block, ""}, {{at, at}, std::string(ground.slice(block))}},
                {{at, at}}};
}

Made unread(const Ground& ground, Random& random) {
  constexpr std::string_view kCaptions[] = {"Map of the region",
                                            "The old harbour at night",
                                            "Flags of the member states"};
  if (!ground.is({"text"})) return std::nullopt;
  return Mutant{{{{0, 0},
                  std::string(random.one_of(kCaptions)) +
                      "\nThis list names the partner towns of places in the "
                      "region, by the places that have them.\n"}},
                {{0, 0}}};
}

// Takes out the first `what` behind an entry's name, on its line.
Made take_out(const Ground& ground, Random& random, std::string_view what) {
  const auto& entries = ground.document().entries;
  const auto find = [&](Index i) {
    const Span line = ground.lines(entries[i].name.span);
    const auto at = ground.bytes().find(what, entries[i].name.span.end);
    return at < line.end ? at : std::string_view::npos;
  };
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    return find(i) != std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const auto at = static_cast<uint32_t>(find(*chosen));
  return Mutant{{{{at, at + static_cast<uint32_t>(what.size())}, ""}}};
}

Made unclosed_ref(const Ground& ground, Random& random) {
  if (!ground.is({"wikitext"})) return std::nullopt;
  return take_out(ground, random, "</ref>");
}

Made unclosed_template(const Ground& ground, Random& random) {
  if (!ground.is({"wikitext"})) return std::nullopt;
  return take_out(ground, random, "}}");
}

Made unclosed_quote(const Ground& ground, Random& random) {
  if (!ground.is({"json"})) return std::nullopt;
  return take_out(ground, random, "\"");
}

Made key_twice(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  const auto chosen = pick(random, document.entries.size(), [&](Index i) {
    return ground.is({"json"}) && ground.is_verbatim(document.entries[i].name);
  });
  if (!chosen) return std::nullopt;
  const auto& name = document.entries[*chosen].name;
  const auto at = name.span.end + 1;  // behind the quotation mark
  const auto before = ground.bytes().substr(0, name.span.begin - 1);
  const auto colon = before.rfind(':');
  const auto close = before.rfind('"', colon);
  const auto open = before.rfind('"', close - 1);
  const auto key = before.substr(open, close - open + 1);
  return Mutant{
      {{{at, at},
        ", " + std::string(key) + ": \"" + std::string(name.value) + "\""}}};
}

Made cell_lost(const Ground& ground, Random& random) {
  if (!ground.is({"csv"})) return std::nullopt;
  return take_out(ground, random, ",");
}

Made cell_added(const Ground& ground, Random& random) {
  const auto& entries = ground.document().entries;
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    return ground.is({"csv", "tsv"}) && ground.is_verbatim(entries[i].name);
  });
  if (!chosen) return std::nullopt;
  const auto at = entries[*chosen].name.span.end;
  return Mutant{{{{at, at}, ground.is({"csv"}) ? ", West" : "\tWest"}}};
}

Made ambiguous_scalar(const Ground& ground, Random& random) {
  constexpr std::string_view kScalars[] = {"NO",  "No",  "on",
                                           "off", "yes", "12:30"};
  const auto& entries = ground.document().entries;
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    const auto& name = entries[i].name;
    return ground.is({"yaml"}) && ground.is_verbatim(name) &&
           ground.bytes()[name.span.begin - 1] == ' ';
  });
  if (!chosen) return std::nullopt;
  return Mutant{
      {{entries[*chosen].name.span, std::string(random.one_of(kScalars))}}};
}

// A heading without text in front of another one.
Made empty_heading(const Ground& ground, Random& random) {
  const auto& sections = ground.document().sections;
  const auto chosen = pick(random, sections.size(), [&](Index i) {
    return ground.is({"wikitext", "markdown", "html"}) &&
           ground.section_block(i).has_value();
  });
  if (!chosen) return std::nullopt;
  const auto at = ground.section_block(*chosen)->begin;
  const auto text = ground.is({"wikitext"})   ? "== ==\n"
                    : ground.is({"markdown"}) ? "##\n\n"
                                              : "<h2></h2>\n";
  return Mutant{{{{at, at}, text}}};
}

// What shows the references of a page is taken out.
Made no_reference_list(const Ground& ground, Random& random) {
  if (!ground.is({"wikitext"})) return std::nullopt;
  static_cast<void>(random);
  const auto at = ground.bytes().find("{{reflist}}");
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<uint32_t>(at);
  return Mutant{{{{begin, begin + 11}, ""}},
                {{0, static_cast<uint32_t>(ground.bytes().size())}}};
}

// Behind each heading stands how many entries it has; one number is wrong.
Made wrong_count(const Ground& ground, Random& random) {
  const auto& sections = ground.document().sections;
  if (!ground.is({"wikitext", "markdown"}) || sections.size() < 4) {
    return std::nullopt;
  }
  Mutant mutant;
  const auto wrong = pick(random, sections.size(), [&](Index i) {
    return !sections[i].entries.empty();
  });
  for (Index i = 0; i < sections.size(); ++i) {
    const auto& section = sections[i];
    if (section.entries.empty()) continue;
    if (!ground.is_verbatim(section.heading)) return std::nullopt;
    auto at = section.heading.span.end;
    if (ground.slice({at, at + 2}) == "]]") at += 2;
    const auto count = section.entries.size() + (i == *wrong ? 2U : 0U);
    mutant.edits.push_back({{at, at}, " (" + std::to_string(count) + ")"});
  }
  mutant.places.push_back(sections[*wrong].heading.span);
  return mutant;
}

constexpr Companion kHeadingAdded[] = {
    {"structure/empty-section", "nothing stands below the heading"},
    {"citations/uncited-section", "the entries seem to be of that heading"},
    {"structure/section-order", "the heading is in no order"},
};
constexpr Companion kAnotherName[] = {
    {"structure/entry-order", "another name sorts elsewhere"},
    {"style/capitalisation", "the word is in small letters"},
};

constexpr auto kOperators = std::to_array<Operator>({
    {"structure/ambiguous-scalar", "a name becomes a word such as NO",
     ambiguous_scalar, kAnotherName},
    {"structure/broken-markup", "the end of a <ref> is taken out", unclosed_ref,
     kUnreadBehind},
    {"structure/broken-markup", "the end of a template is taken out",
     unclosed_template, kUnreadBehind},
    {"structure/broken-markup", "a quotation mark of JSON is taken out",
     unclosed_quote, kUnreadBehind},
    {"structure/duplicate-key", "a key is written twice", key_twice},
    {"structure/count-contradiction",
     "headings give the number of entries, one of them a wrong one",
     wrong_count},
    {"structure/empty-heading", "a heading without text is put in",
     empty_heading, kHeadingAdded},
    {"structure/empty-section", "the entries of a section are taken out",
     empty_section, kEntriesLost},
    {"structure/entry-order", "an entry is moved in its section", entry_order,
     kMoved},
    {"structure/extraction-loss", "all shorter lists are taken out",
     extraction_loss, kEntriesLost},
    {"structure/no-reference-list", "the list of references is taken out",
     no_reference_list},
    {"structure/ragged-row", "a comma of a row is taken out", cell_lost,
     kCellsMoved},
    {"structure/ragged-row", "a name gets a comma and no quotation marks",
     cell_added, kCellsMoved},
    {"structure/section-order", "a section is moved", section_order, kMoved},
    {"structure/unread", "a caption is left before the introduction", unread},
});

}  // namespace

std::span<const Operator> structure_operators() { return kOperators; }

}  // namespace listlint::mutation
