#include <algorithm>
#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lint/ascii.h"
#include "lint/edit_distance.h"
#include "lint/rule.h"
#include "rules/country_names.h"
#include "rules/name_key.h"
#include "rules/place_aliases.h"

namespace listlint::rules {
namespace {

constexpr Option kDifferent = texts_option(
    "different",
    "names that are alike and mean different places (\"Shanxi = Shaanxi\"); "
    "a name alone is like no other");
constexpr const Option* kOptions[] = {&kDifferent};

// Words of names that are alike and different, as keys of append_name_key().
struct Pair {
  std::string_view a;
  std::string_view b;
};
constexpr Pair kKnown[] = {{"allenton", "allentown"},
                           {"angers", "angres"},
                           {"arnsberg", "arnsburg"},
                           {"bielsk", "bielsko"},
                           {"charleston", "charlestown"},
                           {"clarkson", "clarkston"},
                           {"ferrara", "ferrera"},
                           {"fjallabyggd", "fjardabyggd"},
                           {"freiberg", "freiburg"},
                           {"friedberg", "friedburg"},
                           {"homberg", "homburg"},
                           {"irvine", "irving"},
                           {"izmir", "izmit"},
                           {"jasenova", "jasenovo"},
                           {"johnston", "johnstown"},
                           {"karlskoga", "karlskrona"},
                           {"kirov", "kirovo"},
                           {"krasnogorsk", "krasnoyarsk"},
                           {"kristiansand", "kristiansund"},
                           {"landsberg", "landsburg"},
                           {"naumburg", "nauenburg"},
                           {"neuenkirchen", "neunkirchen"},
                           {"newberg", "newburg"},
                           {"pittsburg", "pittsburgh"},
                           {"pushkin", "pushkino"},
                           {"ravensburg", "regensburg"},
                           {"rheinberg", "rheinsberg"},
                           {"shanxi", "shaanxi"},
                           {"skelleftea", "solleftea"},
                           {"sunderland", "sutherland"},
                           {"szente", "szentes"},
                           {"tarnow", "tarnowo"},
                           {"vagar", "vagur"},
                           {"weilheim", "weinheim"},
                           {"wolfsberg", "wolfsburg"},
                           {"zelenogorsk", "zheleznogorsk"}};

// Names of these countries are made of few syllables, so that a letter more or
// another letter is mostly another place: Nanjing and Nanning.
constexpr std::string_view kSyllabic[] = {"CN", "JP", "KP", "KR", "TW", "VN"};

constexpr size_t kShort = 5;  // letters of a word where one may differ
constexpr size_t kLong = 9;   // where two may
// Neighbours by the alphabet that an entry is compared with, where a section
// has hundreds of a country.
constexpr size_t kNeighbours = 32;

// An entry that could be like others with the same block: country and letter.
struct Candidate {
  uint32_t block = 0;
  Index entry = 0;

  friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

struct Name {
  std::string key;
  uint32_t letters = 0;  // a bit for each letter that it has
  uint32_t place = 0;    // find_place()
  Index entry = 0;
};

// 0 where an entry cannot be judged.
uint32_t block_of(const Entry& entry, std::string_view code) {
  if (code.size() != 2 || entry.name.value.size() < kShort) return 0;
  const char first = lower(entry.name.value[0]);
  // All that is not ASCII has one block, which is read later.
  return static_cast<uint32_t>(code[0]) << 16 |
         static_cast<uint32_t>(code[1]) << 8 |
         (first >= 'a' && first <= 'z' ? static_cast<uint32_t>(first) : 1U);
}

std::vector<Candidate> candidates_of(const Document& document, Index section) {
  std::vector<Candidate> candidates;
  SectionCountries countries(document, section);
  const Range entries = document.sections[section].entries;
  for (Index i = entries.begin; i < entries.end; ++i) {
    const auto& entry = document.entries[i];
    const auto code = countries.code(entry);
    const auto block = block_of(entry, code);
    if (block != 0) candidates.push_back({block, i});
  }
  std::ranges::sort(candidates);
  return candidates;
}

// False for a name with letters of another script, or with a number: Prague 5
// is not Prague 6.
bool read_letters(Name& name) {
  for (const char c : name.key) {
    if (c >= 'a' && c <= 'z') {
      name.letters |= 1U << static_cast<unsigned>(c - 'a');
    } else if (c != ' ') {
      return false;
    }
  }
  return name.key.size() >= kShort;
}

// The one word in which two names differ; false where there are more.
bool only_difference(std::string_view& a, std::string_view& b) {
  size_t begin = 0;
  for (size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) {
    if (a[i] == ' ') begin = i + 1;
  }
  a.remove_prefix(begin);
  b.remove_prefix(begin);
  const auto a_end = std::min(a.find(' '), a.size());
  const auto b_end = std::min(b.find(' '), b.size());
  if (a.substr(a_end) != b.substr(b_end)) return false;
  a = a.substr(0, a_end);
  b = b.substr(0, b_end);
  return true;
}

bool is_known_different(std::string_view a, std::string_view b) {
  return std::ranges::any_of(kKnown, [&](const Pair& pair) {
    return (pair.a == a && pair.b == b) || (pair.a == b && pair.b == a);
  });
}

// Whether two letters changed places, or one is doubled.
bool is_slip(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() == b.size()) {
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
           a.substr(i + 2) == b.substr(i + 2);
  }
  return a.size() + 1 == b.size() && i > 0 && b[i] == b[i - 1] &&
         a.substr(i) == b.substr(i + 1);
}

bool are_alike(const Name& one, const Name& other, bool syllabic) {
  constexpr int kMost = 2;  // letters that may differ
  if (std::popcount(one.letters ^ other.letters) > 2 * kMost) return false;
  if (one.place != 0 && other.place != 0) return false;  // alias, or different
  std::string_view a = one.key;
  std::string_view b = other.key;
  if (a == b || a[0] != b[0] || !only_difference(a, b)) return false;
  const auto size = std::min(a.size(), b.size());
  if (size < kShort || a[0] != b[0]) return false;
  const size_t limit = size >= kLong ? 3 : 2;
  const bool alike =
      syllabic ? is_slip(a, b) : edit_distance(a, b, limit) < limit;
  return alike && !is_known_different(a, b);
}

// What the option `different` says, as keys.
class Different {
 public:
  explicit Different(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      const auto sign = text.find('=');
      auto key = key_of(std::string_view(text).substr(0, sign));
      if (sign != text.npos) {
        key += '=' + key_of(std::string_view(text).substr(sign + 1));
      }
      keys_.insert(std::move(key));
    }
  }

