#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/language/language.h"
#include "lint/place.h"
#include "lint/rule.h"
#include "lint/unicode/code_point.h"
#include "lint/unicode/utf8.h"
#include "rules/subject.h"

namespace listlint::rules {
namespace {

using unicode::Script;

// The lead bytes of Greek and Cyrillic letters in UTF-8.
bool may_have_twins(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xCD && byte <= 0xD4) return true;
  }
  return false;
}

struct Word {
  size_t begin = 0;
  size_t end = 0;
  std::string latin;  // as it looks
  Script script = Script::common;
  uint32_t letters = 0;
  bool has_small = false;
};

// Reads the word at `at` as Latin letters; nullopt where some letter has no
// twin there. Moves `at` behind the word in any case.
std::optional<Word> read_twin(std::string_view text, size_t& at) {
  constexpr uint32_t kParts =
      unicode::kLetter | unicode::kMark | unicode::kDigit;
  Word word{at, at, {}, Script::common, 0, false};
  bool all = true;
  while (at < text.size()) {
    const auto point = utf8::decode(text, at);
    if (point.value == utf8::kIllFormed) break;
    const auto& properties = unicode::properties(point.value);
    if ((properties.flags & kParts) == 0) break;
    at += point.length;
    const char32_t twin = unicode::twin(point.value, Script::latin);
    const bool other = properties.script == Script::cyrillic ||
                       properties.script == Script::greek;
    if (!other || twin == 0 || twin >= 0x80) {
      all = false;
      continue;
    }
    utf8::append(word.latin, twin);
    word.script = properties.script;
    ++word.letters;
    word.has_small =
        word.has_small || (properties.flags & unicode::kLowercase) != 0;
  }
  word.end = at;
  if (!all || word.letters == 0) return std::nullopt;
  return word;
}

// The one word of the text that is in another script than it looks, where all
// the rest is in Latin letters.
std::vector<Word> find_twins(std::string_view text) {
  std::vector<Word> words;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    auto word = read_twin(text, at);
    if (word) {
      words.push_back(std::move(*word));
    } else if (at == begin) {
      ++at;  // no part of a word
    } else if (language::main_script(text.substr(begin, at - begin)) !=
               Script::latin) {
      return {};  // the text does have words of that script
    }
  }
  return words;
}

// "СССР" may be meant; a word with a small letter, or a longer one, is not.
bool is_told(const Word& word) {
  return word.letters >= 2 && (word.has_small || word.letters >= 5);
}

// Whether nearly all names are in Latin letters, those aside that only look so.
bool is_latin_list(const Document& document) {
  size_t latin = 0;
  size_t all = 0;
  const auto count = [&](const Text& text) {
    const auto script = language::main_script(text.value);
    if (script == Script::unknown) return;
    if (script != Script::latin && !find_twins(text.value).empty()) return;
    ++all;
    if (script == Script::latin) ++latin;
  };
  for (const auto& entry : document.entries) count(entry.name);
  for (const auto& section : document.sections) count(section.heading);
  return latin * 10 >= all * 9 && latin >= 3;
}

class Names {
 public:
  explicit Names(Check& check) : check_(check), document_(check.document) {}

  void run() {
    for (const auto& entry : document_.entries) {
      check_name(entry.name);
      check_name(entry.country);
    }
    for (const auto& section : document_.sections) check_name(section.heading);
  }

 private:
  void check_name(const Text& name) {
    if (!may_have_twins(name.value)) return;
    for (const auto& word : find_twins(name.value)) {
      if (!is_told(word)) continue;
      if (!is_latin_) is_latin_ = is_latin_list(document_);
      if (*is_latin_) report_word(name, word);
    }
  }

  void report_word(const Text& name, const Word& word) {
    const auto& source = *document_.source;
    const auto text = name.value.substr(word.begin, word.end - word.begin);
    const Span span = part_of(source, name, word.begin, word.end);
    auto& finding = report_at(
        check_, span,
        fmt::format("\"{}\" is in {} letters that look like Latin ones, "
                    "beginning with {}: write \"{}\"",
                    text, language::script_name(word.script),
                    unicode::name_code_point(utf8::decode(text, 0).value),
                    word.latin));
    if (!is_verbatim(source, name)) return;
    finding.fix =
        Fix{"write it in Latin letters", Safety::unsafe, {{span, word.latin}}};
  }

  Check& check_;
  const Document& document_;
  std::optional<bool> is_latin_;
};

void check_document(Check& check) {
  const auto* told = language::find(check.document.language);
  if (told != nullptr && !told->scripts.empty() &&
      told->scripts.front() != Script::latin) {
    return;
  }
  if (check.scan.seen != 0) Names(check).run();
}

}  // namespace

extern const Rule unicode_look_alike;
constinit const Rule unicode_look_alike = {
    .id = "unicode/look-alike",
    .severity = Severity::warning,
    .summary = "A name in letters that only look like Latin ones",
    .document = check_document,
};

}  // namespace listlint::rules
