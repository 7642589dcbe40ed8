#include "lint/gazetteer/key.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "lint/ascii.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"

namespace listlint::gazetteer {
namespace {

constexpr size_t kLongest = 200;  // bytes of a name before it is folded

struct Short {
  std::string_view word;
  std::string_view spelt;
};
constexpr Short kShort[] = {
    {"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"}};

// Words behind a name, with the space or dash before them.
constexpr std::string_view kEnds[] = {
    " area",        " borough",      " canton",
    " city",        " commune",      " council",
    " county",      " department",   " district",
    " districts",   " governorate",  " island",
    " krai",        " land",         " metropolitan",
    " municipal",   " municipality", " oblast",
    " okrug",       " parish",       " prefecture",
    " province",    " raion",        " region",
    " republic",    " shire",        " state",
    " territory",   " town",         " township",
    " voivodeship", "-ch'o",         "-cho",
    "-do",          "-dong",         "-eup",
    "-gu",          "-gun",          "-ken",
    "-ku",          "-machi",        "-myeon",
    "-shi",         "-si",           "-to"};
static_assert(std::ranges::is_sorted(kEnds));

constexpr std::string_view kStarts[] = {
    "borough of ",      "canton of ",     "city of ",     "commune of ",
    "county of ",       "department of ", "district of ", "kingdom of ",
    "municipality of ", "prefecture of ", "province of ", "region of ",
    "state of ",        "town of "};
static_assert(std::ranges::is_sorted(kStarts));

bool is_kept(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Broken text stays, so that it is not taken for what is left of it.
bool is_kept(char32_t c) {
  constexpr char32_t kReplacement = 0xFFFD;
  if (c == utf8::kIllFormed || c == kReplacement) return true;
  constexpr auto kKept = unicode::kLetter | unicode::kMark | unicode::kDigit;
  return (unicode::properties(c).flags & kKept) != 0;
}

// Whether a text, in small letters, is one of `words`, which are sorted.
bool is_one_of(std::span<const std::string_view> words, std::string_view text) {
  constexpr size_t kLongestWord = 16;
  if (text.size() > kLongestWord) return false;
  std::array<char, kLongestWord> small{};
  std::ranges::transform(text, small.begin(), lower);
  return std::ranges::binary_search(
      words, std::string_view(small.data(), text.size()));
}

}  // namespace

Key::Key(std::string_view written) {
  if (written.size() > kLongest) return;
  // Not ASCII: fold; '`' is an apostrophe there, and dropped here all the same.
  if (std::ranges::any_of(written, [](char c) { return c < 0; })) {
    add_words(unicode::fold(written));
  } else {
    add_words(written);
  }
  if (full_) size_ = 0;
}

void Key::add_words(std::string_view folded) {
  size_t word = 0;  // where the word began, in bytes_
  for (size_t at = 0; at < folded.size() && !full_;) {
    const char c = lower(folded[at]);
    if (is_kept(c)) {
      put({&c, 1});
      ++at;
    } else if (c < 0) {
      const auto point = utf8::decode(folded, at);
      if (is_kept(point.value)) put(folded.substr(at, point.length));
      at += point.length;
    } else {
      ++at;
      if (c == '\'' || c == '`') continue;
      const std::string_view last(bytes_.data() + word, size_ - word);
      const auto spelt = std::ranges::find(kShort, last, &Short::word);
      if (spelt != std::end(kShort)) {
        size_ = word;
        put(spelt->spelt);
      }
      word = size_;
    }
  }
}

void Key::put(std::string_view text) {
  full_ = full_ || size_ + text.size() > bytes_.size();
  if (full_) return;
  std::ranges::copy(text, bytes_.begin() + static_cast<ptrdiff_t>(size_));
  size_ += text.size();
}

std::string_view without_level(std::string_view name) {
  // Most names are one word.
  const auto last = name.find_last_of(" -");
  if (last == name.npos) return name;
  if (last > 0 && is_one_of(kEnds, name.substr(last))) {
    return name.substr(0, last);
  }
  constexpr std::string_view kOf = " of ";
  const auto of = name.find(kOf);
  if (of == name.npos) return name;
  const auto rest = name.substr(of + kOf.size());
  const bool has_level = is_one_of(kStarts, name.substr(0, of + kOf.size()));
  return has_level && !rest.empty() ? rest : name;
}

}  // namespace listlint::gazetteer
