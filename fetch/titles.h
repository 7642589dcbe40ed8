// Whether the title that a list gives a source is that of a page.
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace listlint::fetch {

// "Page | Site - Town" in its parts, as written: parted by bars, dashes with
// space around, guillemets and the like. The whole title where there is none.
std::vector<std::string_view> title_parts(std::string_view title);

// Whether most words of the shorter title are in the other. What is generic
// ("404 Not Found", "Home") matches nothing.
bool titles_match(std::string_view cited, std::string_view page);
bool any_title_matches(const std::vector<std::string>& cited,
                       std::string_view page);

// Whether two titles have no word in common.
bool share_nothing(std::string_view a, std::string_view b);

}  // namespace listlint::fetch
