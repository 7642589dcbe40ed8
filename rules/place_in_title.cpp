#include "rules/place_in_title.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <utility>

#include "lint/language/language.h"
#include "lint/language/pinyin.h"
#include "lint/language/romanised.h"
#include "lint/unicode/utf8.h"
#include "rules/name_key.h"
#include "rules/place_aliases.h"

namespace listlint::rules {
namespace {

using unicode::Script;

// The usual English romanisation of а to я; romanised() is that of
// libraries.
constexpr std::array<std::string_view, 32> kCyrillic = {
    "a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y", "k",
    "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
    "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};
constexpr std::pair<char32_t, std::string_view> kMoreCyrillic[] = {
    {U'\u0452', "dj"}, {U'\u0454', "ye"}, {U'\u0456', "i"},  {U'\u0457', "yi"},
    {U'\u0458', "y"},  {U'\u0459', "ly"}, {U'\u045A', "ny"}, {U'\u045B', "c"},
    {U'\u045F', "dz"}, {U'\u0491', "g"}};

constexpr size_t kMostBytes = 400;     // of a title
constexpr size_t kMostWords = 3;       // of a name
constexpr size_t kShortestKey = 4;     // of a name that is no ordinary word
constexpr char32_t kCity = U'\u5E02';  // 市

// How one sound is written in several romanisations; longer ones first.
constexpr std::pair<std::string_view, char> kSounds[] = {
    {"shch", 's'}, {"sh", 's'}, {"zh", 'z'}, {"ch", 'c'}, {"kh", 'h'},
    {"ts", 'c'},   {"tz", 'c'}, {"g", 'h'},  {"y", 'i'},  {"j", 'i'}};

constexpr std::string_view kSoundLetters = "szckgtyj";

std::string sounds_of(std::string_view latin) {
  std::string key;
  key.reserve(latin.size());
  for (size_t at = 0; at < latin.size();) {
    const auto rest = latin.substr(at);
    auto c = rest.front();
    size_t size = 1;
    // Most letters begin none, and names are many.
    if (kSoundLetters.find(c) != kSoundLetters.npos) {
      const auto sound = std::ranges::find_if(kSounds, [&](const auto& each) {
        return rest.starts_with(each.first);
      });
      if (sound != std::end(kSounds)) {
        c = sound->second;
        size = sound->first.size();
      }
    }
    at += size;
    if (!key.empty() && key.back() == c) continue;
    if (c == 'e' && !key.empty() && key.back() == 'i') key.pop_back();
    key += c;
  }
  return key;
}

// One letter for the consonants that languages take for one another, '\0' for
// what comes and goes: vowels and half-vowels.
char consonant_class(char c) {
  constexpr std::string_view kClasses[] = {"td", "pbfv", "rl", "nm",
                                           "kcghjqsxz"};
  for (const auto letters : kClasses) {
    if (letters.find(c) != letters.npos) return letters.front();
  }
  return '\0';
}

// Appends the consonants of a word: "kharbin" and "harbin" give "krpn". "ng"
// is "n", as Russian and Chinese take it.
void append_consonants(std::string_view latin, size_t begin,
                       std::string& consonants) {
  for (size_t at = 0; at < latin.size(); ++at) {
    const char before = at == 0 ? '\0' : latin[at - 1];
    if (latin[at] == 'g' && before == 'n') continue;
    if (latin[at] == 'h' && (before == 't' || before == 'p')) continue;
    const char c = consonant_class(latin[at]);
    const bool again = consonants.size() > begin && consonants.back() == c;
    if (c != '\0' && !again) consonants += c;
  }
}

// The consonants of all words but those apart, with a space between words;
// Chinese characters in a row are one.
std::string consonants_of(const TitleWords& words, const TitlePlace& apart) {
  std::string all = " ";
  size_t begin = all.size();
  for (size_t i = 0; i < words.size(); ++i) {
    const bool joined = i > 0 && words[i].script == Script::han &&
                        words[i - 1].script == Script::han;
    if (!joined || i == apart.end) {
      all += ' ';
      begin = all.size();
    }
    if (i >= apart.begin && i < apart.end) continue;
    append_consonants(words[i].latin, begin, all);
  }
  return all;
}

// Visits the words of a name that is folded.
template <typename Visit>
void visit_name_words(std::string_view key, Visit visit) {
  for (size_t at = 0; at < key.size();) {
    const size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) visit(key.substr(at, end - at));
    at = end + 1;
  }
}

// Whether a character of the title is read as the first or last syllable of a
// name, so that 厦门 ("shamen") may be Xiamen. What every title about partner
// cities says does not count.
bool shares_syllable(const TitleWords& words, const TitlePlace& apart,
                     std::string_view key) {
  constexpr std::string_view kOrdinary[] = {"shi", "cheng", "you",
                                            "hao", "guo",   "ji"};
  for (size_t i = 0; i < words.size(); ++i) {
    const auto& word = words[i];
    if (word.script != Script::han || word.latin.size() < 2) continue;
    if (i >= apart.begin && i < apart.end) continue;
    const bool ordinary =
        std::ranges::find(kOrdinary, word.latin) != std::end(kOrdinary);
    if (ordinary) continue;
    if (key.starts_with(word.latin) || key.ends_with(word.latin)) return true;
  }
  return false;
}

// Whether the table knows a word, or a few, as another name of the place.
bool has_alias(const TitleWords& words, uint32_t place,
               std::string_view country) {
  for (size_t begin = 0; begin < words.size(); ++begin) {
    std::string name;
    const size_t most = std::min(words.size(), begin + kMostWords);
    for (size_t end = begin; end < most; ++end) {
      if (!name.empty() && words[end].script != Script::han) name += ' ';
      name += words[end].latin;
      if (find_place(hash_name_key(name), country) == place) return true;
    }
  }
  return false;
}

// Endings that a name takes in a title, of those that end in a consonant.
constexpr std::string_view kCases[] = {"ia", "iu", "om", "em",
                                       "a",  "e",  "u",  "i"};
// "City" behind a Korean name, longest first.
constexpr std::string_view kKoreanCities[] = {"teukbyeolsi", "gwangyeoksi",
                                              "siwa", "siui", "si"};

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

void add_place(TitlePlace place, std::vector<TitlePlace>& places) {
  if (place.key.size() >= kShortestKey) places.push_back(std::move(place));
}

// A place in a script that has spaces between words and writes vowels.
void add_spelt(const TitleWords& words, size_t begin,
               std::vector<TitlePlace>& places) {
  const auto script = words[begin].script;
  if (script != Script::georgian && !words[begin].capital) return;
  std::string latin;
  const size_t most = std::min(words.size(), begin + kMostWords);
  for (size_t end = begin; end < most && words[end].script == script; ++end) {
    if (end > begin) latin += ' ';
    latin += words[end].latin;
    const auto key = sounds_of(latin);
    add_place({key, begin, end + 1, {}}, places);
    if (script != Script::cyrillic) continue;
    for (const auto ending : kCases) {
      if (!key.ends_with(ending) || key.size() <= ending.size()) continue;
      const auto stem = key.substr(0, key.size() - ending.size());
      if (is_vowel(stem.back())) continue;
      add_place({stem, begin, end + 1, ending}, places);
    }
  }
}

// 银川市 at the beginning, where it is no part of another word.
void add_chinese(const TitleWords& words, std::vector<TitlePlace>& places) {
  constexpr size_t kLongest = 5;
  std::string latin;
  for (size_t i = 0; i < std::min(words.size(), kLongest + 1); ++i) {
    if (words[i].script != Script::han || words[i].latin.empty()) return;
    if (words[i].is_city) {
      if (i >= 2) add_place({sounds_of(latin), 0, i + 1, {}}, places);
      return;
    }
    latin += words[i].latin;
  }
}

void add_korean(const TitleWords& words, size_t at,
                std::vector<TitlePlace>& places) {
  const std::string_view latin = words[at].latin;
  const auto city = std::ranges::find_if(
      kKoreanCities, [&](auto each) { return latin.ends_with(each); });
  if (city == std::end(kKoreanCities)) return;
  const auto name = latin.substr(0, latin.size() - city->size());
  add_place({sounds_of(name), at, at + 1, {}}, places);
}

}  // namespace

struct TitleReader::Letters {
  std::unordered_map<char32_t, std::string> known;

