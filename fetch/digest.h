// Makes the digest of a body (judge.h tells what it is and compares it).
// Pure; any thread.
#pragma once

#include <string_view>

#include "fetch/judge.h"

namespace listlint::fetch {

// Words with digits (dates, counters) and those that `target` holds (echoes of
// the address) do not tell pages apart; `prose` is what the page says besides
// its links, and weighs more.
Digest digest_of(std::string_view bytes, std::string_view folded_text,
                 std::string_view folded_prose, std::string_view target);

}  // namespace listlint::fetch
