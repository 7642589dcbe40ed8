// Headings, hosts, items, flags and tables of wikitext. Citations are in
// wikitext_citations_test.cpp, broken markup in wikitext_recovery_test.cpp.
#include <gtest/gtest.h>
#include <string>

#include "lint/read/wikitext.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string dump_wikitext(std::string text) {
  const Source source("a.wiki", std::move(text));
  return dump(read_wikitext(source, {}));
}

TEST(WikitextReader, ReadsHostsAndTheirItemsInColumns) {
  EXPECT_EQ(dump_wikitext(R"(==B==
'''[[Beihai]]'''<ref name="r1"/>
{{div col|colwidth=20em}}
*{{flagicon|AUS}} [[Gold Coast, Queensland|Gold Coast]], Australia
* {{flagicon|SCO}} [[Perth, Scotland|Perth]], Scotland, United Kingdom (1986)
*{{flagicon|BUL}} [[Varna, Bulgaria]]
*{{div col end}}
'''[[Suzhou]]''', Anhui
)"),
            R"(section "Beihai" [r1?]
  entry "Gold Coast" "Australia"=AU flag AUS
  entry "Perth" (Scotland) "United Kingdom"=GB note "1986" flag SCO
  entry "Varna" "Bulgaria"=BG flag BUL
section "Suzhou, Anhui"
)");
}

TEST(WikitextReader, ReadsHeadingsOfEachLevel) {
  EXPECT_EQ(dump_wikitext(R"(== Asia == <!-- note -->
===Japan===
* [[Tsu]], Peru
;Busan<ref name="x" />
# [[A]], Chile
## [[B]], Cuba
==No heading
)"),
            R"(section "Asia"
section "Japan" level 2
  entry "Tsu" "Peru"=PE
section "Busan" level 3 [x?]
  entry "A" "Chile"=CL
  entry "B" "Cuba"=CU
unread prose "==No heading"
)");
}

TEST(WikitextReader, TellsAHostFromASentenceInBold) {
  EXPECT_EQ(dump_wikitext(R"('''Toronto''' (Ontario) is a city in Canada.
'''[[Oslo]]''' is twinned with:
* [[Lima]], Peru
)"),
            R"(section "Oslo"
  entry "Lima" "Peru"=PE
unread prose "'''Toronto''' (Ontario) is a city in Canada."
unread prose "is twinned with:"
)");
}

TEST(WikitextReader, ShowsWhatAReaderSees) {
  EXPECT_EQ(dump_wikitext(R"(==A==
* [[town]]s, Peru
* [[Perth (Scotland)|]], Peru
* [[:Category:Towns]], Peru
* ''[[Nice]]'',&nbsp;Peru
* <small>[[Tsu]]</small>, <span class="x">Peru</span><br/>
* {{ill|Karlovo|bg|Карлово}}, Peru
* {{ill|Page|bg|Карлово|lt=Name}}, Peru
* {{lang|ja|東京}}, Peru
* {{nowrap|[[New Town|Newtown]]}}, Peru
* <nowiki>[[Raw]]</nowiki>, Peru
* [[St John&apos;s]], Peru
* [[A]]<!-- a
comment -->, Peru {{unknown|x}}
)"),
            R"(section "A"
  entry "towns" "Peru"=PE
  entry "Perth" "Peru"=PE
  entry "Category:Towns" "Peru"=PE
  entry "Nice" "Peru"=PE
  entry "Tsu" "Peru"=PE
  entry "Karlovo" "Peru"=PE
  entry "Name" "Peru"=PE
  entry "東京" "Peru"=PE
  entry "Newtown" "Peru"=PE
  entry "[[Raw]]" "Peru"=PE
  entry "St John's" "Peru"=PE
  entry "A" "Peru"=PE
unread box "{{unknown|x}}"
)");
}

