// Character references: "&nbsp;", "&#160;", "&#xA0;". Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/source.h"

namespace listlint::wikitext {

struct Entity {
  uint32_t length = 0;  // in the source
  char32_t value = 0;
};

// The one at the '&' of bytes[at], up to `end`; nullopt where there is none,
// or one that HTML does not allow. Of the named ones, those of HTML 4 that
// lists and titles use.
std::optional<Entity> read_entity(std::string_view bytes, uint32_t at,
                                  uint32_t end);

}  // namespace listlint::wikitext
