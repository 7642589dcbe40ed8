// Puts the defects of all operators into the clean lists of corpus/ and counts
// what the rules find of them. The same numbers on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/mutation/operator.h"

namespace listlint::mutation {

struct Score {
  std::string_view rule;
  std::string_view what;
  size_t mutants = 0;
  size_t found = 0;
  size_t false_alarms = 0;
};

// Told of each mutant that its rule missed, and of each false alarm.
using Watch = std::function<void(const std::string& what)>;

// One score an operator, in the order of all_operators(), of operators whose
// rule is in the table of rules and, unless `only` is empty, is `only`. Another
// `draw` puts the defects elsewhere: a look at places that no rule was made by.
std::vector<Score> measure(std::string_view only = {}, const Watch& watch = {},
                           uint64_t draw = 0);

// Scores of one rule, or of all, added up.
Score sum(const std::vector<Score>& scores, std::string_view rule = {});

// "97.9 %", rounded down, so that 100 % is all. "none" of none.
std::string percent(size_t part, size_t whole);

// docs/accuracy.md; `elsewhere` is of another draw.
std::string accuracy_page(const std::vector<Score>& scores,
                          const std::vector<Score>& elsewhere);

// What the page of a rule says of its mutants: one sentence.
std::string accuracy_sentence(const std::vector<Score>& scores,
                              std::string_view rule);

}  // namespace listlint::mutation
