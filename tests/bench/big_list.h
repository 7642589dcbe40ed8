// A list of any size, made from a real one: for measuring, not for judging.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace listlint::bench {

// One long list in the shape of `seed`, a plain text list whose references
// follow its entries, of about `bytes` bytes. It is `seed` over and over: all
// headings and entries first, then all references. From the second time on
// each name and each site carries a suffix of its own and marks count on, so
// that nothing is twice that was not twice before. Always the same bytes.
std::string big_list(std::string_view seed, size_t bytes);

}  // namespace listlint::bench
