// Pages that say, at 200 OK, that nothing was found. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "fetch/view.h"

namespace listlint::fetch {

// What it rests on; nullopt where the page does not say so. Quotes, articles
// and discussions about such messages are none.
std::optional<std::string> find_missing(const View& view);

// Wayback's own pages of that kind; what a copy says is of no matter.
std::optional<std::string> find_missing_copy(const View& view);

}  // namespace listlint::fetch
