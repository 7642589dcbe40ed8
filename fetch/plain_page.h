// Pages whose tags stand in order, read without a tree: most pages are so, and
// gumbo takes ten times as long for them. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "fetch/page.h"

namespace listlint::fetch {

// What read_tangled_page() would say; nullopt where that is not certain, as
// where an end tag is missing that browsers would not put in at once.
std::optional<Page> read_plain_page(std::string_view html);

// Any page, as browsers build its tree.
Page read_tangled_page(std::string_view html);

}  // namespace listlint::fetch
