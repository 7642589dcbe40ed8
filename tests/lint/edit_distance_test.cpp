#include "lint/edit_distance.h"

#include <gtest/gtest.h>

namespace listlint {
namespace {

TEST(EditDistance, CountsEditsAndSwaps) {
  EXPECT_EQ(edit_distance("", "abc", 9), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 9), 3U);
  EXPECT_EQ(edit_distance("style", "sytle", 9), 1U);
  EXPECT_EQ(edit_distance("same", "same", 9), 0U);
}

TEST(EditDistance, AnswersTheLimitWhereItIsReached) {
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 3), 3U);
  EXPECT_EQ(edit_distance("a", "abcdefgh", 3), 3U);
}

}  // namespace
}  // namespace listlint
