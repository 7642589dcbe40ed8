// The nearest file of a name: in a folder, else in the one above it, …
// Asks the file system; any thread.
#pragma once

#include <string>
#include <string_view>

namespace listlint {

// `folder` is absolute; "" where there is none up to the root.
std::string find_upwards(const std::string& folder, std::string_view name);

}  // namespace listlint
