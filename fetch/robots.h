// robots.txt as RFC 9309 reads it. Pure functions; any thread.
#pragma once

#include <string_view>

namespace listlint::fetch {

// Whether the text lets the program called `product` ("listlint") ask for
// `target`, path and query as they go over the wire: the group of that name,
// else of "*"; the longest rule that matches wins, and allow on a tie; "*" and
// "$" in rules. Escapes are compared as RFC 9309 2.2.2 says.
bool robots_allow(std::string_view text, std::string_view product,
                  std::string_view target);

// Crawl-delay of the same group in seconds, 0 where it has none; at most 60.
double crawl_delay(std::string_view text, std::string_view product);

}  // namespace listlint::fetch
