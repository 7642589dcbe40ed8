// A tree of values as a list: what JSON and YAML share.
//
// By the paths of the config where it has any, else guessed: an entry is an
// object with a name among its like, the key or sibling that names what holds
// it is its section. What is neither is unread.
#pragma once

#include "lint/read/list_builder.h"
#include "lint/read/reader.h"
#include "lint/read/tree.h"

namespace listlint {

void write_list(const Tree& tree, const ReadOptions& options,
                ListBuilder& builder);

}  // namespace listlint
