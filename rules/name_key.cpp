#include "rules/name_key.h"

#include "lint/unicode/code_point.h"

namespace listlint::rules {

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
}

uint64_t hash_name_key(std::string_view name, uint64_t seed) {
  constexpr uint64_t kPrime = 0x100000001B3U;
  uint64_t hash = seed;
  bool begun = false;
  bool space = false;
  for (char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == '`') {
      std::string key;
      append_name_key(name, key);
      return hash_text(key, seed);
    }
    if (c == '\'' || c == '.') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
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

void append_entry_key(const Document& document, const Entry& entry,
                      std::string& key) {
  append_name_key(entry.name.value, key);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    key += '\x01';
    append_name_key(document.qualifiers[i].value, key);
  }
  key += '\x02';
  if (entry.country_name != nullptr && entry.country_name->codes.size() == 1) {
    key += entry.country_name->codes.front();
  } else {
    append_name_key(entry.country.value, key);
  }
}

uint64_t hash_entry_key(const Document& document, const Entry& entry) {
  uint64_t hash = hash_name_key(entry.name.value);
  for (Index i = entry.qualifiers.begin; i < entry.qualifiers.end; ++i) {
    hash = hash_name_key(document.qualifiers[i].value, hash);
  }
  if (entry.country_name != nullptr && entry.country_name->codes.size() == 1) {
    return hash_text(entry.country_name->codes.front(), hash);
  }
  return hash_name_key(entry.country.value, hash);
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