  const std::string& latin(char32_t letter);
};

const std::string& TitleReader::Letters::latin(char32_t letter) {
  const auto [entry, is_new] = known.try_emplace(letter);
  if (!is_new) return entry->second;
  std::string utf8;
  utf8::append(utf8, letter);
  const auto folded = unicode::fold(utf8);
  for (size_t at = 0; at < folded.size();) {
    const auto point = utf8::decode(folded, at);
    at += point.length;
    const auto* const more =
        std::ranges::find(kMoreCyrillic, point.value,
                          &std::pair<char32_t, std::string_view>::first);
    if (point.value < 0x80) {
      entry->second += static_cast<char>(point.value);
    } else if (point.value >= U'\u0430' && point.value <= U'\u044F') {
      entry->second += kCyrillic[point.value - U'\u0430'];
    } else if (more != std::end(kMoreCyrillic)) {
      entry->second += more->second;
    } else if (point.value != utf8::kIllFormed) {
      entry->second += language::romanised(point.value);
    }
  }
  return entry->second;
}

TitleReader::TitleReader() : letters_(std::make_unique<Letters>()) {}
TitleReader::~TitleReader() = default;

TitleWords TitleReader::read(std::string_view title) {
  TitleWords words;
  bool in_word = false;
  for (size_t at = 0; at < std::min(title.size(), kMostBytes);) {
    const auto point = utf8::decode(title, at);
    at += point.length;
    if (point.value == '\'' || point.value == U'\u2019') continue;
    const auto& is = unicode::properties(
        point.value == utf8::kIllFormed ? U'\uFFFD' : point.value);
    const bool marks = (is.flags & unicode::kMark) != 0;
    if ((is.flags & unicode::kLetter) == 0 && !marks) {
      in_word = false;
      continue;
    }
    const bool joins = in_word && (is.script == words.back().script || marks ||
                                   is.script == Script::common);
    if (!joins || is.script == Script::han) {
      words.push_back({.latin = {},
                       .script = is.script,
                       .capital = (is.flags & unicode::kUppercase) != 0,
                       .is_city = point.value == kCity});
    }
    in_word = true;
    words.back().latin += is.script == Script::han
                              ? std::string(language::pinyin(point.value))
                              : letters_->latin(point.value);
  }
  return words;
}

std::string place_key(std::string_view name) {
  std::string key;
  append_name_key(name.substr(0, name.find(',')), key);
  return sounds_of(key);
}

bool may_be_romanised(std::string_view title) {
  // Lead bytes of what comes behind the Latin blocks.
  const auto foreign = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xCD && byte != 0xE2;
  };
  if (std::ranges::none_of(title, foreign)) return false;
  const auto script = language::main_script(title.substr(0, kMostBytes));
  return script != Script::latin && script != Script::unknown;
}