TEST(WikitextReader, ReadsFlagsWhereverTheyStand) {
  EXPECT_EQ(dump_wikitext(R"(==A==
* {{flagu|China}}: [[Rizhao]]
* {{flag|JPN}} [[Tsu]]
* [[Kobe]], {{flag|JPN}}
* [[Perth]], {{flagcountry|Scotland}}
* {{JPN}} [[Osaka]]
* [[File:Flag of the United States.svg|20px]] [[Boston]], United States
* {{flagicon|XYZ}} [[Nowhere]], Peru
* {{flag|Japan}}
* {{flag icon|Georgia (country)}} [[Batumi]], Georgia
)"),
            R"(section "A"
  entry "Rizhao" =CN flag China
  entry "Tsu" =JP flag JPN
  entry "Kobe" "Japan"=JP flag JPN
  entry "Perth" "Scotland"=GB flag Scotland
  entry "Osaka" =JP flag JPN
  entry "Boston" "United States"=US flag United States
  entry "Nowhere" "Peru"=PE flag XYZ?
  entry "Japan" =JP flag Japan
  entry "Batumi" "Georgia"=GE flag Georgia (country)
)");
}

TEST(WikitextReader, SeesCommentsThatPartLinesAsNothing) {
  const Source source("a.wiki",
                      "==A==\n* [[B]], Peru\n<!-- one -->\n"
                      "<!-- two -->* [[C]], Peru\n* [[D]]<!--\n-->, Peru\n");
  const auto document = read_wikitext(source, {});
  EXPECT_EQ(dump(document),
            "section \"A\"\n  entry \"B\" \"Peru\"=PE\n"
            "  entry \"C\" \"Peru\"=PE\n  entry \"D\" \"Peru\"=PE\n");
  ASSERT_EQ(document.comments.size(), 3U);
  EXPECT_EQ(source.slice(document.comments[1]), "<!-- two -->");
}

TEST(WikitextReader, ReadsItemsInTemplatesAndLayoutTables) {
  EXPECT_EQ(dump_wikitext(R"(==A==
{{columns-list|colwidth=20em|
* [[B]], Peru
* [[C]], Peru
}}
{|
| valign="top" |
* [[D]], Peru
|
* [[E]], Peru
|}
* [[F]], Peru
)"),
            R"(section "A"
  entry "B" "Peru"=PE
  entry "C" "Peru"=PE
  entry "D" "Peru"=PE
  entry "E" "Peru"=PE
  entry "F" "Peru"=PE
unread table "{|
| valign="top" |"
unread table "|"
unread table "|}"
)");
}

TEST(WikitextReader, ReadsRowsOfATableOfAList) {
  EXPECT_EQ(dump_wikitext(R"(==Towns==
{| class="wikitable sortable"
|+ Caption
! scope="col" | City !! Country !! Since
|-
| {{flagicon|FRA}} [[Lyon]]<ref name="a" /> || rowspan="2" | France || 1990
|-
| [[Metz]] || 1991
|-
! scope="row" | [[Bonn]]
| {{flag|GER}}
| 2000<ref name="b" />
|}
)"),
            R"(section "Towns"
  entry "Lyon" "France"=FR note "1990" flag FRA [a?]
  entry "Metz" "France"=FR note "1991"
  entry "Bonn" "Germany"=DE note "2000" flag GER [b?]
)");
}

TEST(WikitextReader, LeavesOtherTablesUnread) {
  EXPECT_EQ(dump_wikitext(R"({| class="wikitable"
! a !! b
|-
| 1 || {| nested
|}
|}
)"),
            R"(unread table "{| class="wikitable"
! a !! b
|-
| 1 || {| nested
|}"
unread table "|}"
)");
}

TEST(WikitextReader, NotesThatEntriesAreElsewhere) {
  EXPECT_EQ(dump_wikitext(R"(==Florida==
{{main|List of sister cities in Florida}}
==Texas==
{{main|Sister cities of Texas}}
* [[Tyler]], Peru
==Ohio==
{{main|Ohio}}
===Dayton===
)"),
            R"(section "Florida" elsewhere
section "Texas"
  entry "Tyler" "Peru"=PE
section "Ohio"
section "Dayton" level 2
unread box "{{main|List of sister cities in Florida}}"
unread box "{{main|Sister cities of Texas}}"
unread box "{{main|Ohio}}"
)");
}

