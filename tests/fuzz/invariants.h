// What holds of every Document, whatever the bytes it was read from.
#pragma once

#include <string>

#include "lint/document.h"

namespace listlint {

// "" where all of it holds, else what does not.
std::string broken_invariant(const Document& document);

}  // namespace listlint
