#include "lint/language/language.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "lint/language/table.h"
#include "lint/unicode/utf8.h"

namespace listlint::language {
namespace {

using unicode::Script;

// Scripts of one language, or of one by far. Bengali, Ethiopic, Tibetan and
// Syriac are shared by two or more that a list may well cite.
constexpr std::pair<Script, std::string_view> kOwners[] = {
    {Script::armenian, "hy"}, {Script::cherokee, "chr"},
    {Script::georgian, "ka"}, {Script::greek, "el"},
    {Script::gujarati, "gu"}, {Script::gurmukhi, "pa"},
    {Script::han, "zh"},      {Script::bopomofo, "zh"},
    {Script::hangul, "ko"},   {Script::hebrew, "he"},
    {Script::hiragana, "ja"}, {Script::katakana, "ja"},
    {Script::kannada, "kn"},  {Script::khmer, "km"},
    {Script::lao, "lo"},      {Script::malayalam, "ml"},
    {Script::myanmar, "my"},  {Script::oriya, "or"},
    {Script::sinhala, "si"},  {Script::tamil, "ta"},
    {Script::telugu, "te"},   {Script::thaana, "dv"},
    {Script::thai, "th"},
};

const Language* find_key(std::string_view key) {
  const auto row = std::ranges::lower_bound(kTable.keys, key, {}, &Key::key);
  if (row == kTable.keys.end() || row->key != key) return nullptr;
  return &kTable.languages[row->language];
}

// Calls visit(script) for each letter of a script of its own.
template <typename Visit>
void for_letters(std::string_view text, Visit visit) {
  for (size_t i = 0; i < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      const int lower = byte | 0x20;
      if (lower >= 'a' && lower <= 'z') visit(Script::latin);
      ++i;
      continue;
    }
    const auto code_point = utf8::decode(text, i);
    i += code_point.length;
    if (code_point.value == utf8::kIllFormed) continue;
    const auto& properties = unicode::properties(code_point.value);
    if ((properties.flags & unicode::kLetter) == 0 ||
        properties.script == Script::common ||
        properties.script == Script::inherited) {
      continue;
    }
    visit(properties.script);
  }
}

}  // namespace

const Language* find(std::string_view name_or_code) {
  constexpr size_t kMostBytes = 80;
  if (name_or_code.size() > kMostBytes) return nullptr;
  const std::string folded = unicode::fold(name_or_code);
  if (const Language* language = find_key(folded)) return language;
  // "Portuguese (Brazil)", "zh-Hant".
  if (const size_t bracket = folded.find(" ("); bracket != std::string::npos) {
    return find_key(folded.substr(0, bracket));
  }
  const size_t subtag = folded.find_first_of("-_");
  if (subtag == 2 || subtag == 3) return find_key(folded.substr(0, subtag));
  return nullptr;
}

Script main_script(std::string_view text) {
  std::array<uint32_t, 256> letters{};
  const auto letters_of = [&](Script script) -> uint32_t& {
    return letters[static_cast<uint8_t>(script)];
  };
  Script most = Script::unknown;
  for_letters(text, [&](Script script) {
    const uint32_t count = ++letters_of(script);
    const bool ahead = count > letters_of(most) ||
                       (count == letters_of(most) && script < most);
    if (ahead) most = script;
  });
  return most;
}

bool has_script(std::string_view text, Script script) {
  bool found = false;
  for_letters(text, [&](Script other) { found = found || other == script; });
  return found;
}

std::string_view script_name(Script script) {
  const auto index = static_cast<uint8_t>(script);
  return index < kTable.scripts.size() ? kTable.scripts[index] : "unknown";
}

std::string_view language_of_script(Script script) {
  const auto owner = std::ranges::find(
      kOwners, script, &std::pair<Script, std::string_view>::first);
  return owner == std::end(kOwners) ? std::string_view{} : owner->second;
}

}  // namespace listlint::language
