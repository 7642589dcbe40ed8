// Defects of characters: put into names of entries and titles of sources.
#include <array>

#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

constexpr Companion kAnotherMark[] = {
    {"unicode/not-nfc", "a letter and the mark have a character of their own"},
};
constexpr Companion kAnotherLetter[] = {
    {"structure/entry-order", "another letter sorts elsewhere"},
    {"structure/section-order", "another letter sorts elsewhere"},
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// A name of an entry, or the title of a source, that stands in the bytes as it
// is read.
std::optional<Text> pick_text(const Ground& ground, Random& random) {
  const auto& document = ground.document();
  if (random.below(4) == 0 && !document.references.empty()) {
    const auto reference =
        pick(random, document.references.size(), [&](Index i) {
          return ground.is_single(i) &&
                 ground.is_verbatim(document.references[i].title);
        });
    if (reference) return document.references[*reference].title;
  }
  const auto entry = pick(random, document.entries.size(), [&](Index i) {
    return ground.is_verbatim(document.entries[i].name);
  });
  if (!entry) return std::nullopt;
  return document.entries[*entry].name;
}

// A place between two letters of ASCII, inside a word.
std::optional<uint32_t> pick_joint(const Ground& ground, Random& random) {
  const auto text = pick_text(ground, random);
  if (!text) return std::nullopt;
  const auto value = text->value;
  const auto at = pick(random, value.size(), [&](Index i) {
    return i > 0 && is_letter(value[i - 1]) && is_small(value[i]);
  });
  if (!at) return std::nullopt;
  return text->span.begin + *at;
}

Made insert(const Ground& ground, Random& random, std::string_view what) {
  const auto at = pick_joint(ground, random);
  if (!at) return std::nullopt;
  return Mutant{{{{*at, *at}, std::string(what)}}};
}

Made replace_letter(const Ground& ground, Random& random,
                    std::string_view what) {
  const auto at = pick_joint(ground, random);
  if (!at) return std::nullopt;
  return Mutant{{{{*at, *at + 1}, std::string(what)}}};
}

Made invisible(const Ground& ground, Random& random) {
  constexpr std::string_view kInvisible[] = {"\u200b", "\u00ad", "\u180e",
                                             "\u2060", "\u200c", "\u200d"};
  return insert(ground, random, random.one_of(kInvisible));
}

Made bidi_control(const Ground& ground, Random& random) {
  constexpr std::string_view kControls[] = {"\u202e", "\u202a", "\u2067",
                                            "\u200e", "\u2069"};
  return insert(ground, random, random.one_of(kControls));
}

Made control(const Ground& ground, Random& random) {
  // Forbidden in JSON and YAML, where they are broken markup.
  if (ground.is({"json", "yaml"})) return std::nullopt;
  constexpr std::string_view kControls[] = {"\x08", "\x7f", "\u008e", "\x1b",
                                            "\u0096"};
  return insert(ground, random, random.one_of(kControls));
}

Made byte_order_mark(const Ground& ground, Random& random) {
  if (random.below(2) == 0) return insert(ground, random, "\ufeff");
  return Mutant{{{{0, 0}, "\ufeff"}}};
}

Made line_separator(const Ground& ground, Random& random) {
  constexpr std::string_view kSeparators[] = {"\u2028", "\u2029", "\u0085"};
  return insert(ground, random, random.one_of(kSeparators));
}

Made unassigned(const Ground& ground, Random& random) {
  constexpr std::string_view kUnassigned[] = {"\ufdd0", "\uffff", "\ue000",
                                              "\uf8ff", "\u0378"};
  // JSON and YAML do not allow all of them.
  if (ground.is({"yaml"})) return insert(ground, random, "\ue000");
  return insert(ground, random, random.one_of(kUnassigned));
}

Made invalid_utf8(const Ground& ground, Random& random) {
  if (ground.is({"json", "yaml"})) return std::nullopt;
  constexpr std::string_view kBytes[] = {"\xe9", "\xfc", "\xe2\x80", "\xc0\xaf",
                                         "\xed\xa0\x80"};
  return replace_letter(ground, random, random.one_of(kBytes));
}

Made replacement_character(const Ground& ground, Random& random) {
  return replace_letter(ground, random, "\ufffd");
}

Made exotic_space(const Ground& ground, Random& random) {
  constexpr std::string_view kSpaces[] = {"\u00a0", "\u2009", "\u2003",
                                          "\u3000", "\u202f"};
  const auto& entries = ground.document().entries;
  const auto inside = [](std::string_view name) {
    for (size_t i = 1; i + 1 < name.size(); ++i) {
      if (name[i] == ' ' && is_letter(name[i - 1]) && is_letter(name[i + 1])) {
        return i;
      }
    }
    return std::string_view::npos;
  };
  const auto entry = pick(random, entries.size(), [&](Index i) {
    return ground.is_verbatim(entries[i].name) &&
           inside(entries[i].name.value) != std::string_view::npos;
  });
  if (!entry) return std::nullopt;
  const auto& name = entries[*entry].name;
  const auto at = name.span.begin + static_cast<uint32_t>(inside(name.value));
  return Mutant{{{{at, at + 1}, std::string(random.one_of(kSpaces))}}};
}

struct Pair {
  std::string_view from;
  std::string_view to;
};

// Replaces one of the pairs' first halves, in a word of at least three letters
// of ASCII before it or behind it.
Made replace_one(const Ground& ground, Random& random,
                 std::span<const Pair> pairs) {
  const auto text = pick_text(ground, random);
  if (!text) return std::nullopt;
  const auto value = text->value;
  const auto at = pick(random, value.size(), [&](Index i) {
    for (const auto& pair : pairs) {
      if (!value.substr(i).starts_with(pair.from)) continue;
      const auto end = i + pair.from.size();
      if (end + 2 > value.size() || i == 0) continue;
      return is_letter(value[i - 1]) && is_small(value[end]);
    }
    return false;
  });
  if (!at) return std::nullopt;
  for (const auto& pair : pairs) {
    if (!value.substr(*at).starts_with(pair.from)) continue;
    const auto begin = text->span.begin + *at;
    const auto end = begin + static_cast<uint32_t>(pair.from.size());
    return Mutant{{{{begin, end}, std::string(pair.to)}}};
  }
  return std::nullopt;
}

Made replace_some(const Ground& ground, Random& random,
                  std::span<const Pair> pairs) {
  for (int tries = 0; tries < 40; ++tries) {
    if (auto made = replace_one(ground, random, pairs)) return made;
  }
  return std::nullopt;
}

Made mixed_script(const Ground& ground, Random& random) {
  // Latin letters and the Cyrillic or Greek ones that look like them.
  constexpr Pair kPairs[] = {{"a", "\u0430"}, {"c", "\u0441"}, {"e", "\u0435"},
                             {"i", "\u0456"}, {"o", "\u043e"}, {"p", "\u0440"},
                             {"x", "\u0445"}, {"y", "\u0443"}, {"v", "\u03bd"}};
  return replace_one(ground, random, kPairs);
}

Made not_nfc(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {
      {"\u00e0", "a\u0300"}, {"\u00e1", "a\u0301"}, {"\u00e3", "a\u0303"},
      {"\u00e4", "a\u0308"}, {"\u00e7", "c\u0327"}, {"\u00e8", "e\u0300"},
      {"\u00e9", "e\u0301"}, {"\u00eb", "e\u0308"}, {"\u00ed", "i\u0301"},
      {"\u00ee", "i\u0302"}, {"\u00f1", "n\u0303"}, {"\u00f3", "o\u0301"},
      {"\u00f4", "o\u0302"}, {"\u00f6", "o\u0308"}, {"\u00fa", "u\u0301"},
      {"\u00fc", "u\u0308"}, {"\u010d", "c\u030c"}, {"\u0161", "s\u030c"},
      {"\u017e", "z\u030c"}, {"\u011b", "e\u030c"}, {"\u015f", "s\u0327"}};
  return replace_some(ground, random, kPairs);
}

Made compatibility_form(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {
      {"fi", "\ufb01"}, {"fl", "\ufb02"}, {"ij", "\u0133"}, {"lj", "\u01c9"},
      {"nj", "\u01cc"}, {"dz", "\u01f3"}, {"a", "\uff41"},  {"e", "\uff45"},
      {"o", "\uff4f"},  {"s", "\uff53"}};
  return replace_one(ground, random, kPairs);
}

Made stray_mark(const Ground& ground, Random& random) {
  constexpr std::string_view kMarks[] = {"\u0301\u0301", "\u0331\u0331",
                                         "\u0323\u0323\u0323",
                                         "\u0302\u0303\u0304\u0305\u0306"};
  return insert(ground, random, random.one_of(kMarks));
}

// Few names and titles hold a number: one is put in.
Made mixed_digits(const Ground& ground, Random& random) {
  constexpr std::string_view kNumbers[] = {"1\u0662", "20\u06f19",
                                           "\u0967\u0968"
                                           "3",
                                           "\u0661\u06f2", "7\u0e58"};
  return insert(ground, random, random.one_of(kNumbers));
}

Made entity(const Ground& ground, Random& random) {
  constexpr std::string_view kOnce[] = {"&eacute;", "&#233;", "&nbsp;",
                                        "&#xE9;", "%C3%A9"};
  constexpr std::string_view kTwice[] = {"&amp;eacute;", "&amp;#233;",
                                         "&amp;nbsp;", "%C3%A9"};
  const bool markup = ground.is({"html", "wikitext", "markdown"});
  return replace_letter(ground, random,
                        markup ? random.one_of(kTwice) : random.one_of(kOnce));
}

Made case_break(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {{"a", "\u00c4"}, {"e", "\u00c9"}, {"o", "\u00d6"},
                             {"u", "\u00da"}, {"z", "\u017d"}, {"s", "\u0160"}};
  const auto text = pick_text(ground, random);
  if (!text) return std::nullopt;
  const auto value = text->value;
  const auto& pair = random.one_of(kPairs);
  const auto at = pick(random, value.size(), [&](Index i) {
    return i > 2 && i + 1 < value.size() && value[i] == pair.from[0] &&
           is_small(value[i - 1]) && is_small(value[i - 2]) &&
           is_small(value[i - 3]) && is_small(value[i + 1]);
  });
  if (!at) return std::nullopt;
  const auto begin = text->span.begin + *at;
  return Mutant{{{{begin, begin + 1}, std::string(pair.to)}}};
}

// A name becomes "Coco", "Paco", "Taxco" … in Cyrillic letters.
Made look_alike(const Ground& ground, Random& random) {
  constexpr std::string_view kNames[] = {
      "\u0421\u043e\u0441\u043e", "\u0420\u0430\u0441\u043e",
      "\u0422\u0430\u0445\u0441\u043e", "\u041e\u0430\u0445\u0430\u0441\u0430",
      "\u0410\u0441\u0440\u0435\u0440"};
  const auto& entries = ground.document().entries;
  const auto entry = pick(random, entries.size(), [&](Index i) {
    return ground.is_verbatim(entries[i].name) &&
           ground.is_clean(entries[i].span);
  });
  if (!entry) return std::nullopt;
  return Mutant{
      {{entries[*entry].name.span, std::string(random.one_of(kNames))}}};
}

Made wrong_letter(const Ground& ground, Random& random) {
  struct Place {
    std::string_view country;
    Pair pair;
  };
  constexpr Place kPlaces[] = {
      {"Romania", {"s", "\u015f"}}, {"Romania", {"t", "\u0163"}},
      {"Hungary", {"o", "\u00f5"}}, {"Hungary", {"u", "\u00fb"}},
      {"Turkey", {"s", "\u0219"}},  {"Turkey", {"i", "i\u0307"}},
      {"Vietnam", {"d", "\u00f0"}}, {"Vietnam", {"D", "\u00d0"}},
      {"Croatia", {"d", "\u00f0"}}};
  const auto& place = random.one_of(kPlaces);
  const auto& entries = ground.document().entries;
  const auto entry = pick(random, entries.size(), [&](Index i) {
    return ground.is_verbatim(entries[i].name) &&
           entries[i].country.value == place.country &&
           entries[i].name.value.find(place.pair.from) !=
               std::string_view::npos;
  });
  if (!entry) return std::nullopt;
  const auto& name = entries[*entry].name;
  const auto begin =
      name.span.begin + static_cast<uint32_t>(name.value.find(place.pair.from));
  const auto end = begin + static_cast<uint32_t>(place.pair.from.size());
  return Mutant{{{{begin, end}, std::string(place.pair.to)}}};
}

// A letter beyond ASCII, as UTF-8 that was read in windows-1252.
Made mojibake(const Ground& ground, Random& random) {
  constexpr Pair kPairs[] = {
      {"\u00e0", "\u00c3\u00a0"}, {"\u00e1", "\u00c3\u00a1"},
      {"\u00e3", "\u00c3\u00a3"}, {"\u00e4", "\u00c3\u00a4"},
      {"\u00e7", "\u00c3\u00a7"}, {"\u00e8", "\u00c3\u00a8"},
      {"\u00e9", "\u00c3\u00a9"}, {"\u00ed", "\u00c3\u00ad"},
      {"\u00f1", "\u00c3\u00b1"}, {"\u00f3", "\u00c3\u00b3"},
      {"\u00f6", "\u00c3\u00b6"}, {"\u00fa", "\u00c3\u00ba"},
      {"\u00fc", "\u00c3\u00bc"}, {"\u0101", "\u00c4\u0081"},
      {"\u010d", "\u00c4\u008d"}, {"\u0142", "\u00c5\u201a"},
      {"\u0161", "\u00c5\u00a1"}, {"\u017e", "\u00c5\u00be"}};
  for (int tries = 0; tries < 40; ++tries) {
    if (auto made = replace_one(ground, random, kPairs)) return made;
  }
  return std::nullopt;
}

constexpr auto kOperators = std::to_array<Operator>({
    {"unicode/bidi-control", "a direction control is put into a word",
     bidi_control},
    {"unicode/bom", "a byte order mark is put before the list or into a word",
     byte_order_mark},
    {"unicode/case-break", "a small letter becomes a capital with a mark",
     case_break, kAnotherLetter},
    {"unicode/compatibility-form", "letters become a ligature or fullwidth",
     compatibility_form, kAnotherLetter},
    {"unicode/control", "a control character is put into a word", control},
    {"unicode/entity", "a letter becomes an HTML entity or percent escapes",
     entity, kAnotherLetter},
    {"unicode/exotic-space", "a space in a name becomes another kind of space",
     exotic_space, kAnotherLetter},
    {"unicode/invalid-utf8", "a letter becomes bytes that are not UTF-8",
     invalid_utf8, kAnotherLetter},
    {"unicode/invisible", "an invisible character is put into a word",
     invisible},
    {"unicode/line-separator", "a line separator is put into a word",
     line_separator, kAnotherLetter},
    {"unicode/look-alike", "a name becomes one in letters that look Latin",
     look_alike, kAnotherLetter},
    {"unicode/mixed-digits", "a number of two systems is put into a word",
     mixed_digits, kAnotherLetter},
    {"unicode/mixed-script", "a letter becomes its look-alike", mixed_script,
     kAnotherLetter},
    {"unicode/mojibake", "a letter is read in windows-1252", mojibake,
     kAnotherLetter},
    {"unicode/not-nfc", "a letter is written as a base and a mark", not_nfc},
    {"unicode/replacement-character", "a letter becomes U+FFFD",
     replacement_character, kAnotherLetter},
    {"unicode/stray-mark", "marks are put into a word, twice or in heaps",
     stray_mark, kAnotherMark},
    {"unicode/unassigned",
     "a code point without a character is put into a word", unassigned,
     kAnotherLetter},
    {"unicode/wrong-letter", "a letter becomes one of another language",
     wrong_letter, kAnotherLetter},
});

}  // namespace

std::span<const Operator> unicode_operators() { return kOperators; }

}  // namespace listlint::mutation
