// Broken wikitext: what is reported, and that the list is read all the same.
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "lint/read/wikitext.h"
#include "lint/read/wikitext_scan.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string dump_wikitext(std::string text) {
  const Source source("a.wiki", std::move(text));
  return dump(read_wikitext(source, {}));
}

TEST(WikitextRecovery, EndsATemplateAtTheLinkBehindIt) {
  EXPECT_EQ(dump_wikitext("==A==\n* {{flagicon|JPN [[Tsu]], Japan\n"
                          "* {{flagicon|USA}} [[Boston]], United States\n"),
            "section \"A\"\n  entry \"Tsu\" \"Japan\"=JP flag JPN\n"
            "  entry \"Boston\" \"United States\"=US flag USA\n"
            "problem unclosed \"{{\" at \"{{\"\n");
}

TEST(WikitextRecovery, EndsATemplateWithTheRefAroundIt) {
  EXPECT_EQ(dump_wikitext("==A==\n* [[B]], Peru<ref>{{cite web|title=T</ref>\n"
                          "* [[C]], Peru\n"),
            "section \"A\"\n  entry \"B\" \"Peru\"=PE [1]\n"
            "  entry \"C\" \"Peru\"=PE\nreference 1 x0 title=T\n"
            "problem unclosed \"{{\" at \"{{\"\n");
}

TEST(WikitextRecovery, EndsARefAtTheEndOfItsLine) {
  EXPECT_EQ(dump_wikitext("==A==\n'''[[H]]'''<ref>{{cite web|\ntitle=T}}\n"
                          "* [[B]], Peru\n"
                          "* [[C]], Peru<ref name=\"y\" \n"
                          "* [[D]], Peru<ref name=\"x\">{{cite web|title=X}}"
                          "</ref>\n"),
            "section \"H\" [1]\n"
            "  entry \"B\" \"Peru\"=PE\n  entry \"C\" \"Peru\"=PE\n"
            "  entry \"D\" \"Peru\"=PE [2]\n"
            "reference 1 x0 title=T\nreference 2 x0 name=x title=X\n"
            "problem unclosed \"<ref>\" at \"<ref>\"\n"
            "problem unclosed \"<ref\" at \"<ref\"\n");
}

TEST(WikitextRecovery, EndsBracketsAndQuotesAtTheEndOfTheirLine) {
  EXPECT_EQ(
      dump_wikitext("==A==\n* [[B, Peru\n* ''[[C]], Peru\n"
                    "* D, Peru [http://d.org D\n* [[E]], Peru\n"),
      "section \"A\"\n  entry \"B\" \"Peru\"=PE\n"
      "  entry \"C\" \"Peru\"=PE\n  entry \"D\" \"Peru\"=PE note \"D\" [1]\n"
      "  entry \"E\" \"Peru\"=PE\n"
      "reference 1 x0 link url=http://d.org\n"
      "problem unclosed \"[[\" at \"[[\"\n"
      "problem unclosed \"''\" at \"''\"\n"
      "problem unclosed \"[\" at \"[\"\n");
}

TEST(WikitextRecovery, EndsABoxAndATableAtAHeading) {
  EXPECT_EQ(dump_wikitext("{{Infobox|a={{b\n==A==\n{|\n! City !! Country\n|-\n"
                          "| B || Peru\n==C==\n* [[D]], Peru\n"),
            "section \"A\"\n  entry \"B\" \"Peru\"=PE\n"
            "section \"C\"\n  entry \"D\" \"Peru\"=PE\n"
            "unread prose \"{{Infobox|a={{b\"\n"
            "problem unclosed \"{{\" at \"{{\"\n"
            "problem unclosed \"{{\" at \"{{\"\n"
            "problem unclosed \"{|\" at \"{|\"\n");
}

TEST(WikitextRecovery, EndsACommentAtTheEndOfItsLine) {
  EXPECT_EQ(dump_wikitext("==A==\n* [[B]], Peru <!-- open\n* [[C]], Peru\n"),
            "section \"A\"\n  entry \"B\" \"Peru\"=PE\n"
            "  entry \"C\" \"Peru\"=PE\n"
            "problem unclosed \"<!--\" at \"<!--\"\n");
}

TEST(WikitextRecovery, ReportsClosersWithoutOpeners) {
  EXPECT_EQ(dump_wikitext("==A==\n* [[B]]]], Peru}}\n* [[C]], Peru</ref>\n"),
            "section \"A\"\n  entry \"B\" \"Peru\"=PE\n"
            "  entry \"C\" \"Peru\"=PE\n"
            "problem unopened \"]]\" at \"]]\"\n"
            "problem unopened \"}}\" at \"}}\"\n"
            "problem unopened \"</ref>\" at \"</ref>\"\n");
}

