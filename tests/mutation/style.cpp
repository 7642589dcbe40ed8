// Defects of style.
#include <algorithm>
#include <array>
#include <string>

#include "lint/unicode/code_point.h"
#include "tests/mutation/operator.h"

namespace listlint::mutation {
namespace {

using Made = std::optional<Mutant>;

// Of ASCII, or a byte of another one.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "Varna, Bulgaria" in a list that writes "Varna , Bulgaria", and the reverse.
Made comma(const Ground& ground, Random& random) {
  if (ground.is_data()) return std::nullopt;
  const auto& entries = ground.document().entries;
  const auto joint = [&](const Entry& entry) {
    const auto end = entry.name.span.end + (ground.is({"wikitext"}) ? 2 : 0);
    return Span{end, end + 3};
  };
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    if (!ground.is_verbatim(entries[i].name)) return false;
    const auto text = ground.slice(joint(entries[i]));
    return text == " , " || text.starts_with(", ");
  });
  if (!chosen) return std::nullopt;
  const Span span = joint(entries[*chosen]);
  if (ground.slice(span) == " , ") {
    return Mutant{{{{span.begin, span.begin + 1}, ""}}};
  }
  return Mutant{{{{span.begin, span.begin}, " "}}};
}

Made double_space(const Ground& ground, Random& random) {
  if (ground.is({"html"})) return std::nullopt;  // there they mean nothing
  const auto& entries = ground.document().entries;
  const auto space = [&](Index i) { return entries[i].name.value.find(' '); };
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    return ground.is_verbatim(entries[i].name) &&
           space(i) != std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const auto at =
      entries[*chosen].name.span.begin + static_cast<uint32_t>(space(*chosen));
  return Mutant{{{{at, at}, " "}}};
}

Made trailing_space(const Ground& ground, Random& random) {
  constexpr std::string_view kSpaces[] = {" ", "\t", "   "};
  const auto& entries = ground.document().entries;
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    const Span line = ground.lines(entries[i].name.span);
    return line.size() > 2 && ground.bytes()[line.end - 1] == '\n' &&
           ground.bytes()[line.end - 2] != ' ';
  });
  if (!chosen || ground.is({"tsv"})) return std::nullopt;
  const auto at = ground.lines(entries[*chosen].name.span).end - 1;
  // Two spaces and more break a line of Markdown.
  const auto spaces =
      ground.is({"markdown"}) ? kSpaces[0] : random.one_of(kSpaces);
  return Mutant{{{{at, at}, std::string(spaces)}}};
}

// Two words with a hyphen between them, as offsets of the bytes.
struct Compound {
  Span words;
  uint32_t hyphen = 0;
};

// The names, headings and titles of a list.
std::vector<Text> fields_of(const Document& document) {
  std::vector<Text> fields;
  for (const auto& entry : document.entries) fields.push_back(entry.name);
  for (const auto& section : document.sections) {
    fields.push_back(section.heading);
  }
  for (const auto& reference : document.references) {
    fields.push_back(reference.title);
  }
  return fields;
}

std::vector<Compound> compounds_of(const Ground& ground,
                                   const std::vector<Text>& fields) {
  std::vector<Compound> compounds;
  for (const auto& text : fields) {
    if (!ground.is_verbatim(text)) continue;
    const auto value = text.value;
    for (size_t at = 1; at + 1 < value.size(); ++at) {
      if (value[at] != '-') continue;
      size_t begin = at;
      size_t end = at + 1;
      while (begin > 0 && is_letter(value[begin - 1])) --begin;
      while (end < value.size() && is_letter(value[end])) ++end;
      if (begin == at || end == at + 1) continue;
      const auto offset = text.span.begin;
      compounds.push_back({{offset + static_cast<uint32_t>(begin),
                            offset + static_cast<uint32_t>(end)},
                           offset + static_cast<uint32_t>(at)});
    }
  }
  return compounds;
}

size_t count(std::string_view all, const std::string& what) {
  size_t found = 0;
  for (auto at = all.find(what); at != all.npos; at = all.find(what, at + 1)) {
    ++found;
  }
  return found;
}

