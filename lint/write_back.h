// Which fixes can be written into the file that they were found in. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "lint/document.h"
#include "lint/finding.h"

namespace listlint {

// False where the bytes are not the file's own (another encoding, a page of a
// dump), and where what is inserted would have to be escaped in this markup.
bool can_write_back(const Document& document, const Fix& fix);

// Takes from findings the fixes that cannot be; answers how many.
uint32_t drop_unwritable_fixes(const Document& document,
                               std::vector<Finding>& findings);

}  // namespace listlint
