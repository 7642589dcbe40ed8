// The text of a body as UTF-8: which charset it is in is decided as browsers
// do, but for labels that the bytes contradict. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace listlint::fetch {

// In this order: a byte order mark, the header's charset, what the page says
// of itself, a guess. A label is passed over where it says UTF-8 of bytes that
// are none, or something else of bytes that can only be UTF-8. `host` helps to
// guess: unlabelled pages of ".cn" are mostly GBK. Bytes that are no text
// become U+FFFD.
std::string decode(std::string_view body, bool is_html,
                   std::string_view content_type, std::string_view host);

}  // namespace listlint::fetch