  bool has(const std::string& a, const std::string& b) const {
    if (keys_.empty()) return false;
    return keys_.contains(a) || keys_.contains(b) ||
           keys_.contains(a + '=' + b) || keys_.contains(b + '=' + a);
  }

 private:
  static std::string key_of(std::string_view text) {
    std::string key;
    append_name_key(text, key);
    return key;
  }

  std::unordered_set<std::string> keys_;
};

void report(Check& check, Index a, Index b) {
  const auto& document = check.document;
  const auto& earlier = document.entries[std::min(a, b)];
  const auto& entry = document.entries[std::max(a, b)];
  auto& finding = check.report_entry(
      std::max(a, b), entry.span,
      fmt::format("\"{}\" is nearly \"{}\": the same place, misspelt?",
                  title_of(document, entry), title_of(document, earlier)));
  finding.related.push_back({earlier.span, "the other one"});
}

void check_block(Check& check, const std::vector<Candidate>& block,
                 std::string_view code) {
  const auto& entries = check.document.entries;
  std::vector<Name> names;
  for (const auto& candidate : block) {
    Name name;
    append_name_key(entries[candidate.entry].name.value, name.key);
    if (!read_letters(name)) continue;
    name.place = find_place(hash_text(name.key), code);
    name.entry = candidate.entry;
    names.push_back(std::move(name));
  }
  std::ranges::stable_sort(names, {}, &Name::key);
  const bool syllabic =
      std::ranges::find(kSyllabic, code) != std::end(kSyllabic);
  for (size_t i = 0; i < names.size(); ++i) {
    const auto end = std::min(names.size(), i + 1 + kNeighbours);
    for (size_t j = i + 1; j < end; ++j) {
      if (!are_alike(names[i], names[j], syllabic)) continue;
      const Different different(check.texts(kDifferent));
      if (different.has(names[i].key, names[j].key)) continue;
      report(check, names[i].entry, names[j].entry);
    }
  }
}

void check_section(Check& check, Index section) {
  if (check.document.sections[section].entries.size() < 2) return;
  const auto candidates = candidates_of(check.document, section);
  std::vector<Candidate> block;
  for (size_t at = 0; at < candidates.size();) {
    const auto name = candidates[at].block;
    block.clear();
    for (; at < candidates.size() && candidates[at].block == name; ++at) {
      block.push_back(candidates[at]);
    }
    if (block.size() < 2) continue;
    const char code[] = {static_cast<char>(name >> 16 & 0xFF),
                         static_cast<char>(name >> 8 & 0xFF)};
    check_block(check, block, {code, 2});
  }
}

}  // namespace

extern const Rule duplicates_similar_entry;
constinit const Rule duplicates_similar_entry = {
    .id = "duplicates/similar-entry",
    .severity = Severity::info,
    .summary = "Two entries of a section are nearly one name",
    .options = kOptions,
    .section = check_section,
};

}  // namespace listlint::rules
