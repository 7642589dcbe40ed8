// Broken versions of real files, to be read without a crash. The same bytes on
// every machine.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace listlint {

// `bytes` with a few of them changed, left out, repeated or swapped for signs
// of markup. Seeded, and the same everywhere: of the standard's generators
// and distributions only the former are specified to the bit.
std::string mutate(const std::string& bytes, uint32_t seed);

}  // namespace listlint
