#include "lint/fix.h"

#include <gtest/gtest.h>
#include <vector>

namespace listlint {
namespace {

Finding fixing(std::vector<Edit> edits, Safety safety = Safety::safe) {
  Finding finding;
  finding.fix = Fix{"", safety, std::move(edits)};
  return finding;
}

TEST(ApplyFixes, ReplacesInsertsAndRemoves) {
  const std::vector<Finding> findings = {
      fixing({{{0, 1}, "A"}}), fixing({{{2, 2}, "+"}}), fixing({{{3, 5}, ""}})};
  const auto fixed = apply_fixes("abcdefg", findings, Safety::safe);
  EXPECT_EQ(fixed.bytes, "Ab+cfg");
  EXPECT_EQ(fixed.applied, 3U);
  EXPECT_EQ(fixed.waiting, 0U);
}

TEST(ApplyFixes, LeavesUnsafeOnesOutUnlessAsked) {
  const std::vector<Finding> findings = {
      fixing({{{0, 1}, "A"}}), fixing({{{1, 2}, "B"}}, Safety::unsafe)};
  EXPECT_EQ(apply_fixes("abc", findings, Safety::safe).bytes, "Abc");
  EXPECT_EQ(apply_fixes("abc", findings, Safety::unsafe).bytes, "ABc");
}

TEST(ApplyFixes, LetsTheEarlierOfTwoThatOverlapWin) {
  const std::vector<Finding> findings = {fixing({{{1, 4}, "X"}}),
                                         fixing({{{0, 2}, "Y"}})};
  const auto fixed = apply_fixes("abcdef", findings, Safety::safe);
  EXPECT_EQ(fixed.bytes, "Ycdef");
  EXPECT_EQ(fixed.applied, 1U);
  EXPECT_EQ(fixed.waiting, 1U);
}

TEST(ApplyFixes, AppliesAFixWholeOrNotAtAll) {
  const std::vector<Finding> findings = {
      fixing({{{0, 1}, "A"}}), fixing({{{0, 1}, "Z"}, {{5, 6}, "F"}})};
  EXPECT_EQ(apply_fixes("abcdef", findings, Safety::safe).bytes, "Abcdef");
}

TEST(ApplyFixes, StaysLinearOverManyFixes) {
  std::vector<Finding> findings;
  std::string bytes;
  for (uint32_t i = 0; i < 200'000; ++i) {
    findings.push_back(fixing({{{2 * i, 2 * i + 1}, "b"}}));
    bytes += "a ";
  }
  EXPECT_EQ(apply_fixes(bytes, findings, Safety::safe).applied, 200'000U);
}

}  // namespace
}  // namespace listlint
