// What becomes of two references that are written alike in wikitext.
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule duplicates_reference;
}

namespace {

std::string list(std::string_view references) {
  return "==Bonn==\n" + std::string(references);
}

pages::Ran run(std::string_view references) {
  pages::Example example;
  example.text.info = "wikitext";
  example.text.text = list(references);
  return pages::run_example(rules::duplicates_reference, example);
}

std::string merged(std::string_view references) {
  const auto ran = run(references);
  EXPECT_EQ(ran.error, "");
  EXPECT_EQ(ran.unsettled, "");
  return ran.fixed;
}

TEST(ReferenceMerge, CitesTheNameThatTheFirstOneHas) {
  EXPECT_EQ(merged("* A, China<ref name=\"x\">[https://bonn.de/a A]</ref>\n"
                   "* B, Japan<ref>[https://bonn.de/a A]</ref>\n"),
            list("* A, China<ref name=\"x\">[https://bonn.de/a A]</ref>\n"
                 "* B, Japan<ref name=\"x\" />\n"));
}

TEST(ReferenceMerge, TakesAllUsesOfTheOtherAlong) {
  EXPECT_EQ(merged("* A, China<ref>[https://bonn.de/a A]</ref>\n"
                   "* B, Japan<ref name=y>[https://bonn.de/a A]</ref>\n"
                   "* C, Italy<ref name=y/>\n"),
            list("* A, China<ref name=\"bonn.de\">[https://bonn.de/a A]</ref>\n"
                 "* B, Japan<ref name=\"bonn.de\" />\n"
                 "* C, Italy<ref name=\"bonn.de\" />\n"));
}

TEST(ReferenceMerge, MergesManyAndKeepsTheLatestAccessDate) {
  const std::string begin =
      "<ref>{{cite web|url=https://bonn.de/a|title=A|"
      "access-date=";
  EXPECT_EQ(
      merged("* A, China" + begin + "1 May 2020}}</ref>\n* B, Japan" + begin +
             "3 May 2021}}</ref>\n* C, Italy" + begin +
             "2 May 2019}}</ref>\n* D, Spain" + begin + "2 May 2022}}</ref>\n"),
      list("* A, China<ref name=\"bonn.de 2020\">{{cite web|"
           "url=https://bonn.de/a|title=A|access-date=2 May 2022}}</ref>\n"
           "* B, Japan<ref name=\"bonn.de 2020\" />\n"
           "* C, Italy<ref name=\"bonn.de 2020\" />\n"
           "* D, Spain<ref name=\"bonn.de 2020\" />\n"));
}

TEST(ReferenceMerge, MakesANameThatNoOtherReferenceHas) {
  EXPECT_EQ(merged("* A, China<ref name=\"bonn.de\">[https://bonn.de/x X]</ref>"
                   "<ref>[https://bonn.de/a A]</ref>\n"
                   "* B, Japan<ref>[https://bonn.de/a A]</ref>\n"),
            list("* A, China<ref name=\"bonn.de\">[https://bonn.de/x X]</ref>"
                 "<ref name=\"bonn.de-2\">[https://bonn.de/a A]</ref>\n"
                 "* B, Japan<ref name=\"bonn.de-2\" />\n"));
}

TEST(ReferenceMerge, KeepsTheGroup) {
  EXPECT_EQ(merged("* A, China<ref group=\"w\">[https://bonn.de/a A]</ref>\n"
                   "* B, Japan<ref group=\"w\">[https://bonn.de/a A]</ref>\n"),
            list("* A, China<ref name=\"bonn.de\" group=\"w\">"
                 "[https://bonn.de/a A]</ref>\n"
                 "* B, Japan<ref name=\"bonn.de\" group=\"w\" />\n"));
}

TEST(ReferenceMerge, LeavesADefinitionInTheListOfReferences) {
  EXPECT_EQ(merged("* A, China<ref>[https://bonn.de/a A]</ref>\n"
                   "* B, Japan<ref name=\"x\" />\n"
                   "<references>\n"
                   "<ref name=\"x\">[https://bonn.de/a A]</ref>\n"
                   "</references>\n"),
            list("* A, China<ref>[https://bonn.de/a A]</ref>\n"
                 "* B, Japan<ref name=\"x\" />\n"
                 "<references>\n"
                 "<ref name=\"x\">[https://bonn.de/a A]</ref>\n"
                 "</references>\n"));
}

TEST(ReferenceMerge, LeavesWhatIsWrittenInTwoWays) {
  for (const std::string_view other :
       {"[https://bonn.de/a A], in German", "[http://bonn.de/a A]",
        "{{cite web|url=https://bonn.de/a|title=A|quote=B}}"}) {
    const auto ran =
        run("* A, China<ref>[https://bonn.de/a A]</ref>\n"
            "* B, Japan<ref>" +
            std::string(other) + "</ref>\n");
    EXPECT_FALSE(ran.findings.empty()) << other;
    EXPECT_FALSE(ran.offers_fix) << other;
  }
}

TEST(ReferenceMerge, LeavesReferencesOfTwoGroups) {
  const auto ran =
      run("* A, China<ref group=w>[https://bonn.de/a A]</ref>\n"
          "* B, Japan<ref>[https://bonn.de/a A]</ref>\n");
  EXPECT_FALSE(ran.findings.empty());
  EXPECT_FALSE(ran.offers_fix);
}

}  // namespace
}  // namespace listlint
