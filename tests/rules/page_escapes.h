// How a rule's page shows what a reader of it could not see: \u{200B} for a
// code point, \x{FF} for a byte. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace listlint::pages {

// nullopt where an escape is malformed or names no scalar value.
std::optional<std::string> decode_escapes(std::string_view written);

// Controls (line feed apart), invisible and unassigned characters, exotic
// spaces and ill-formed bytes become escapes.
std::string encode_escapes(std::string_view text);

}  // namespace listlint::pages
