// How the process gets memory for large lists. A page that is touched first
// costs a fault, and on many machines those faults cost more than reading the
// list; so freed memory is kept for the next rule, and large buffers lie on
// huge pages. Changes nothing but speed.
#pragma once

#include <cstddef>

namespace listlint {

// Once, when a program starts and before it has threads: memory that is freed
// stays with the process (mallopt(3)).
void keep_freed_memory();

// The opposite, for a program that waits for others: large buffers go back to
// the system as soon as they are freed.
void give_back_freed_memory();

// Asks for huge pages under a buffer that is about to be filled; small ones
// are left alone (madvise(2), MADV_HUGEPAGE).
void use_huge_pages(const void* begin, size_t bytes);

}  // namespace listlint
