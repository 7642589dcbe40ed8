// How far two short texts are apart, for "did you mean". Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace listlint {

// Optimal string alignment distance in bytes: insertions, deletions,
// substitutions and swaps of neighbours, each 1. Answers `limit` as soon as
// the distance is no less. Time is the product of the sizes.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

}  // namespace listlint
