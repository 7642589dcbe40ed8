// The difference of two texts as a unified diff, which `git apply` and `patch`
// take. Lines are compared and written byte for byte. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace listlint::reports {

// From a/<path> to b/<path>, with three lines around each change; "" where the
// texts are the same. The shortest there is, but where two texts have little in
// common: then whole stretches are replaced, in bounded time.
std::string unified_diff(std::string_view path, std::string_view before,
                         std::string_view after);

}  // namespace listlint::reports
