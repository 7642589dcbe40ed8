// A rule's page (rules/<group>/<name>.md) taken apart, so that its examples
// can be run and what they should print can be written back.
//
//   # group/name, then the sections of kSections, in this order and no others.
//   Under Fails and Passes, each example is a block `text` (or the name of
//   another reader) with at most one `config` before it and one `verdicts`
//   after it, and under Fails then `findings` and at most one `fixed`. Prose
//   may stand between.
//
// A Page owns all its texts. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace listlint::pages {

inline constexpr std::string_view kSections[] = {
    "## Why it matters", "## Examples",   "### Fails",   "### Passes",
    "## Options",        "## Fix safety", "## Accuracy",
};

struct Block {
  std::string info;  // after the fence: "text"
  std::string text;  // as written, every line ended
  size_t open = 0;   // line numbers of the fences, from 1
  size_t close = 0;
};

struct Example {
  bool fails = false;  // stands under "Fails"
  Block text;
  std::optional<Block> config;
  std::optional<Block> verdicts;  // of an audit (page_verdicts.h)
  std::optional<Block> findings;
  std::optional<Block> fixed;
};

struct OptionRow {
  std::string name;
  std::string value;  // the default
};

struct Page {
  std::string title;
  std::vector<Example> examples;
  std::vector<OptionRow> options;
  std::string fix_safety;           // the section's text
  std::vector<std::string> errors;  // "12: what is wrong"
};

Page parse_page(std::string_view markdown);

}  // namespace listlint::pages
