// The title of a page beside the one that it is cited by. Pure; any thread.
#pragma once

#include <string_view>

#include "lint/document.h"
#include "lint/verdict.h"

namespace listlint::rules {

// Whether the page that was found has quite another title than the cited one:
// both say enough, in one script and language, and have no word, no stem and no
// part of a compound in common. What the site is called counts for nothing.
// False where any of it is in doubt.
bool has_another_title(const Reference& reference, const Verdict& verdict);

}  // namespace listlint::rules
