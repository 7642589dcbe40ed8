#include "lint/memory.h"

#include <cstdint>
#include <malloc.h>
#include <sys/mman.h>

namespace listlint {

void keep_freed_memory() {
  constexpr int kMost = 1 << 30;  // bytes
  ::mallopt(M_MMAP_THRESHOLD, kMost);
  ::mallopt(M_TRIM_THRESHOLD, kMost);
}

void give_back_freed_memory() {
  // Setting the thresholds also keeps glibc from raising them as it goes.
  constexpr int kLarge = 128 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, kLarge);
  ::mallopt(M_TRIM_THRESHOLD, kLarge);
}

void use_huge_pages(const void* begin, size_t bytes) {
  constexpr uintptr_t kPage = uintptr_t{1} << 21;  // of x86-64 and arm64
  const auto at = reinterpret_cast<uintptr_t>(begin);
  const uintptr_t first = (at + kPage - 1) & ~(kPage - 1);
  const uintptr_t last = (at + bytes) & ~(kPage - 1);
  if (first >= last) return;
  // Advice: where the kernel has no huge pages, nothing is lost.
  ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}

}  // namespace listlint
