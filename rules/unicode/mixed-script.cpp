#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unicode/uscript.h>
#include <utility>
#include <vector>

#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/code_points.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Script;

constexpr size_t kMostLettersShown = 3;
constexpr uint32_t kLongestWord = 256;  // bytes; more is no word

struct Letter {
  Span span;
  char32_t value = 0;
  Script script = Script::common;
};

struct Share {
  Script script = Script::common;
  uint32_t letters = 0;
};

std::vector<Letter> letters_of(std::string_view bytes, Span word) {
  std::vector<Letter> letters;
  for (uint32_t at = word.begin; at < word.end;) {
    const auto point = utf8::decode(bytes, at);
    const uint32_t end = at + point.length;
    const auto& properties = unicode::properties(point.value);
    const bool any = properties.script == Script::common ||
                     properties.script == Script::inherited ||
                     (properties.flags & unicode::kManyScripts) != 0;
    if (!any) letters.push_back({{at, end}, point.value, properties.script});
    at = end;
  }
  return letters;
}

// The scripts of a word, the one with the most letters first.
std::vector<Share> shares_of(const std::vector<Letter>& letters) {
  std::vector<Share> shares;
  for (const Letter& letter : letters) {
    auto share = std::ranges::find(shares, letter.script, &Share::script);
    if (share == shares.end()) {
      share = shares.insert(shares.end(), {letter.script, 0});
    }
    ++share->letters;
  }
  std::ranges::stable_sort(shares, std::ranges::greater{}, &Share::letters);
  return shares;
}

bool can_be_written_in(Script script, const std::vector<Letter>& letters) {
  return std::ranges::all_of(letters, [&](const Letter& letter) {
    return letter.script == script || unicode::twin(letter.value, script) != 0;
  });
}

// The script that the word is meant to be in, where that is beyond doubt: the
// one in which all of it can be written; of several, the one with most letters.
Script find_target(const std::vector<Share>& shares,
                   const std::vector<Letter>& letters) {
  const Share* target = nullptr;
  for (const Share& share : shares) {
    if (!can_be_written_in(share.script, letters)) continue;
    if (target == nullptr) {
      target = &share;
    } else if (target->letters == share.letters) {
      return Script::common;
    }
  }
  return target == nullptr ? Script::common : target->script;
}

std::string_view name_of_script(Script script) {
  const auto* const name = uscript_getName(static_cast<UScriptCode>(script));
  return name == nullptr ? "another script" : name;
}

// A word of one script with an ending of another, as in "Facebookом": glued
// together, but nobody is misled.
bool is_glued(const std::vector<Letter>& letters) {
  uint32_t changes = 0;
  for (size_t i = 1; i < letters.size(); ++i) {
    if (letters[i].script != letters[i - 1].script) ++changes;
  }
  return changes == 1;
}

std::string list_scripts(const std::vector<Share>& shares, Script most) {
  std::string list;
  for (const Share& share : shares) {
    if (share.script == most) continue;
    if (!list.empty()) list += " and ";
    list += name_of_script(share.script);
  }
  return list;
}

// `U+043E CYRILLIC SMALL LETTER O looks like "o"`, for each letter that is not
// of the script `most`.
std::string list_letters(const std::vector<Letter>& letters, Script most) {
  std::string list;
  std::vector<char32_t> seen;
  for (const Letter& letter : letters) {
    if (letter.script == most) continue;
    if (std::ranges::find(seen, letter.value) != seen.end()) continue;
    if (seen.size() == kMostLettersShown) return list + ", and others";
    seen.push_back(letter.value);
    if (!list.empty()) list += ", ";
    list += unicode::name_code_point(letter.value);
    const char32_t twin = unicode::twin(letter.value, most);
    if (twin == 0) continue;
    list += " looks like \"";
    utf8::append(list, twin);
    list += "\"";
  }
  return list;
}

Fix make_fix(const std::vector<Letter>& letters, Script target) {
  Fix fix;
  fix.title = fmt::format("write it in {} letters", name_of_script(target));
  for (const Letter& letter : letters) {
    if (letter.script == target) continue;
    std::string text;
    utf8::append(text, unicode::twin(letter.value, target));
    fix.edits.push_back({letter.span, std::move(text)});
  }
  return fix;
}

void check_word(Check& check, Span word) {
  if (word.size() > kLongestWord) {
    report_at(check, word,
              fmt::format("\"{}\" mixes letters of several scripts",
                          shown(check.slice(word))));
    return;
  }
  const auto letters = letters_of(check.document.source->bytes(), word);
  const auto shares = shares_of(letters);
  const Script target = find_target(shares, letters);
  const Script most = target == Script::common ? shares.front().script : target;
  Finding& finding = report_at(
      check, word,
      fmt::format("\"{}\" mixes {} with {}: {}", shown(check.slice(word)),
                  name_of_script(most), list_scripts(shares, most),
                  list_letters(letters, most)));
  const auto share = std::ranges::find(shares, most, &Share::script);
  if (target != Script::common) {
    // A word that only the smaller part can spell is for a person to judge.
    if (share->letters == shares.front().letters) {
      finding.fix = make_fix(letters, target);
    }
  } else if (is_glued(letters)) {
    finding.severity = std::min(finding.severity, Severity::info);
  }
}

void check_source(Check& check) {
  for (const Span word : check.scan.mixed_words) {
    if (!is_misread(check.scan, word)) check_word(check, word);
  }
}

}  // namespace

extern const Rule unicode_mixed_script;
constinit const Rule unicode_mixed_script = {
    .id = "unicode/mixed-script",
    .severity = Severity::error,
    .summary = "Words with look-alike letters of another script",
    .source = check_source,
};

}  // namespace listlint::rules
