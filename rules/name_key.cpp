#include "rules/name_key.h"

#include <algorithm>
#include <span>

#include "lint/ascii.h"
#include "lint/unicode/code_point.h"

namespace listlint::rules {
namespace {

// Whether "St" stands there as a word before another one: Saint.
bool is_saint(std::string_view text, size_t at) {
  return (at == 0 || text[at - 1] == ' ' || text[at - 1] == '-') &&
         at + 3 < text.size() && lower(text[at]) == 's' &&
         lower(text[at + 1]) == 't' &&
         (text[at + 2] == ' ' || text[at + 2] == '.' || text[at + 2] == '-');
}

// Spells out "st" in what was appended to a key.
void spell_out_saints(std::string& key, size_t begin) {
  const auto added = std::string_view(key).substr(begin);
  size_t at = added.find("st ");
  if (at == added.npos) return;
  std::string spelt;
  size_t done = 0;
  for (; at != added.npos; at = added.find("st ", at + 3)) {
    if (!is_saint(added, at)) continue;
    spelt.append(added.substr(done, at - done)).append("saint");
    done = at + 2;
  }
  spelt.append(added.substr(done));
  key.replace(begin, key.npos, spelt);
}

// Two ways to write a letter in a language that spells it out in ASCII.
struct Spelt {
  std::string_view letter;
  std::string_view ascii;
};
constexpr Spelt kGerman[] = {{"\u00e4", "ae"}, {"\u00f6", "oe"},
                             {"\u00fc", "ue"}, {"\u00c4", "ae"},
                             {"\u00d6", "oe"}, {"\u00dc", "ue"}};
constexpr Spelt kNordic[] = {
    {"\u00e5", "aa"}, {"\u00f8", "oe"}, {"\u00e4", "ae"}, {"\u00f6", "oe"},
    {"\u00c5", "aa"}, {"\u00d8", "oe"}, {"\u00c4", "ae"}, {"\u00d6", "oe"}};

std::span<const Spelt> spelt_letters(std::string_view code) {
  if (code == "DE" || code == "AT" || code == "CH") return kGerman;
  const bool nordic = code == "DK" || code == "NO" || code == "SE";
  return nordic ? std::span<const Spelt>(kNordic) : std::span<const Spelt>();
}

std::string_view known_code(const Entry& entry) {
  if (entry.country_name == nullptr) return {};
  const auto& codes = entry.country_name->codes;
  return codes.size() == 1 ? codes.front() : std::string_view();
}

}  // namespace

uint64_t hash_text(std::string_view text, uint64_t seed) {
  constexpr uint64_t kPrime = 0x100000001B3U;
  for (const char c : text) {
    seed = (seed ^ static_cast<unsigned char>(c)) * kPrime;
  }
  return (seed ^ 0xFF) * kPrime;
}

void append_name_key(std::string_view name, std::string& key) {
  const size_t begin = key.size();
  unicode::fold(name, key);
  size_t out = begin;
  for (size_t at = begin; at < key.size(); ++at) {
    char c = key[at];
    if (c == '\'' || c == '.') continue;
    if (c == '-') c = ' ';
    if (c == ' ' && (out == begin || key[out - 1] == ' ')) continue;
    key[out++] = c;
  }
  while (out > begin && key[out - 1] == ' ') --out;
  key.resize(out);
  spell_out_saints(key, begin);
}

uint64_t hash_name_key(std::string_view name, uint64_t seed) {
  constexpr uint64_t kPrime = 0x100000001B3U;
  uint64_t hash = seed;
  bool begun = false;
  bool space = false;
  for (size_t at = 0; at < name.size(); ++at) {
    char c = name[at];
    const bool saint = (c == 's' || c == 'S') && is_saint(name, at);
    if (static_cast<unsigned char>(c) >= 0x80 || c == '`' || saint) {
      std::string key;
      append_name_key(name, key);
      return hash_text(key, seed);
    }
    if (c == '\'' || c == '.') continue;
    c = lower(c);
    if (c == ' ' || c == '-' || (c >= '\t' && c <= '\r')) {
      space = begun;
      continue;
    }
    if (space) hash = (hash ^ static_cast<unsigned char>(' ')) * kPrime;
    hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
    space = false;
    begun = true;
  }
  return (hash ^ 0xFF) * kPrime;
}

std::string spelt_out_name(const Entry& entry) {
  const auto name = entry.name.value;
  std::string spelt;
  if (std::ranges::none_of(name, [](char c) { return c < 0; })) return spelt;
  size_t done = 0;
  const auto letters = spelt_letters(known_code(entry));
  for (size_t at = 0; at + 1 < name.size(); ++at) {
    const auto pair = name.substr(at, 2);
    const auto found = std::ranges::find(letters, pair, &Spelt::letter);
    if (found == letters.end()) continue;
    spelt.append(name.substr(done, at - done)).append(found->ascii);
    done = at + 2;
  }
  return done == 0 ? std::string() : spelt.append(name.substr(done));
}

void append_entry_key(const Document& document, const Entry& entry,
                      std::string_view name, std::string& key) {
  append_name_key(name, key);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    key += '\x01';
    append_name_key(document.qualifiers[i].value, key);
  }
  key += '\x02';
  const auto code = known_code(entry);
  if (!code.empty()) {
    key += code;
  } else {
    append_name_key(entry.country.value, key);
  }
}

uint64_t hash_entry_key(const Document& document, const Entry& entry,
                        std::string_view name) {
  uint64_t hash = hash_name_key(name);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    hash = hash_name_key(document.qualifiers[i].value, hash);
  }
  const auto code = known_code(entry);
  return code.empty() ? hash_name_key(entry.country.value, hash)
                      : hash_text(code, hash);
}

std::string title_of(const Document& document, const Entry& entry) {
  std::string title(entry.name.value);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    title += ", ";
    title += document.qualifiers[i].value;
  }
  if (!entry.country.empty()) {
    title += ", ";
    title += entry.country.value;
  }
  return title;
}

}  // namespace listlint::rules
