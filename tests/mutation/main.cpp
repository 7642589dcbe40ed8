// Measures the rules on mutants and prints what they miss.
//
//   mutation [RULE [DRAW]]
//
// RULE "" is all of them; DRAW is a number: another one, other places.
#include <cstdlib>
#include <fmt/format.h>

#include "tests/mutation/measure.h"

int main(int argc, char** argv) {
  using namespace listlint::mutation;
  const auto tell = [](const auto& text) { fmt::print("{}\n", text); };
  const auto draw = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
  const auto scores = measure(argc > 1 ? argv[1] : "", tell, draw);
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
