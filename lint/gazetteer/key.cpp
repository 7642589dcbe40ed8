#include "lint/gazetteer/key.h"

#include <algorithm>
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
    "-ch'o",         "-cho",        "-do",           "-dong",
    "-eup",          "-gu",         "-gun",          "-ken",
    "-ku",           "-machi",      "-myeon",        "-shi",
    "-si",           "-to",         " area",         " borough",
    " canton",       " city",       " commune",      " council",
    " county",       " department", " district",     " districts",
    " governorate",  " island",     " krai",         " land",
    " metropolitan", " municipal",  " municipality", " oblast",
    " okrug",        " parish",     " prefecture",   " province",
    " raion",        " region",     " republic",     " shire",
    " state",        " territory",  " town",         " township",
    " voivodeship"};

constexpr std::string_view kStarts[] = {
    "borough of ",      "canton of ",     "city of ",     "commune of ",
    "county of ",       "department of ", "district of ", "kingdom of ",
    "municipality of ", "prefecture of ", "province of ", "region of ",
    "state of ",        "town of "};

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

bool starts_alike(std::string_view text, std::string_view lower_start) {
  return text.size() >= lower_start.size() &&
         std::equal(lower_start.begin(), lower_start.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
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
  for (const auto end : kEnds) {
    if (name.size() <= end.size()) continue;
    const auto start = name.size() - end.size();
    if (starts_alike(name.substr(start), end)) return name.substr(0, start);
  }
  for (const auto start : kStarts) {
    if (name.size() > start.size() && starts_alike(name, start)) {
      return name.substr(start.size());
    }
  }
  return name;
}

}  // namespace listlint::gazetteer