// Whether a list joins two words by a hyphen so often, and otherwise so
// seldom, that another dash once more is an exception.
bool is_usual(std::string_view folded, std::string_view left,
              std::string_view right) {
  constexpr std::string_view kOthers[] = {" - ", "\u2013", " \u2013 ", "\u2014",
                                          " \u2014 "};
  const auto first = unicode::fold(left);
  const auto second = unicode::fold(right);
  size_t others = 1;
  for (const auto form : kOthers) {
    others += count(folded, first + std::string(form) + second);
  }
  const size_t hyphens = count(folded, first + "-" + second) - 1;
  return hyphens >= 3 && hyphens >= 2 * others;
}

Made dash(const Ground& ground, Random& random) {
  const auto fields = fields_of(ground.document());
  const auto compounds = compounds_of(ground, fields);
  std::string folded;
  for (const auto& field : fields) {
    unicode::fold(field.value, folded);
    folded += '\n';
  }
  const auto chosen = pick(random, compounds.size(), [&](Index i) {
    const auto& [words, hyphen] = compounds[i];
    return is_usual(folded, ground.slice({words.begin, hyphen}),
                    ground.slice({hyphen + 1, words.end}));
  });
  if (!chosen) return std::nullopt;
  constexpr std::string_view kDashes[] = {"\u2013", " - ", "\u2014",
                                          " \u2013 "};
  const auto at = compounds[*chosen].hyphen;
  return Mutant{{{{at, at + 1}, std::string(random.one_of(kDashes))}}};
}

Made quotes(const Ground& ground, Random& random) {
  constexpr std::string_view kMarks[] = {"\u201c", "\u300a", "\u300c"};
  const auto& references = ground.document().references;
  const auto chosen = pick(random, references.size(), [&](Index i) {
    return ground.is_single(i) && ground.is_verbatim(references[i].title) &&
           references[i].title.value.find_first_of("\"'") ==
               std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const auto at = references[*chosen].title.span.begin;
  return Mutant{{{{at, at}, std::string(random.one_of(kMarks))}}};
}

Made straight_quotes(const Ground& ground, Random& random) {
  const auto& references = ground.document().references;
  const auto chosen = pick(random, references.size(), [&](Index i) {
    const auto title = references[i].title.value;
    return ground.is({"text"}) && ground.is_verbatim(references[i].title) &&
           std::ranges::count(title, ' ') >= 3 &&
           title.find('"') == std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const auto& title = references[*chosen].title;
  const auto first = title.value.find(' ');
  const auto second = title.value.find(' ', first + 1);
  const auto begin = title.span.begin + static_cast<uint32_t>(first) + 1;
  const auto end = title.span.begin + static_cast<uint32_t>(second);
  return Mutant{{{{begin, begin}, "\""}, {{end, end}, "\""}}};
}

// A name without its capital.
Made small_letter(const Ground& ground, Random& random) {
  const auto& entries = ground.document().entries;
  // One of fewer is more than the share that may be written otherwise.
  if (entries.size() < 60) return std::nullopt;
  const auto chosen = pick(random, entries.size(), [&](Index i) {
    const auto name = entries[i].name.value;
    return ground.is_verbatim(entries[i].name) && name.size() > 3 &&
           name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'a' &&
           name[1] <= 'z' &&
           name.find_first_of(" -'") == std::string_view::npos;
  });
  if (!chosen) return std::nullopt;
  const auto& name = entries[*chosen].name;
  const std::string letter(1, static_cast<char>(name.value[0] - 'A' + 'a'));
  return Mutant{{{{name.span.begin, name.span.begin + 1}, letter}}};
}

constexpr auto kOperators = std::to_array<Operator>({
    {"style/capitalisation", "a name loses its capital letter", small_letter},
    {"style/dash", "a hyphen becomes another dash", dash},
    {"style/quotes", "a title gets an opening mark and no closing one", quotes},
    {"style/quotes", "a word of a quoted title gets straight marks",
     straight_quotes},
    {"style/spacing", "a comma is spaced unlike the others", comma},
    {"style/spacing", "a space in a name is doubled", double_space},
    {"style/trailing-space", "spaces are put at the end of a line",
     trailing_space},
});

}  // namespace

std::span<const Operator> style_operators() { return kOperators; }

}  // namespace listlint::mutation
