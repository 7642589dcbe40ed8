#include "fetch/words.h"

#include <optional>

#include "lint/ascii.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::fetch {
namespace {

// nullopt for what is no part of a word.
std::optional<WordKind> kind_of(char32_t value) {
  if (value < 0x80) {
    const auto c = static_cast<char>(value);
    const char small = lower(c);
    if (is_digit(c) || (small >= 'a' && small <= 'z')) return WordKind::spaced;
    return std::nullopt;
  }
  if (value == utf8::kIllFormed) return std::nullopt;
  const auto& properties = unicode::properties(value);
  using unicode::kDigit;
  using unicode::kLetter;
  using unicode::kMark;
  if ((properties.flags & (kLetter | kMark | kDigit)) == 0) {
    return std::nullopt;
  }
  if ((properties.flags & unicode::kComplexContext) != 0) {
    return WordKind::complex;
  }
  // Korean has spaces, but joins particles to words.
  if (unicode::is_spaceless(properties.script)) return WordKind::dense;
  return WordKind::spaced;
}

}  // namespace

bool Words::next_beyond_ascii(Word& word) {
  const char* const bytes = text_.data();
  const auto size = text_.size();
  auto at = at_;
  size_t begin = at;
  bool inside = false;
  while (at < size) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      if (kAsciiWord[byte]) {
        if (!inside) begin = at;
        inside = true;
      } else if (inside) {
        break;
      }
      ++at;
      continue;
    }
    const auto point = utf8::decode(text_, at);
    const auto kind = kind_of(point.value);
    if (kind == WordKind::spaced) {
      if (!inside) begin = at;
      inside = true;
    } else if (inside) {
      break;
    } else if (kind) {
      at_ = at + point.length;
      word = {text_.substr(at, point.length), *kind};
      return true;
    }
    at += point.length;
  }
  at_ = at;
  if (!inside) return false;
  word = {text_.substr(begin, at - begin), WordKind::spaced};
  return true;
}

size_t reading_length(std::string_view text) {
  size_t quarters = 0;
  Words words(text);
  for (Word word; words.next(word);) {
    quarters += word.kind == WordKind::spaced  ? 4
                : word.kind == WordKind::dense ? 2
                                               : 1;
  }
  return (quarters + 3) / 4;
}

std::vector<std::string_view> terms(std::string_view folded) {
  std::vector<std::string_view> found;
  for_each_term(folded, [&](std::string_view term) { found.push_back(term); });
  return found;
}

bool is_word_before(std::string_view text, size_t at) {
  return at > 0 && kind_of(utf8::decode_before(text, at).value) ==
                       std::optional(WordKind::spaced);
}

bool is_word_at(std::string_view text, size_t at) {
  return at < text.size() && kind_of(utf8::decode(text, at).value) ==
                                 std::optional(WordKind::spaced);
}

}  // namespace listlint::fetch
