#include "lint/line_index.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint {
namespace {

TEST(LineIndex, CountsColumnsInCodePoints) {
  const std::string text = "a\n友好城市 , China\n";
  LineIndex lines(text);
  EXPECT_EQ(lines.position(0), (Position{1, 1}));
  EXPECT_EQ(lines.position(2), (Position{2, 1}));
  EXPECT_EQ(lines.position(2 + 12), (Position{2, 5}));
  EXPECT_EQ(lines.position(2 + 15), (Position{2, 8}));
}

TEST(LineIndex, GivesABytesInsideACharacterToTheCharacter) {
  LineIndex lines("友b");
  EXPECT_EQ(lines.position(1), (Position{1, 1}));
  EXPECT_EQ(lines.position(2), (Position{1, 1}));
  EXPECT_EQ(lines.position(3), (Position{1, 2}));
}

TEST(LineIndex, CountsEachIllFormedByteAsOne) {
  LineIndex lines("\xFF\xE5\x8Fz");
  EXPECT_EQ(lines.position(3), (Position{1, 4}));
}

TEST(LineIndex, LeavesLineEndsOutOfLines) {
  LineIndex lines("ab\r\nc\n\nd");
  EXPECT_EQ(lines.line_count(), 4U);
  EXPECT_EQ(lines.line(1), (Span{0, 2}));
  EXPECT_EQ(lines.line(2), (Span{4, 5}));
  EXPECT_EQ(lines.line(3), (Span{6, 6}));
  EXPECT_EQ(lines.line(4), (Span{7, 8}));
}

TEST(LineIndex, KeepsALoneCarriageReturn) {
  EXPECT_EQ(LineIndex("ab\r").line(1), (Span{0, 3}));
}

TEST(LineIndex, HasNoLineAfterAFinalLineFeed) {
  EXPECT_EQ(LineIndex("a\n").line_count(), 1U);
  EXPECT_EQ(LineIndex("").line_count(), 1U);
}

TEST(LineIndex, PlacesTheEndOfTheText) {
  LineIndex lines("a\nbc");
  EXPECT_EQ(lines.position(4), (Position{2, 3}));
  EXPECT_EQ(LineIndex("").position(0), (Position{1, 1}));
}

TEST(LineIndex, AnswersTheSameInAnyOrder) {
  const std::string text = "é1\né2é\nx";
  LineIndex forward(text);
  std::vector<Position> ascending;
  for (uint32_t i = 0; i <= text.size(); ++i) {
    ascending.push_back(forward.position(i));
  }
  LineIndex backward(text);
  for (auto i = static_cast<uint32_t>(text.size()) + 1; i-- > 0;) {
    EXPECT_EQ(backward.position(i), ascending[i]) << i;
  }
}

}  // namespace
}  // namespace listlint
