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

bool Words::next(Word& word) {
  size_t begin = at_;
  bool inside = false;
  while (at_ < text_.size()) {
    const auto point = utf8::decode(text_, at_);
    const auto kind = kind_of(point.value);
    if (kind == WordKind::spaced) {
      if (!inside) begin = at_;
      inside = true;
      at_ += point.length;
      continue;
    }
    if (inside) break;
    at_ += point.length;
    if (kind) {
      word = {text_.substr(at_ - point.length, point.length), *kind};
      return true;
    }
  }
  if (!inside) return false;
  word = {text_.substr(begin, at_ - begin), WordKind::spaced};
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
  std::string_view before;  // the dense character right before
  bool paired = false;
  const auto end_run = [&] {
    if (!before.empty() && !paired) found.push_back(before);
    before = {};
    paired = false;
  };
  Words words(folded);
  for (Word word; words.next(word);) {
    if (word.kind == WordKind::spaced) {
      end_run();
      found.push_back(word.text);
      continue;
    }
    const bool adjoins =
        !before.empty() && before.data() + before.size() == word.text.data();
    if (adjoins) {
      found.emplace_back(before.data(), before.size() + word.text.size());
      paired = true;
    } else {
      end_run();
    }
    before = word.text;
  }
  end_run();
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
