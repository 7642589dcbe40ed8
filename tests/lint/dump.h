// A Document as text, so that a test can assert all of it at once.
#pragma once

#include <string>
#include <string_view>

#include "lint/document.h"

namespace listlint {

// One line a node:
//   section "Hangzhou" level 2 elsewhere [48]
//   entry "London" (England) "United Kingdom"=GB note "1986" flag ENG [1][a]
//   reference 1 x2 author=… title=… site=… language=zh …
//   unread prose "…"
//   problem unclosed "<ref>" at "…"
// The country of an entry that only its flag tells reads =GB; what nothing
// describes or knows has a "?".
std::string dump(const Document& document);

// Reads `text` as plain text and dumps it.
std::string dump_text(std::string text);

}  // namespace listlint
