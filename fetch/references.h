// Character references of HTML ("&amp;"), those that pages are full of. Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>

namespace listlint::fetch {

// Appends the text with its references decoded. False where one is rare or not
// written as it should be: what that means is for a parser of HTML to say.
bool decode_references(std::string_view raw, bool in_attribute,
                       std::string& out);

}  // namespace listlint::fetch
