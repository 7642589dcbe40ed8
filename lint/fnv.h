// 64-bit FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace listlint {

inline constexpr uint64_t kFnvSeed = 0xCBF29CE484222325U;

// Seed it with the hash of what stands before.
constexpr uint64_t fnv1a(std::string_view bytes, uint64_t seed = kFnvSeed) {
  for (const char c : bytes) {
    seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return seed;
}

}  // namespace listlint
