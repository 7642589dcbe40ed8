// Every rule with its page, ordered by id. The table is written by the build
// from the files of this folder (generate_table.cpp).
#pragma once

#include <span>
#include <string_view>

#include "lint/rule.h"

namespace listlint::rules {

struct Row {
  const Rule* rule = nullptr;
  std::string_view page;  // the Markdown of rules/<group>/<name>.md
};

std::span<const Row> table();

// Null where there is no such rule.
const Row* find(std::string_view id);

}  // namespace listlint::rules
