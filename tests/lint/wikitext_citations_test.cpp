// What wikitext cites, and what its citation templates say.
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

// The references alone.
std::string dump_references(std::string text) {
  const Source source("a.wiki", std::move(text));
  auto document = read_wikitext(source, {});
  document.sections.clear();
  document.unread.clear();
  return dump(document);
}

TEST(WikitextCitations, TieUsesToTheirDescription) {
  EXPECT_EQ(dump_wikitext(R"(==A==
'''[[B]]'''<ref name="x">{{cite web|url=https://b.cn/|title=友好往来|website=b.cn|publisher=B|language=Chinese|date=8 August 2016|access-date=29 June 2023}}</ref>
* [[C]], Peru<ref name='x'/>
* [[D]], Peru<ref name=x />, home<ref name = y/>
)"),
            R"(section "B" [1]
  entry "C" "Peru"=PE [1]
  entry "D" "Peru"=PE note ", home" [1] [y?]
reference 1 x0 name=x title=友好往来 site=b.cn language=Chinese publisher=B url=https://b.cn/ date=8 August 2016 accessed=29 June 2023
)");
}

TEST(WikitextCitations, AreReadInTheReferenceList) {
  EXPECT_EQ(dump_references(R"(Text.<ref name="a"/><ref name="b" group="note"/>
{{reflist|refs=
<ref name="a">{{cite news|title=A|newspaper=The N}}</ref>
}}
<references group="note">
<ref name="b" group="note">Because.</ref>
</references>
)"),
            "reference 1 x0 name=a title=A site=The N\n"
            "reference note 1 x0 name=b group=note title=Because\n");
}

TEST(WikitextCitations, CountEachRefHoweverItIsNested) {
  const Source source("a.wiki",
                      R"({{Infobox|a=b<ref>1</ref>|c={{d|<ref>2</ref>}}}}
{{efn|Note<ref>3</ref>}} [[File:A.jpg|thumb|Caption<ref>4</ref>]]
{|
| x<ref name="n">5</ref> || <!-- <ref>no</ref> --> <nowiki><ref>no</ref></nowiki>
|}
<gallery>
A.jpg|b<ref name="n"/>
</gallery>
<math><ref>no</ref></math> {{#tag:ref|6|name="t"}}
)");
  const auto document = read_wikitext(source, {});
  std::string uses;
  for (const auto& citation : document.citations) {
    uses += std::string(source.slice(citation.span)) + "\n";
  }
  EXPECT_EQ(uses,
            "<ref>1</ref>\n<ref>2</ref>\n{{efn|Note<ref>3</ref>}}\n"
            "<ref>3</ref>\n<ref>4</ref>\n<ref name=\"n\">5</ref>\n"
            "<ref name=\"n\"/>\n{{#tag:ref|6|name=\"t\"}}\n");
  EXPECT_TRUE(document.problems.empty());
}

TEST(WikitextCitations, KnowTemplatesThatCite) {
  EXPECT_EQ(dump_wikitext(R"(==A==
* [[B]], Peru{{sfn|Smith|Jones|2000|p=5}}
* [[C]], Peru{{sfn|Smith|Jones|2000|p=5}}{{r|n|m}}
* [[D]], Peru{{efn|name=e|A note}}{{efn|name=e}}
* [[E]], Peru{{cn|date=May 2020}}{{dead link}}
)"),
            R"(section "A"
  entry "B" "Peru"=PE [1]
  entry "C" "Peru"=PE [1] [n?] [m?]
  entry "D" "Peru"=PE [a] [a]
  entry "E" "Peru"=PE [citation needed] [dead link]
reference 1 x0 name=FOOTNOTESmithJones20005 author=Smith|Jones date=2000 page=5
reference a x0 name=e group=lower-alpha title=A note
)");
}

TEST(WikitextCitations, ReadTemplatesInOtherLanguages) {
  EXPECT_EQ(
      dump_references(
          "<ref>{{Internetquelle|autor=Max|url=http://a.de|titel=T|werk=W|"
          "hrsg=H|datum=2010-01-02|abruf=2011-05-06|sprache=de}}</ref>"
          "<ref>{{Lien web|langue=fr|auteur=Luc|titre=T|url=http://a.fr|"
          "site=S|éditeur=E|consulté le=3 mai 2010}}</ref>"
          "<ref>{{Cita web|título=T|url=http://a.es|fechaacceso=2011-05-06|"
          "apellido=Paz|nombre=Ana|editorial=E}}</ref>"
          "<ref>{{Книга|автор=Лев|заглавие=T|издательство=И|год=1999}}</ref>"),
      "reference 1 x0 author=Max title=T site=W language=de publisher=H "
      "url=http://a.de date=2010-01-02 accessed=2011-05-06\n"
      "reference 2 x0 author=Luc title=T site=S language=fr publisher=E "
      "url=http://a.fr accessed=3 mai 2010\n"
      "reference 3 x0 author=Paz, Ana title=T publisher=E url=http://a.es "
      "accessed=2011-05-06\n"
      "reference 4 x0 author=Лев title=T publisher=И date=1999\n");
}

TEST(WikitextCitations, ReadParametersUnderAllTheirNames) {
  EXPECT_EQ(
      dump_references(
          "<ref>{{Cite_web |last1=Smith |first1=J. |last2=Roe |accessdate=2010 "
          "|archiveurl=http://w.org/x |archivedate=2011 |deadurl=yes "
          "|pages=1–2 |format=PDF |work=W |year=2009}}</ref>"
          "<ref>{{cite book|title=A [[b|c]] &amp; ''d'' {{!}} "
          "<nowiki>''</nowiki>"
          "|script-title=ja:本|url=http://a.org/?a=b&c=d|deadurl=no}}</ref>"
          "<ref>{{cite journal|script-title=zh:中|date={{start date|2000|5|1}}|"
          "title=}}</ref>"),
      "reference 1 x0 author=Smith, J.; Roe format=PDF site=W date=2009 "
      "page=1–2 archive=http://w.org/x status=dead archived=2011 "
      "accessed=2010\n"
      "reference 2 x0 title=A c & d | '' url=http://a.org/?a=b&c=d "
      "status=live\n"
      "reference 3 x0 title=中 date=May 1, 2000\n"
      "problem missing-parameter \"url\" at \"accessdate\"\n"
      "problem missing-parameter \"url\" at \"archiveurl\"\n"
      "problem unknown-parameter \"url-status\" at \"deadurl\"\n"
      "problem unknown-parameter \"url-status\" at \"deadurl\"\n");
}

TEST(WikitextCitations, ReadFreeText) {
  EXPECT_EQ(
      dump_references(
          "<ref>[http://a.org \"Title\"]. Site. Retrieved 3 May 2010. "
          "{{dead link|date=May 2011}}</ref>"
          "<ref>[http://b.pt Lei] WikiSource {{pt icon}}</ref>"
          "<ref>http://c.org</ref>"
          "<ref>{{cite web|title=D|url=http://d.org}} "
          "{{webarchive|url=http://w.org/d|date=4 May 2010}}</ref>"),
      "reference 1 x0 title=Title site=Site url=http://a.org status=dead "
      "accessed=3 May 2010\n"
      "reference 2 x0 title=Lei site=WikiSource language=pt url=http://b.pt\n"
      "reference 3 x0 url=http://c.org\n"
      "reference 4 x0 title=D url=http://d.org archive=http://w.org/d "
      "archived=4 May 2010\n");
}

TEST(WikitextCitations, CopiesBehindLinksArePartsOfThem) {
  const std::string copy =
      "https://web.archive.org/web/20150102030405/http://a.org/x";
  const std::string plain =
      "reference 1 x0 title=Title site=Site "
      "url=http://a.org/x archive=" +
      copy;
  for (const auto& behind :
       {" ([" + copy + " archived]).", " ([" + copy + "]).",
        " [" + copy + " Archived].", " - [" + copy + " as it was in 2015]."}) {
    EXPECT_EQ(dump_references("<ref>[http://a.org/x Title]" + behind +
                              " Site.</ref>"),
              plain + "\n")
        << behind;
  }
  EXPECT_EQ(dump_references("<ref>[http://a.org/x Title] {{webarchive|url=" +
                            copy + "|date=2 January 2015}}. Site.</ref>"),
            plain + " archived=2 January 2015\n");
  EXPECT_EQ(dump_references("<ref>[http://a.org/x Title] ([" + copy +
                            "y archived] in 2015). Site.</ref>"),
            "reference 1 x0 title=Title site=(archived in 2015) publisher=Site "
            "url=http://a.org/x\n");
}

TEST(WikitextCitations, CopiesBehindLinksOfItemsAndCellsArePartsOfThem) {
  EXPECT_EQ(
      dump_wikitext(
          "* [http://a.org A], Fiji\n"
          "* [http://a.org B] {{webarchive|url=https://archive.ph/a|date=2 May "
          "2015}}, Fiji\n"
          "* [[C]], Fiji [http://c.org] ([https://archive.ph/c archived])\n"
          "* [[D]], Fiji http://d.org (https://web.archive.org/web/2015/"
          "http://d.org/)\n"
          "{|\n! City !! Link\n|-\n| F || [http://f.org f] "
          "([https://archive.ph/f archived])\n|-\n"
          "| [http://g.org G] {{webarchive|url=https://archive.ph/g}} ||\n"
          "|}\n"),
      "section \"\"\n"
      "  entry \"A\" \"Fiji\"=FJ [1]\n"
      "  entry \"B\" \"Fiji\"=FJ [1]\n"
      "  entry \"C\" \"Fiji\"=FJ [2]\n"
      "  entry \"D\" \"Fiji\"=FJ [3]\n"
      "  entry \"F\" [4]\n"
      "  entry \"G\" [5]\n"
      "reference 1 x0 link url=http://a.org "
      "archive=https://archive.ph/a archived=2 May 2015\n"
      "reference 2 x0 link url=http://c.org archive=https://archive.ph/c\n"
      "reference 3 x0 link url=http://d.org "
      "archive=https://web.archive.org/web/2015/http://d.org/\n"
      "reference 4 x0 link title=f url=http://f.org "
      "archive=https://archive.ph/f\n"
      "reference 5 x0 link url=http://g.org archive=https://archive.ph/g\n");
}

TEST(WikitextCitations, KeepEachSourceOfABundle) {
  EXPECT_EQ(dump_references("<ref>{{cite web|title=A}} and {{small|{{cite "
                            "web|title=B}}}}</ref>"),
            "reference 1 x0 title=A\nreference 2 x0 general title=B\n");
}

TEST(WikitextCitations, AreGeneralInABibliography) {
  EXPECT_EQ(dump_wikitext("==Sources==\n"
                          "* {{cite book|last=Smith|title=B|year=2000}}\n"),
            "reference 1 x0 general author=Smith title=B date=2000\n");
}

TEST(WikitextCitations, TellAFootnoteFromASource) {
  const Source source("a.wiki",
                      "a<ref group=\"nb\">x</ref>b<ref group=web>y</ref>");
  const auto document = read_wikitext(source, {});
  ASSERT_EQ(document.citations.size(), 2U);
  EXPECT_EQ(document.citations[0].kind, CitationKind::note);
  EXPECT_EQ(document.citations[1].kind, CitationKind::reference);
}

}  // namespace
}  // namespace listlint