TEST(WikitextReader, LeavesBoxesPicturesAndCategoriesUnread) {
  EXPECT_EQ(dump_wikitext(R"({{Use dmy dates|date=May 2020}}
{{Infobox x
| a = b
}}
[[Datei:A.jpg|mini|A [[link]] in it]]
<math>\frac{a}{{b}}</math>
==A==
* [[B]], Peru
[[Kategorie:Foo]]
[[fr:Foo]]
)"),
            R"(section "A"
  entry "B" "Peru"=PE
unread box "{{Use dmy dates|date=May 2020}}"
unread box "{{Infobox x
| a = b
}}"
unread media "[[Datei:A.jpg|mini|A [[link]] in it]]"
unread code "<math>\frac{a}{{b}}</math>"
unread navigation "[[Kategorie:Foo]]"
unread navigation "[[fr:Foo]]"
)");
}

TEST(WikitextReader, ReadsNothingOfARedirect) {
  EXPECT_EQ(dump_wikitext("#REDIRECT [[Toronto]]\n"),
            "unread navigation \"#REDIRECT [[Toronto]]\"\n");
  EXPECT_EQ(dump_wikitext("#WEITERLEITUNG [[Köln]]"),
            "unread navigation \"#WEITERLEITUNG [[Köln]]\"\n");
}

TEST(WikitextReader, ReadsAddressesBesideEntriesAsLinks) {
  EXPECT_EQ(dump_wikitext(R"(==Tools==
* [https://a.org Alpha] – does a [https://b.org lot]
* Beta, Peru https://c.org
)"),
            R"(section "Tools"
  entry "Alpha" [1] [2]
  entry "Beta" "Peru"=PE [3]
reference 1 x0 link url=https://a.org
reference 2 x0 link title=lot url=https://b.org
reference 3 x0 link url=https://c.org
)");
}

TEST(WikitextReader, ViewsTheSourceWhereTextIsVerbatim) {
  const Source source("a.wiki", "==A==\n* [[P, Q|P]]&ndash;R, Peru\n");
  const auto document = read_wikitext(source, {});
  ASSERT_EQ(document.entries.size(), 1U);
  const auto& entry = document.entries[0];
  EXPECT_EQ(entry.name.value, "P\u2013R");
  EXPECT_EQ(source.slice(entry.name.span), "P]]&ndash;R");
  EXPECT_EQ(entry.country.value.data(),
            source.bytes().data() + entry.country.span.begin);
}

TEST(WikitextSniff, KnowsWikitextByItsSigns) {
  EXPECT_TRUE(sniff_wikitext("#REDIRECT [[A]]"));
  EXPECT_TRUE(sniff_wikitext("==A==\n* {{flag|B}} [[C]], D\n"));
  EXPECT_TRUE(sniff_wikitext("* [[A]], B\n* [[C]], D\n* [[E]], F\n"));
  EXPECT_TRUE(sniff_wikitext("'''[[A]]'''<ref name=\"x\"/>\n"));
  EXPECT_TRUE(sniff_wikitext("{| class=x\n! a\n|-\n| [[b]]\n|}\n"));
}

TEST(WikitextSniff, TakesNothingElseForIt) {
  EXPECT_FALSE(sniff_wikitext(""));
  EXPECT_FALSE(sniff_wikitext("Beihai [ 1]\nImatra , Finland\n"));
  EXPECT_FALSE(sniff_wikitext("[[1, 2], [3, 4], [5, 6], [7, 8]]"));
  EXPECT_FALSE(sniff_wikitext("{\"a\": \"[[b]] [[c]] [[d]]\"}"));
  EXPECT_FALSE(sniff_wikitext("<!DOCTYPE html><p>[[a]] [[b]] [[c]]</p>"));
  EXPECT_FALSE(sniff_wikitext("## A\n\n* [B](http://b.org) {{ page.x }}\n"));
  EXPECT_FALSE(sniff_wikitext("name,country\nA,B\n"));
}

}  // namespace
}  // namespace listlint
