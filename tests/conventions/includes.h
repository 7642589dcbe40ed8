// Which folder may include which: ARCHITECTURE.md draws it, this holds it.
#pragma once

#include <string>
#include <vector>

#include "tests/conventions/source_tree.h"

namespace listlint::conventions {

// "lint/a.h:12: includes "cli/flags.h"; lint/ may include lint/ only"
std::vector<std::string> bad_includes(const File& file);

// What a header of lint/ includes from a library: everything sees lint/, and
// a library is wrapped where it is used. Only tl::expected may pass.
std::vector<std::string> leaked_libraries(const File& file);

}  // namespace listlint::conventions
