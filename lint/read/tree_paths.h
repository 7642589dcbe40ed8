// Where the parts of a list are in a tree of values, as the paths of the config
// say. Pure; any thread.
//
//   section: "/*/city"            "*" is each item or member
//   name: "/*/twins/*/name"
//   section: "/*#"                "#" at the end: the key, not its value
//
// A field belongs to the entry whose path begins alike: those above share
// "/*", so all names under one item have its city as their section.
#pragma once

#include "lint/read/reader.h"
#include "lint/read/tree.h"
#include "lint/read/tree_plan.h"

namespace listlint {

// Whether the columns hold paths, not only headers.
bool has_paths(const ReadOptions& options);

Plan plan_by_paths(const Tree& tree, const ReadOptions& options);

}  // namespace listlint
