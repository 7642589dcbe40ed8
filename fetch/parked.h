// Pages that somebody else put where the source was: for sale, parked, taken
// over, or what a fresh server shows. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "fetch/view.h"

namespace listlint::fetch {

// What it rests on; nullopt where the page is none of these.
std::optional<std::string> find_parked(const Evidence& evidence,
                                       const View& view);
std::optional<std::string> find_default_page(const Evidence& evidence,
                                             const View& view);

}  // namespace listlint::fetch
