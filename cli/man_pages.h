// The manual: a page of the program, one of each command, and one of all rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/flag_table.h"

namespace listlint::cli {

struct ManPage {
  std::string file;  // "listlint-check.1"
  std::string text;
};

std::vector<ManPage> command_pages(const std::vector<CommandEntry>& table);

// listlint-rules(7), from the pages of the rules.
ManPage rules_page();

}  // namespace listlint::cli
