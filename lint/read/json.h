// JSON, and JSON Lines: one value after the other.
//
// The scanner is our own: findings need the place of every value, and a list
// with one wrong byte, a number past a double or a tab in a text is to be read
// all the same, which libraries refuse. Strict in all else. Pure; any thread.
#pragma once

#include <string_view>

#include "lint/read/reader.h"

namespace listlint {

Document read_json(const Source& source, const ReadOptions& options);

// Whether bytes begin like JSON that holds a list.
bool sniff_json(std::string_view bytes);

}  // namespace listlint
