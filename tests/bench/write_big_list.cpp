// Writes the big list of the benchmarks to stdout, to measure the program on:
//   write_big_list > big.txt
#include <cstdio>

#include "lint/input.h"
#include "tests/bench/big_list.h"

int main() {
  const auto seed = listlint::read_source(
      LISTLINT_ROOT "/corpus/china/sister-cities-china.txt");
  if (!seed) return 2;
  const auto list = listlint::bench::big_list((*seed)->bytes(), 20'000'000);
  return std::fwrite(list.data(), 1, list.size(), stdout) == list.size() ? 0
                                                                         : 2;
}
