// Which findings a change of a list has caused: those on lines that the list
// did not have before, and those that are new because of it. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "cli/flags.h"
#include "cli/run.h"
#include "lint/engine.h"
#include "lint/line_index.h"

namespace listlint::cli {

// A list, or a page of a dump, as it was before.
class Earlier {
 public:
  explicit Earlier(const Checked& checked);

  // Which findings of the list as it is now were there before, by index.
  std::vector<bool> known(const Checked& now) const;

 private:
  using Counts = std::unordered_map<uint64_t, uint32_t>;

  bool has_lines_of(const Finding& finding, std::string_view bytes,
                    const LineIndex& lines) const;

  std::unordered_set<uint64_t> lines_;
  Counts findings_;  // by content
  Counts anywhere_;  // by content, sections not looked at
};

class Caused {
 public:
  // Checks the lists of the plan as they were before, which it has to know;
  // borrows both. What cannot be read then counts as new, and is told.
  Caused(const Plan& plan, const Flags& flags);

  // Which findings were there before; nothing is known of a new list.
  std::vector<bool> known(const Checked& now) const;

 private:
  // By job and page.
  std::map<std::pair<size_t, std::string>, Earlier> earlier_;
};

// Dismisses what is known and not dismissed already. What a known finding
// explains, and was not there before, then stands by itself.
void dismiss_known(std::vector<Finding>& findings,
                   const std::vector<bool>& known);

}  // namespace listlint::cli
