// Addresses in wikitext: how far MediaWiki takes one to go. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "lint/source.h"

namespace listlint::wikitext {

// The length of the address at `at`, behind a "["; 0 without one. "|" ends it
// where `bar_ends` is set: in templates and links.
uint32_t address_length(std::string_view bytes, uint32_t at, bool bar_ends);

// The address on its own whose colon is at `colon`, without the punctuation
// that follows it; empty without one.
Span address_around(std::string_view bytes, uint32_t colon, bool bar_ends);

}  // namespace listlint::wikitext
