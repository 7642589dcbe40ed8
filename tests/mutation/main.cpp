// Measures the rules on mutants and prints what they miss.
//
//   mutation [RULE]
#include <fmt/format.h>

#include "tests/mutation/measure.h"

int main(int argc, char** argv) {
  using namespace listlint::mutation;
  const auto scores = measure(argc > 1 ? argv[1] : "", [](const auto& text) {
    fmt::print("{}\n", text);
  });
  for (const auto& score : scores) {
    fmt::print("{:4} of {:4} found, {:3} false alarms: {}, {}\n", score.found,
               score.mutants, score.false_alarms, score.rule, score.what);
  }
  const auto all = sum(scores);
  fmt::print("{:4} of {:4} found ({}), {:3} false alarms (precision {})\n",
             all.found, all.mutants, percent(all.found, all.mutants),
             all.false_alarms,
             percent(all.found, all.found + all.false_alarms));
  return 0;
}
