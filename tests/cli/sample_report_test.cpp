// The report that docs/ shows is what the program writes.
#include <gtest/gtest.h>

#include "tests/cli/corpus.h"
#include "tests/cli/program.h"
#include "tests/golden.h"

namespace listlint::cli {
namespace {

using SampleReport = Program;

// Not the style and the script around it, nor the foot, which tells versions of
// what happens to be installed.
std::string main_of(const std::string& page) {
  const auto begin = page.find("<main ");
  const auto end = page.find("</main>");
  if (begin == page.npos || end == page.npos) return "no <main> in " + page;
  return page.substr(begin, end - begin);
}

TEST_F(SampleReport, IsOfTheListOfChina) {
  const std::string list = "sister-cities-china.txt";
  write(list, read_file(corpus::kRoot + corpus::kChina));
  expect("report --no-config " + list + " -o sample.html", 1, "");
  const auto made = read_file(folder_ + "/sample.html");
  const auto kept = golden(LISTLINT_ROOT "/docs/sample-report.html", made);
  EXPECT_EQ(main_of(made), main_of(kept));
  EXPECT_LE(made.size(), 400'000U);
}

}  // namespace
}  // namespace listlint::cli
