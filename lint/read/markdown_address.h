// Addresses in Markdown: where a bare one begins and ends, and what kind of
// place one leads to. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "lint/source.h"

namespace listlint::markdown {

// The address whose "://" is at `colon`; empty where there is none. Its scheme
// stands behind `floor`.
Span address_at_scheme(std::string_view bytes, uint32_t floor, uint32_t colon,
                       uint32_t end);

// Where a bare address ends: before white space and what cannot stand in one,
// and before the punctuation that ends a sentence.
uint32_t address_end(std::string_view bytes, uint32_t begin, uint32_t end);

// Leads out of the page: a source, where "Tsu.md" and "#tsu" are none.
bool is_external(std::string_view url);
bool is_anchor(std::string_view url);

// What a link shows that stands for a source and says nothing else: "1",
// "[1]", "source", "link".
bool is_source_word(std::string_view text);

}  // namespace listlint::markdown
