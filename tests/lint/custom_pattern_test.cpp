#include <gtest/gtest.h>
#include <string>

#include "lint/custom/pattern.h"

namespace listlint::custom {
namespace {

std::string error_of(const std::string& text) {
  const auto pattern = Pattern::compile(text);
  return pattern ? "" : pattern.error();
}

TEST(CustomPattern, SaysWhatIsWrong) {
  const auto expect = [](const std::string& text, const std::string& what) {
    EXPECT_EQ(error_of(text), "\"" + text +
                                  "\" is not a regular expression: " + what +
                                  "; put a \\ before a sign that means itself");
  };
  expect("a(", "a round bracket has no partner, at character 2");
  expect("[a", "a square bracket is not closed, at character 2");
  expect("*a", "a sign stands where it means nothing, at character 1");
  expect("\\p{Xyz}", "it has a property that is not known, at character 7");
  EXPECT_EQ(error_of("(a)" + std::string(1000, 'a')),
            "a pattern has at most 1000 bytes");
}

TEST(CustomPattern, FindsPlainTextAndExpressionsAlike) {
  for (const char* text : {"z\xC3\xBC", "z[\xC3\xBC]"}) {
    const auto pattern = Pattern::compile(text);
    ASSERT_TRUE(pattern);
    Budget budget;
    Matcher matcher(*pattern, budget);
    const auto first = matcher.find("az\xC3\xBCz\xC3\xBC");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->begin, 1U);
    EXPECT_EQ(first->end, 4U);
    const auto second = matcher.find("az\xC3\xBCz\xC3\xBC", first->end);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->end, 7U);
    EXPECT_FALSE(matcher.find("Z\xC3\xBC"));
    EXPECT_TRUE(matcher.matches_whole("z\xC3\xBC"));
    EXPECT_FALSE(matcher.matches_whole("z\xC3\xBC "));
  }
}

TEST(CustomPattern, PutsBracketsIntoTheReplacement) {
  const auto pattern = Pattern::compile("(\\w+), (\\w+)|(x)");
  ASSERT_TRUE(pattern);
  EXPECT_EQ(pattern->groups(), 3);
  Budget budget;
  Matcher matcher(*pattern, budget);
  const std::string value = "to Busan, Korea";
  ASSERT_TRUE(matcher.find(value));
  EXPECT_EQ(matcher.expand("$2: $1$3 $$1 $", value), "Korea: Busan $1 $");
}

TEST(CustomPattern, SurvivesIllFormedBytes) {
  const auto pattern = Pattern::compile("b.");
  ASSERT_TRUE(pattern);
  Budget budget;
  Matcher matcher(*pattern, budget);
  const auto found = matcher.find(
      "\xFF\xE4"
      "b\xFF");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, 2U);
  EXPECT_EQ(found->end, 4U);
}

TEST(CustomPattern, SpendsTheBudgetOnlyOnRepetitionsInRepetitions) {
  const std::string value(60, 'a');
  for (const auto& [text, spent] :
       {std::pair("(a+)+b", true), std::pair("a+[b]", false)}) {
    const auto pattern = Pattern::compile(text);
    ASSERT_TRUE(pattern);
    Budget budget;
    Matcher matcher(*pattern, budget);
    EXPECT_FALSE(matcher.find(value));
    EXPECT_EQ(budget.spent(), spent) << text;
  }
}

}  // namespace
}  // namespace listlint::custom