std::vector<TitlePlace> places_named(const TitleWords& words) {
  std::vector<TitlePlace> places;
  // Characters beside kana are Japanese, which reads them otherwise.
  const bool japanese = std::ranges::any_of(words, [](const auto& word) {
    return word.script == Script::hiragana || word.script == Script::katakana;
  });
  if (!japanese) add_chinese(words, places);
  for (size_t i = 0; i < words.size(); ++i) {
    switch (words[i].script) {
      case Script::cyrillic:
      case Script::greek:
      case Script::armenian:
      case Script::georgian:
        add_spelt(words, i, places);
        break;
      case Script::hangul:
        add_korean(words, i, places);
        break;
      case Script::hiragana:
      case Script::katakana:
        if (i + 1 < words.size() && words[i + 1].is_city) {
          add_place({sounds_of(words[i].latin), i, i + 2, {}}, places);
        }
        break;
      default:
        break;
    }
  }
  return places;
}

bool may_name(const TitleWords& words, const TitlePlace& apart,
              std::string_view name, std::string_view country) {
  constexpr size_t kTelling = 3;  // consonants that tell a name
  std::string key;
  append_name_key(name.substr(0, name.find(',')), key);
  const uint32_t place =
      country.empty() ? 0 : find_place(hash_name_key(key), country);
  if (place != 0 && has_alias(words, place, country)) return true;
  std::string solid = key;
  std::erase(solid, ' ');
  if (shares_syllable(words, apart, solid)) return true;
  const auto all = consonants_of(words, apart);
  const bool chinese = !words.empty() && words[0].script == Script::han;
  bool named = false;
  size_t longest = 0;
  const auto look_for = [&](std::string_view word) {
    std::string consonants;
    append_consonants(word, 0, consonants);
    longest = std::max(longest, consonants.size());
    if (consonants.size() < (chinese ? kTelling : 2)) return;
    consonants.resize(std::min(consonants.size(), kTelling));
    named = named || all.find(consonants) != all.npos;
  };
  visit_name_words(key, look_for);
  std::erase(key, 'j');  // a vowel in Ljubljana, not in Nanjing
  visit_name_words(key, look_for);
  // Too few consonants tell nothing; in Chinese, the syllables did.
  return named || (longest < 2 && !chinese);
}

}  // namespace listlint::rules
