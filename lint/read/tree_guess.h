// Where a list most likely is in a tree of values. Pure; any thread.
#pragma once

#include "lint/read/reader.h"
#include "lint/read/tree.h"
#include "lint/read/tree_plan.h"

namespace listlint {

Plan guess_plan(const Tree& tree, const ReadOptions& options);

}  // namespace listlint
