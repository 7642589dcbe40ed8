#include <gtest/gtest.h>
#include <string>

#include "tests/lint/custom_lists.h"

namespace listlint {
namespace {

constexpr const char* kList =
    "Busan\n"
    "Auckland , New Zealand\n"
    "Chiba City , Japan[1]\n"
    "Gangnam District , South Korea\n"
    "Seoul\n"
    "Auckland , New Zealand[2]\n"
    "^ \"Partners\" . busan.go.kr (in Korean). Busan. Retrieved 3 May 2021 .\n"
    "^ \"Sisters\" . busan.go.kr (in Korean). City of Busan. Retrieved 5 May "
    "2019 .\n"
    "^ \"Friends\" . busan.go.kr (in Korean). Busan. Retrieved 4 May 2021 .\n";

std::string check(std::string_view rule) {
  return check_list(with_rule(rule), kList);
}

TEST(CustomRule, ForbidsAPatternWhereItIsFound) {
  EXPECT_EQ(check("over: entry.name\n"
                  "forbid: [\" City$\", \" District$\"]\n"
                  "message: '{field} \"{value}\" in {section}, {country}: drop "
                  "\"{match}\"'\n"),
            "3:6-3:11 warning custom/x: entry.name \"Chiba City\" in Busan, "
            "Japan: drop \" City\"\n"
            "4:8-4:17 warning custom/x: entry.name \"Gangnam District\" in "
            "Busan, South Korea: drop \" District\"\n");
}

TEST(CustomRule, PutsTheValueInPlaceOfAMatchWithoutExtent) {
  EXPECT_EQ(check("over: section.heading\nforbid: '^(?!Bus)'\n"
                  "message: \"no {value}\"\n"),
            "5:1-5:6 warning custom/x: no Seoul\n");
}

TEST(CustomRule, SubstitutesEachMatchAndOffersTheFix) {
  EXPECT_EQ(check("over: entry.name\n"
                  "substitute: {'(\\w+) City': 'City of $1', Auckland: "
                  "Auckland}\n"
                  "message: 'write \"{suggestion}\", not \"{match}\"'\n"
                  "severity: info\n"),
            "3:1-3:11 info custom/x: write \"City of Chiba\", not \"Chiba "
            "City\"\n"
            "  unsafe fix: write \"City of Chiba\"\n");
  EXPECT_EQ(check("over: reference.title\n"
                  "substitute: {'[rs]': z}\n"
                  "safety: safe\n"
                  "message: '{reference}: {match}'\n"
                  "when: {reference.title: Sisters}\n"),
            "8:6-8:7 warning custom/x: Sisters: s\n  safe fix: write \"z\"\n"
            "8:9-8:10 warning custom/x: Sisters: r\n  safe fix: write \"z\"\n"
            "8:10-8:11 warning custom/x: Sisters: s\n"
            "  safe fix: write \"z\"\n");
}

TEST(CustomRule, RequiresAValueOrAPatternInIt) {
  EXPECT_EQ(check("over: entry.citations\nrequire: true\n"
                  "message: \"{entry} has {value}\"\nseverity: error\n"),
            "2:1-2:23 error custom/x: Auckland has 0\n"
            "4:1-4:31 error custom/x: Gangnam District has 0\n");
  EXPECT_EQ(check("over: reference.publisher\nrequire: [\"^City\", \"of\"]\n"
                  "message: \"{reference}: {value}\"\n"),
            "7:41-7:46 warning custom/x: Partners: Busan\n"
            "9:40-9:45 warning custom/x: Friends: Busan\n");
}

TEST(CustomRule, MatchesWholeValuesOnly) {
  EXPECT_EQ(check("over: entry.name\nmatch: [Auckland, '.*District', Chiba]\n"
                  "message: \"{value}\"\n"),
            "3:1-3:11 warning custom/x: Chiba City\n");
}

TEST(CustomRule, FindsEqualValuesOfASectionOrTheList) {
  EXPECT_EQ(check("over: entry.name\nunique: true\nmessage: \"{value}\"\n"),
            "");
  EXPECT_EQ(check("over: entry.name\nunique: {within: list}\n"
                  "message: \"{value} twice\"\n"),
            "6:1-6:9 warning custom/x: Auckland twice\n"
            "  2:1-2:9 already here\n");
}

TEST(CustomRule, NamesTheValueThatMostHave) {
  EXPECT_EQ(check("over: reference.publisher\n"
                  "consistent: {by: reference.site}\n"
                  "message: '\"{expected}\" {count} times, not \"{value}\"'\n"),
            "8:40-8:53 warning custom/x: \"Busan\" 2 times, not \"City of "
            "Busan\"\n"
            "  7:41-7:46 \"Busan\" here\n");
}

TEST(CustomRule, FindsTheFewestOutOfOrder) {
  EXPECT_EQ(check("over: section.heading\norder: {direction: descending}\n"
                  "message: \"{value}\"\n"),
            "5:1-5:6 warning custom/x: Seoul\n");
  EXPECT_EQ(check("over: reference.access-date\norder: {as: date}\n"
                  "message: \"{value}\"\n"),
            "8:65-8:75 warning custom/x: 5 May 2019\n");
  EXPECT_EQ(check_list(with_rule("over: entry.name\norder: {as: number}\n"
                                 "message: \"{value}\"\n"),
                       "name,country\n9,Japan\n10,Japan\n\"1,000\",Japan\n"
                       "2,Japan\nmany,Japan\n",
                       "csv"),
            "5:1-5:2 warning custom/x: 2\n");
}

TEST(CustomRule, OrdersTextAsTheLanguageOfTheListDoes) {
  const std::string rule =
      with_rule("over: entry.name\norder: true\nmessage: \"{value}\"\n");
  const std::string list =
      "name,country\nZwolle,Netherlands\n\xC3\x85rhus,Denmark\n";
  EXPECT_EQ(check_list("language: en\n" + rule, list, "csv"),
            "3:1-3:6 warning custom/x: \xC3\x85rhus\n");
  EXPECT_EQ(check_list("language: da\n" + rule, list, "csv"), "");
}

TEST(CustomRule, LooksOnlyWhereItsConditionsHold) {
  const std::string rule =
      "over: entry.name\nforbid: Auckland\nmessage: \"{section}\"\n";
  EXPECT_EQ(check(rule + "when: {section.heading: [Busan, Incheon]}\n"),
            "2:1-2:9 warning custom/x: Busan\n");
  EXPECT_EQ(check(rule + "unless: {entry.citations: \"[1-9]\"}\n"),
            "2:1-2:9 warning custom/x: Busan\n");
  EXPECT_EQ(check(rule + "when: {entry.country.code: NZ, entry.note: \"\"}\n"
                         "unless: {section.heading: B.*}\n"),
            "6:1-6:9 warning custom/x: Seoul\n");
}

TEST(CustomRule, KnowsTheHostOfAnAddressAndTheQualifiersOfAnEntry) {
  const std::string list =
      "# Lakes\n## Finland\n"
      "- [Inari](https://www.example.org:80/inari) - large\n";
  EXPECT_EQ(check_list(with_rule("over: reference.host\nforbid: example.org\n"
                                 "message: \"{value}\"\n"),
                       list, "markdown"),
            "3:23-3:34 warning custom/x: www.example.org\n");
  EXPECT_EQ(check_list(with_rule("over: entry.qualifiers\nmatch: Wales\n"
                                 "message: \"{value}\"\n"),
                       "Paris\nLeeds , England, United Kingdom\n"
                       "Cardiff , Wales, United Kingdom\nRome , Italy\n"),
            "2:9-2:16 warning custom/x: England\n");
}

TEST(CustomRule, OffersNoFixWhereTheTextHadToBeDecoded) {
  EXPECT_EQ(check_list(with_rule("over: entry.name\nsubstitute: {and: und}\n"
                                 "message: \"{value}\"\n"),
                       "* [[A &amp; B and C]], Finland\n* Oulu, Finland\n",
                       "wikitext"),
            "1:5-1:20 warning custom/x: A & B and C\n");
}

TEST(CustomRule, GivesUpAPatternThatTakesTooLong) {
  const std::string name(600, 'a');
  const auto found =
      check_list(with_rule("over: entry.name\nforbid: '(a+)+$b'\n"
                           "message: \"{value}\"\n"),
                 "name,country\nOulu,Finland\n" + name + ",Finland\n" + name +
                     "b,Finland\n",
                 "csv");
  EXPECT_EQ(found.substr(0, 71),
            "3:1-3:601 warning custom/x: a pattern of this rule takes too "
            "long on \"a");
  EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 1);
}

TEST(CustomRule, LooksAtTheBeginningOfAVeryLongValue) {
  const auto check_name = [](const std::string& name) {
    return check_list(with_rule("over: entry.name\nforbid: 'b[c]'\n"
                                "message: found\n"),
                      "name,country\n" + name + ",Finland\n", "csv");
  };
  EXPECT_EQ(check_name(std::string(1022, 'a') + "bc"),
            "2:1023-2:1025 warning custom/x: found\n");
  EXPECT_EQ(check_name(std::string(1023, 'a') + "bc"), "");
}

}  // namespace
}  // namespace listlint