TEST(WikitextRecovery, FindsNothingWrongWithSoundMarkup) {
  for (const std::string text : {
           "it's ''italic'', '''bold''', '''''both'' bold''' and ''''odd''''",
           "L'''Oise'' and ''that''",
           "a[b[0]] and <code>x[[1]]</code> and {a{b}}",
           "<nowiki>]] }} </ref> [[ '' </nowiki> <math>{{a}} [[ }}</math>",
           "[[File:A.jpg|thumb|200px|A [[b]] on\ntwo lines [1]]] text",
           "[http://a.org a [b]] and [[http://b.org]]",
           "{{a|{{{1|{{{2|}}}}}}|b={{c}}}} {{{!}} x",
           "<ref>{{cite web\n| title = a\n\n| url = b\n}}</ref>",
           "<ref>\n* {{cite web|title=a}}\n* {{cite web|title=b}}\n</ref>",
           "* {{plainlist|\n* a\n* b\n}}",
           "{| \n|-\n| a || ''b'' || [[c|d]]\n|}",
           "<!-- [[ {{ <ref> -->",
       }) {
    const auto scan = wikitext::scan(text);
    EXPECT_TRUE(scan.problems.empty()) << text << ": " << scan.problems[0].what;
  }
}

TEST(WikitextRecovery, DoesNotReadWhatIsTooDeep) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "{{a|";
  for (int i = 0; i < 200; ++i) text += "}}";
  const auto scan = wikitext::scan(text + "\n* [[B]], Peru\n");
  ASSERT_EQ(scan.problems.size(), 1U);
  EXPECT_EQ(scan.problems[0].kind, ProblemKind::too_deep);
  EXPECT_EQ(scan.nodes.back().kind, wikitext::NodeKind::link);
}

TEST(WikitextRecovery, KeepsItsNodesFewOnHostileText) {
  for (const std::string unit : {"{{", "[[", "{{a|", "[http://a ", "{{{"}) {
    std::string text;
    while (text.size() < 100'000) text += unit;
    const auto scan = wikitext::scan(text);
    EXPECT_LE(scan.nodes.size(), text.size() / 8 + 200) << unit;
  }
}

constexpr std::string_view kPage = R"(==B==
'''[[Beihai]]'''<ref name="a">{{cite web|url=http://a.cn|title=''T''}}</ref>
{{columns-list|
*{{flagicon|AUS}} [[Gold Coast|G]], Australia&nbsp;(1986){{efn|x<ref>y</ref>}}
* {{flag|JPN}}: [http://b.org B]<!-- c -->
}}
{| class="x"
! City !! Country
|-
| rowspan=2 | [[A]] || {{flag|Peru}}
|}
[[File:Flag of Japan.svg|20px|a [[b]]]] <nowiki>[[</nowiki>
{{reflist|refs=<ref name="b">{{sfn|Smith|2000}} [http://c.org C]</ref>}}
)";

void expect_sound(std::string text) {
  const Source source("a.wiki", std::move(text));
  const auto document = read_wikitext(source, {});
  uint32_t end = 0;
  for (const auto& unread : document.unread) {
    ASSERT_LE(end, unread.span.begin) << source.bytes();
    end = unread.span.end;
    ASSERT_LE(end, source.size()) << source.bytes();
  }
  for (const auto& entry : document.entries) {
    ASSERT_LE(entry.span.begin, entry.span.end) << source.bytes();
    ASSERT_LE(entry.span.end, source.size()) << source.bytes();
  }
  for (const auto& citation : document.citations) {
    ASSERT_LE(citation.span.end, source.size()) << source.bytes();
  }
}

TEST(WikitextRecovery, ReadsEachPrefixOfAPage) {
  for (size_t size = 0; size <= kPage.size(); ++size) {
    expect_sound(std::string(kPage.substr(0, size)));
  }
}

TEST(WikitextRecovery, ReadsPagesWithPiecesTakenOutOrRepeated) {
  std::mt19937 random(20'241'124);
  for (int round = 0; round < 2000; ++round) {
    std::string text(kPage);
    for (int change = 0; change < 4; ++change) {
      const size_t at = random() % text.size();
      const size_t size = 1 + random() % 8;
      if (random() % 2 == 0) {
        text.erase(at, size);
      } else {
        text.insert(random() % text.size(), text.substr(at, size));
      }
    }
    expect_sound(std::move(text));
  }
}

}  // namespace
}  // namespace listlint
