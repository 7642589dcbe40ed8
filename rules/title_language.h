// The language of a reference's title, as far as its letters tell: what the
// language rules of citations/ share. Pure functions; any thread.
#pragma once

#include <string_view>

#include "lint/language/language.h"

namespace listlint::rules {

// Whether texts in two languages (BCP 47 codes) are easily taken for one
// another, so that a guess cannot tell them apart: Danish and Norwegian.
bool are_alike(std::string_view a, std::string_view b);

// The language that the script of a text gives away: Japanese for Han with
// kana. Null where several languages are written in it.
const language::Language* language_by_script(std::string_view text);

}  // namespace listlint::rules
