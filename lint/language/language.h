// Languages as references name them ("in Chinese"), the scripts that each is
// written in, and a guess at the language of a short title. Tables are made at
// build time (generate_languages.cpp). Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/unicode/code_point.h"

namespace listlint::language {

struct Language {
  std::string_view name;  // English name: "Chinese"
  std::string_view code;  // BCP 47: "zh"
  // Scripts that it is written in, most usual first. Chinese: han, bopomofo.
  // Empty where that is not known.
  std::span<const unicode::Script> scripts;
};

// By English name ("Chinese", "Simplified Chinese", "Chinese (Taiwan)") or code
// ("zh", "zh-Hans", "zho"), in any case; null where unknown.
const Language* find(std::string_view name_or_code);

// The language of a text in Latin letters, by its commonest short words and
// its letters; "" unless one language is clearly ahead. BCP 47 code.
std::string_view guess_latin(std::string_view text);

// The script with most letters, common and inherited aside; unknown without a
// letter.
unicode::Script main_script(std::string_view text);

// Whether a letter of the text is of the script.
bool has_script(std::string_view text, unicode::Script script);

// "Georgian"; the name of a script for messages.
std::string_view script_name(unicode::Script script);

// The language that a script alone gives away ("ka" for Georgian), else "".
std::string_view language_of_script(unicode::Script script);

}  // namespace listlint::language
