#include "lint/read/identifiers.h"

#include <algorithm>
#include <array>

#include "lint/ascii.h"

namespace listlint::text {
namespace {

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

struct Word {
  std::string_view text;
  IdentifierKind kind;
};
constexpr auto kWords = std::to_array<Word>({{"ISBN", IdentifierKind::isbn},
                                             {"ISSN", IdentifierKind::issn},
                                             {"PMID", IdentifierKind::pmid},
                                             {"doi", IdentifierKind::doi},
                                             {"DOI", IdentifierKind::doi}});

// Behind the word: "-13", ":" and spaces, no-break ones too.
uint32_t skip_lead(std::string_view bytes, uint32_t at, uint32_t end) {
  for (const std::string_view form : {"-10", "-13", "\u201110", "\u201113"}) {
    if (!bytes.substr(at, end - at).starts_with(form)) continue;
    const auto after = at + static_cast<uint32_t>(form.size());
    if (after < end && (bytes[after] == ':' || bytes[after] == ' ')) at = after;
  }
  while (at < end) {
    if (bytes[at] == ' ' || bytes[at] == ':') {
      ++at;
    } else if (bytes.substr(at, 2) == "\u00a0") {
      at += 2;
    } else {
      break;
    }
  }
  return std::min(at, end);
}

// The length of a hyphen or dash; 0 without.
uint32_t dash_length(std::string_view rest) {
  if (rest.starts_with('-')) return 1;
  const bool is_dash = rest.size() > 3 && rest.starts_with("\xE2\x80") &&
                       rest[2] >= '\x90' && rest[2] <= '\x95';
  return is_dash ? 3 : 0;
}

// Digits, X, hyphens and, in an ISBN that is not yet whole, spaces.
uint32_t end_of_number(std::string_view bytes, uint32_t at, uint32_t end,
                       bool is_isbn) {
  constexpr uint32_t kLongest = 40;
  end = std::min(end, at + kLongest);
  uint32_t digits = 0;
  uint32_t after = at;  // behind the last digit
  while (at < end) {
    const char c = bytes[at];
    const bool is_end = at + 1 >= bytes.size() || !is_letter(bytes[at + 1]);
    if (is_digit(c) || (lower(c) == 'x' && digits > 0 && is_end)) {
      ++digits;
      after = ++at;
      continue;
    }
    const auto dash = dash_length(bytes.substr(at, end - at));
    const bool whole = digits == 10 || digits == 13;
    if (dash > 0) {
      at += dash;
    } else if (c == ' ' && is_isbn && !whole && after == at) {
      ++at;
    } else {
      break;
    }
  }
  return after;
}

// Up to a space, without what ends a sentence.
uint32_t end_of_word(std::string_view bytes, uint32_t at, uint32_t end) {
  const auto space = bytes.substr(0, end).find_first_of(" \t\"<>|", at);
  if (space != bytes.npos) end = static_cast<uint32_t>(space);
  const auto word = bytes.substr(at, end - at);
  // A bracket that closes one of the DOI belongs to it.
  auto closing = std::ranges::count(word, ')') - std::ranges::count(word, '(');
  const std::string_view signs = ".,;:]'";
  while (end > at) {
    const char last = bytes[end - 1];
    if (last == ')' ? closing-- <= 0 : signs.find(last) == signs.npos) break;
    --end;
  }
  return end;
}

void find_kind(const Writing& writing, Span part, const Word& word,
               Reference& reference) {
  const auto bytes = writing.bytes().substr(0, part.end);
  const auto size = static_cast<uint32_t>(word.text.size());
  for (auto found = bytes.find(word.text, part.begin); found != bytes.npos;
       found = bytes.find(word.text, found + size)) {
    const auto begin = static_cast<uint32_t>(found);
    const bool is_part = begin > part.begin && (is_letter(bytes[begin - 1]) ||
                                                bytes[begin - 1] == '/');
    const bool is_electronic = begin > part.begin && bytes[begin - 1] == 'e' &&
                               word.kind == IdentifierKind::issn;
    if (is_part && !is_electronic) continue;
    const auto at = skip_lead(bytes, begin + size, part.end);
    if (at == begin + size || at >= part.end || !is_digit(bytes[at])) continue;
    const auto end = word.kind == IdentifierKind::doi
                         ? end_of_word(bytes, at, part.end)
                         : end_of_number(bytes, at, part.end,
                                         word.kind == IdentifierKind::isbn);
    reference.identifiers.push_back({word.kind, writing.text({at, end})});
  }
}

}  // namespace

void find_identifiers(const Writing& writing, Span part, Reference& reference) {
  for (const auto& word : kWords) find_kind(writing, part, word, reference);
}

bool begins_with_identifier(std::string_view part) {
  return std::ranges::any_of(kWords, [&](const Word& word) {
    if (!part.starts_with(word.text)) return false;
    const auto begin = static_cast<uint32_t>(word.text.size());
    const auto end = static_cast<uint32_t>(part.size());
    const auto at = skip_lead(part, begin, end);
    return at > begin && at < end && is_digit(part[at]);
  });
}

std::optional<IdentifierKind> identifier_kind(std::string_view word) {
  if (word.size() == 5 && lower(word[0]) == 'e') word.remove_prefix(1);
  for (const auto& known : kWords) {
    const bool same = std::ranges::equal(word, known.text, {}, lower, lower);
    if (same) return known.kind;
  }
  return std::nullopt;
}

}  // namespace listlint::text
