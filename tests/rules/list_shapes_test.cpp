// How lists count, number and capitalise: what the pages of the rules leave
// out.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "tests/rules/page_runner.h"

namespace listlint {
namespace rules {
extern const Rule citations_first_use_order;
extern const Rule citations_uncited_entry;
extern const Rule structure_count_contradiction;
extern const Rule structure_no_reference_list;
extern const Rule style_capitalisation;
}  // namespace rules

namespace {

std::string findings(const Rule& rule, std::string_view reader,
                     std::string_view text) {
  pages::Example example;
  example.text.info = reader;
  example.text.text = text;
  const auto ran = pages::run_example(rule, example);
  return ran.error + ran.findings;
}

// Whether a title is held against a section with two entries that it is cited
// for.
bool contradicts(std::string_view title) {
  const auto text = fmt::format(
      "Wuxi [1]\nImatra , Finland\nKotka , Finland\n^ \"{}\" . a.cn . "
      "Retrieved 1 May 2020 .\n",
      title);
  return !findings(rules::structure_count_contradiction, "text", text).empty();
}

TEST(CountContradiction, ReadsTitlesInManyLanguages) {
  for (const std::string_view title :
       {"Our 3 sister cities", "The 3rd official sister city", "3 twin towns",
        "无锡有3个友好城市", "第3对友城", "3の姉妹都市", "서울, 3개 자매도시",
        "Lyon: ses 3 villes jumelées", "3 Partnerstädte",
        "Łódź ma 3 miasta partnerskie", "У Твери 3 города-побратима",
        "Turun 3 ystävyyskaupunkia", "Vigo tiene 3 ciudades hermanas"}) {
    EXPECT_TRUE(contradicts(title)) << title;
  }
}

TEST(CountContradiction, TakesNoOtherNumberForACount) {
  for (const std::string_view title :
       {"Sister cities 2019", "3 July: sister cities meet", "3年友好城市",
        "1,003 sister cities", "0.3 sister cities", "Part 3: sister cities",
        "40 sister cities of the province", "2 sister cities", "1 twin town",
        "3 guests from a sister city", "99999999999999999999 sister cities"}) {
    EXPECT_FALSE(contradicts(title)) << title;
  }
}

TEST(CountContradiction, LeavesASourceOfSeveralSectionsAlone) {
  EXPECT_EQ(findings(rules::structure_count_contradiction, "text",
                     "Wuxi [1]\nImatra , Finland\nKotka , Finland\n"
                     "Xuzhou [1]\nErfurt , Germany\n"
                     "^ a b \"3 sister cities\" . a.cn . Retrieved 1 May 2020 "
                     ".\n"),
            "");
}

TEST(CountContradiction, TakesNoDateOrNameInTheIntroductionForACount) {
  for (const std::string_view introduction :
       {"This is a list of 4 January 2020.", "See the list of 4 Great Rivers.",
        "This is a list of 3 towns.", "This is a list of 2 countries' towns.",
        "This is a list of 40 towns.", "It lists 4,000 towns."}) {
    EXPECT_EQ(findings(rules::structure_count_contradiction, "wikitext",
                       fmt::format("{}\n== Finland ==\n* [[Imatra]]\n"
                                   "* [[Kotka]]\n== Germany ==\n* [[Erfurt]]\n",
                                   introduction)),
              "")
        << introduction;
  }
}

TEST(CountContradiction, CountsEntriesOfDeeperSections) {
  EXPECT_EQ(findings(rules::structure_count_contradiction, "wikitext",
                     "== 3 twin towns ==\n=== Finland ===\n* [[Imatra]]\n"
                     "* [[Kotka]]\n=== Germany ===\n* [[Erfurt]]\n"
                     "== 4 twin towns ==\n=== Finland ===\n* [[Pori]]\n"
                     "* [[Turku]]\n=== Germany ===\n* [[Bonn]]\n"),
            "7:4-7:16 warning structure/count-contradiction: the heading "
            "speaks of 4, but there are 3 entries under it: correct the number "
            "or the list\n");
}

TEST(CountContradiction, TakesNoBracketForACountWhereMostAreNone) {
  EXPECT_EQ(findings(rules::structure_count_contradiction, "wikitext",
                     "== Wuxi (2) ==\n* [[Imatra]], Finland\n"
                     "== Beihai (1) ==\n* [[Kotka]], Finland\n"
                     "== Xuzhou (7) ==\n* [[Erfurt]], Germany\n"),
            "");
}

// Forty sections, each with a source of its own.
std::string numbered(int moved, int number) {
  std::string text;
  std::string references;
  for (int i = 1; i <= 40; ++i) {
    text += fmt::format("Town [{}]\nImatra , Finland\n",
                        i == moved                 ? number
                        : i >= number && i < moved ? i + 1
                                                   : i);
    references += "^ \"Towns\" . a.cn . Retrieved 1 May 2020 .\n";
  }
  return text + references;
}

TEST(FirstUseOrder, NamesTheOneNumberThatIsOutOfOrder) {
  EXPECT_EQ(findings(rules::citations_first_use_order, "text", numbered(20, 5)),
            "39:6-39:9 info citations/first-use-order: reference 5 is first "
            "cited after reference 20: number the references in the order of "
            "their first citations\n");
  EXPECT_EQ(findings(rules::citations_first_use_order, "text", numbered(5, 5)),
            "");
}

TEST(FirstUseOrder, IsSilentWhereNoOrderIsMeant) {
  EXPECT_EQ(
      findings(rules::citations_first_use_order, "text",
               "Wuxi [3]\nImatra , Finland\nXuzhou [1]\nErfurt , Germany\n"
               "Yichang [2]\nKotka , Finland\n"
               "^ \"A\" . a.cn . Retrieved 1 May 2020 .\n"
               "^ \"B\" . b.cn . Retrieved 1 May 2020 .\n"
               "^ \"C\" . c.cn . Retrieved 1 May 2020 .\n"),
      "");
}

TEST(UncitedEntry, LeavesShortListsAlone) {
  EXPECT_EQ(findings(rules::citations_uncited_entry, "text",
                     "Wuxi\nImatra , Finland [1]\nKotka , Finland\n"
                     "^ \"A\" . a.cn . Retrieved 1 May 2020 .\n"),
            "");
}

TEST(NoReferenceList, KnowsListsByTheirTemplates) {
  for (const std::string_view list :
       {"<references />", "{{reflist|30em}}", "{{Ref-list}}", "{{Przypisy}}",
        "{{Notelist}}", "{{Источники}}", "{{:Shared part}}",
        "{{脚注ヘルプ}}"}) {
    EXPECT_EQ(findings(rules::structure_no_reference_list, "wikitext",
                       fmt::format("== Wuxi ==\n* [[Imatra]], "
                                   "Finland<ref>A</ref>\n\n{}\n",
                                   list)),
              "")
        << list;
  }
}

TEST(NoReferenceList, IsNotContentWithANavigationBox) {
  EXPECT_EQ(findings(rules::structure_no_reference_list, "wikitext",
                     "== Wuxi ==\n* [[Imatra]], Finland<ref>A</ref>\n\n"
                     "{{Twin towns of Asia}}\n"),
            "2:22-2:34 warning structure/no-reference-list: the page has 1 "
            "citation but no list of references: write \"<references />\" "
            "where it is to stand\n");
}

// Fifty names, and then one more.
std::string with_fifty(std::string_view entry) {
  std::string text = "Wuxi\n";
  for (int i = 0; i < 50; ++i) text += "Imatra , Finland\n";
  return text + std::string(entry) + "\n";
}

TEST(Capitalisation, KnowsLettersBeyondAscii) {
  EXPECT_EQ(findings(rules::style_capitalisation, "text",
                     with_fifty("łódź , Poland")),
            "52:1-52:5 info style/capitalisation: \"łódź\" begins in lower "
            "case, unlike nearly all other names: begin it with a capital "
            "letter\n");
  EXPECT_EQ(findings(rules::style_capitalisation, "text",
                     with_fifty("ŁÓDŹ , Poland")),
            "52:1-52:5 info style/capitalisation: \"ŁÓDŹ\" is written in "
            "capital letters, unlike nearly all other names: write it as they "
            "are\n");
}

TEST(Capitalisation, LeavesParticlesScriptsAndShortNamesAlone) {
  for (const std::string_view entry :
       {"den Haag , Netherlands", "'s-Hertogenbosch , Netherlands",
        "al-Jahra , Kuwait", "eThekwini , South Africa", "თბილისი , Georgia",
        "무안 , South Korea", "無錫 , China", "USA , France",
        "3-gatsu , Japan"}) {
    EXPECT_EQ(findings(rules::style_capitalisation, "text", with_fifty(entry)),
              "")
        << entry;
  }
}

}  // namespace
}  // namespace listlint
