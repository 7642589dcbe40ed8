#include "lint/read/writing.h"

#include <deque>
#include <gtest/gtest.h>

namespace listlint {
namespace {

class WritingTest : public testing::Test {
 protected:
  Source source_{"a.wiki", "[[Gold Coast|The ''Gold'' Coast]], A&amp;B"};
  std::deque<std::string> storage_;
  Writing writing_{source_, storage_};

  // "Gold" in quotes, "Coast", and a decoded "&".
  void fill() {
    writing_.append({13, 17});       // "The "
    writing_.append({19, 23});       // "Gold"
    writing_.append({25, 31});       // " Coast"
    writing_.append({33, 36});       // ", A"
    writing_.append("&", {36, 41});  // "&amp;"
    writing_.append({41, 42});       // "B"
  }
};

TEST_F(WritingTest, ShowsTheTextWithoutItsMarkup) {
  fill();
  EXPECT_EQ(writing_.bytes(), "The Gold Coast, A&B");
}

TEST_F(WritingTest, AValueThatStandsInTheSourceIsAViewOfIt) {
  fill();
  const Text text = writing_.text({4, 8});
  EXPECT_EQ(text.value, "Gold");
  EXPECT_EQ(text.value.data(), source_.bytes().data() + 19);
  EXPECT_EQ(text.span, (Span{19, 23}));
  EXPECT_TRUE(storage_.empty());
}

TEST_F(WritingTest, AValueWithMarkupInsideIsKeptAndSpansItAll) {
  fill();
  const Text name = writing_.text({0, 14});
  EXPECT_EQ(name.value, "The Gold Coast");
  EXPECT_EQ(source_.slice(name.span), "The ''Gold'' Coast");
  const Text country = writing_.text({16, 19});
  EXPECT_EQ(country.value, "A&B");
  EXPECT_EQ(source_.slice(country.span), "A&amp;B");
  EXPECT_EQ(storage_, (std::deque<std::string>{"The Gold Coast", "A&B"}));
}

TEST_F(WritingTest, PartsOfDecodedTextStandForAllOfIt) {
  fill();
  EXPECT_EQ(source_.slice(writing_.place({17, 18})), "&amp;");
  EXPECT_EQ(source_.slice(writing_.place({17, 19})), "&amp;B");
}

TEST_F(WritingTest, AnEmptyPartStandsBetweenItsNeighbours) {
  EXPECT_EQ(writing_.place({0, 0}), (Span{0, 0}));
  fill();
  EXPECT_EQ(writing_.place({6, 6}), (Span{21, 21}));
  EXPECT_EQ(writing_.place({19, 19}), (Span{42, 42}));
  EXPECT_EQ(writing_.text({6, 6}).value, "");
}

TEST_F(WritingTest, NeighbouringBytesAreOneRun) {
  writing_.append({2, 6});
  writing_.append({6, 12});
  const Text text = writing_.text({0, 10});
  EXPECT_EQ(text.value.data(), source_.bytes().data() + 2);
  EXPECT_EQ(text.value, "Gold Coast");
}

TEST_F(WritingTest, ClearedItIsEmpty) {
  fill();
  writing_.clear();
  EXPECT_TRUE(writing_.empty());
  writing_.append({2, 6});
  EXPECT_EQ(writing_.bytes(), "Gold");
}

TEST_F(WritingTest, PlainTextIsItsOwnWriting) {
  const auto verbatim = Writing::verbatim(source_);
  const Text text = verbatim.text({2, 12});
  EXPECT_EQ(text.value, "Gold Coast");
  EXPECT_EQ(text.span, (Span{2, 12}));
  EXPECT_EQ(verbatim.place({5, 5}), (Span{5, 5}));
}

}  // namespace
}  // namespace listlint
