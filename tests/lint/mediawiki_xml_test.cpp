#include "lint/read/mediawiki_xml.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/lint/exports.h"

namespace listlint {
namespace {

using exports::page;

// A page as one line.
std::string read(std::string xml, const PageSelection& selection = {}) {
  const auto begin = xml.find("<page");
  const auto end = xml.rfind('>') + 1;
  const auto read =
      read_page(std::span(xml).subspan(begin, end - begin), selection);
  if (!read) return read.error();
  constexpr const char* kKinds[] = {"wikitext", "unselected", "redirect",
                                    "other model", "textless"};
  return fmt::format("{} \"{}\" \"{}\"", kKinds[static_cast<int>(read->kind)],
                     read->title, read->text);
}

// A page with these revisions, "timestamp" and text each.
std::string with_revisions(const std::vector<std::string>& revisions) {
  std::string xml = "<page><title>A</title><ns>0</ns>";
  for (const auto& revision : revisions) {
    xml += "<revision>" + revision + "</revision>";
  }
  return xml + "</page>";
}

TEST(ReadPage, TakesTitleAndText) {
  EXPECT_EQ(read(page("List of lakes", "* [[Oulu]]\n\n  b \n")),
            "wikitext \"List of lakes\" \"* [[Oulu]]\n\n  b \n\"");
  EXPECT_EQ(read(page("A", "  ")), "wikitext \"A\" \"  \"");
}

TEST(ReadPage, DecodesEntitiesOnce) {
  EXPECT_EQ(read(page("R&amp;D",
                      "&lt;ref name=&quot;a&quot;/&gt; &amp;ndash; "
                      "&#39;&#x4E2D; &amp;amp; &unknown;")),
            "wikitext \"R&D\" \"<ref name=\"a\"/> &ndash; '中 &amp; "
            "&unknown;\"");
}

TEST(ReadPage, TakesCharacterDataAsItIs) {
  EXPECT_EQ(read(page("A", "a<![CDATA[<ref>&amp;]]>b")),
            "wikitext \"A\" \"a<ref>&amp;b\"");
}

TEST(ReadPage, SkipsWhatIsNoListInWikitext) {
  EXPECT_EQ(
      read(page("A", "#REDIRECT [[B]]", "<ns>0</ns><redirect title=\"B\" />")),
      "redirect \"A\" \"\"");
  EXPECT_EQ(read(with_revisions({"<model>Scribunto</model><text>x</text>"})),
            "other model \"A\" \"\"");
  EXPECT_EQ(read(with_revisions({"<model>wikitext</model>"
                                 "<format>application/json</format>"
                                 "<text>x</text>"})),
            "other model \"A\" \"\"");
  EXPECT_EQ(read(with_revisions({"<text bytes=\"9\" />"})),
            "textless \"A\" \"\"");
  EXPECT_EQ(read(with_revisions({"<text deleted=\"deleted\" />"})),
            "textless \"A\" \"\"");
  EXPECT_EQ(read(with_revisions({})), "textless \"A\" \"\"");
}

TEST(ReadPage, ReadsOldExportsWithoutModel) {
  EXPECT_EQ(read(with_revisions({"<text>x</text>"})), "wikitext \"A\" \"x\"");
}

TEST(ReadPage, TakesTheLatestRevision) {
  const std::string old = "<timestamp>2020-01-01T00:00:00Z</timestamp>";
  const std::string late = "<timestamp>2021-01-01T00:00:00Z</timestamp>";
  EXPECT_EQ(
      read(with_revisions({old + "<text>old</text>", late + "<text>late</text>",
                           old + "<text>old</text>"})),
      "wikitext \"A\" \"late\"");
  EXPECT_EQ(read(with_revisions({"<text>1</text>", "<text>2</text>"})),
            "wikitext \"A\" \"2\"");
}

TEST(ReadPage, TakesTheMainSlot) {
  const std::string other =
      "<content><role>mediainfo</role><model>wikibase-mediainfo</model>"
      "<format>application/json</format><text>{}</text></content>";
  EXPECT_EQ(
      read(with_revisions({"<model>wikitext</model><text>x</text>" + other})),
      "wikitext \"A\" \"x\"");
  EXPECT_EQ(read(with_revisions(
                {other + "<content><role>main</role><model>wikitext</model>"
                         "<text>x</text></content>"})),
            "wikitext \"A\" \"x\"");
}

TEST(ReadPage, SaysWhatIsDamaged) {
  EXPECT_EQ(read("<page><title>A</title><b></page>"),
            "the page \"A\" is damaged: Start-end tags mismatch");
  EXPECT_EQ(read("<page></page>"), "a page is damaged: it has no title");
  EXPECT_EQ(read(page("A", "a<b>c</b>")),
            "the page \"A\" is damaged: its text holds tags");
  EXPECT_EQ(read(page("A", "a&#0;b")),
            "the page \"A\" is damaged: it holds a NUL character");
  EXPECT_EQ(read(page("A", "a&#x00;b")),
            "the page \"A\" is damaged: it holds a NUL character");
  EXPECT_EQ(read(page("A", std::string("a\0b", 3))),
            "the page \"A\" is damaged: it holds a NUL character");
  EXPECT_EQ(read(page(std::string(1'001, 'A'), "a")),
            "a page is damaged: its title is longer than 1,000 bytes");
  EXPECT_EQ(read("<page><!DOCTYPE a [<!ENTITY b \"cc\">]></page>"),
            "a page is damaged: it holds a declaration");
}

std::string repeated(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(ReadPage, MakesNoTreeThatCostsMoreThanItsBytes) {
  EXPECT_EQ(read("<page>" + repeated("<a>", 2'000'000) + "</page>"),
            "a page is damaged: it has over 200,000 tags");
  EXPECT_EQ(read("<page><a " + repeated("b='' ", 65) + "/></page>"),
            "a page is damaged: a tag has over 64 attributes");
  EXPECT_EQ(read("<page><a b='" + std::string(10'000'000, '>') + "'/></page>"),
            "a page is damaged: a tag is larger than 64 KiB");
  EXPECT_EQ(read("<page><a b='" + std::string(10'000'000, '<') + "></page>"),
            "a page is damaged: a tag is larger than 64 KiB");
}

TEST(ReadPage, SurvivesDeepNesting) {
  EXPECT_EQ(read("<page>" + repeated("<a>", 190'000) + "</page>"),
            "a page is damaged: Start-end tags mismatch");
  EXPECT_EQ(read("<page><title>A</title>" + repeated("<a>", 90'000) +
                 repeated("</a>", 90'000) + "</page>"),
            "textless \"A\" \"\"");
}

TEST(ReadPage, NeverFailsToAnswer) {
  const auto whole = page("A", "a&lt;<![CDATA[b]]><!--c-->");
  const auto xml = whole.substr(whole.find("<page>"));
  for (size_t size = 1; size < xml.size(); ++size) {
    auto part = xml.substr(0, size);
    read_page(std::span(part), {});
    auto tail = xml.substr(size);
    read_page(std::span(tail), {});
  }
}

TEST(PageSelection, TakesArticlesUnlessAskedForMore) {
  const PageSelection all;
  EXPECT_TRUE(all.takes("Lakes", 0));
  EXPECT_FALSE(all.takes("Talk:Lakes", 1));
  const PageSelection talk{{}, {1, 4}};
  EXPECT_FALSE(talk.takes("Lakes", 0));
  EXPECT_TRUE(talk.takes("Talk:Lakes", 1));
}

TEST(PageSelection, TakesTitlesByPattern) {
  const PageSelection lists{{"List of *", "L?kes"}, {}};
  EXPECT_TRUE(lists.takes("List of lakes", 0));
  EXPECT_TRUE(lists.takes("List of ", 0));
  EXPECT_TRUE(lists.takes("Läkes", 0)) << "one character";
  EXPECT_FALSE(lists.takes("Lists of lakes", 0));
  EXPECT_FALSE(lists.takes("The List of lakes", 0));
  EXPECT_FALSE(lists.takes("List of lakes", 2));
  const PageSelection stars{{"*a*b*c"}, {}};
  EXPECT_TRUE(stars.takes("xaxbxbxc", 0));
  EXPECT_FALSE(stars.takes("xaxbxbx", 0));
}

TEST(PageSelection, TakesAPlainTitleWhereverItIs) {
  const PageSelection one{{"User:X/List_of_lakes"}, {}};
  EXPECT_TRUE(one.takes("User:X/List of lakes", 2));
  EXPECT_FALSE(one.takes("User:X/List of lakes2", 2));
  const PageSelection talk{{"User:X"}, {1}};
  EXPECT_FALSE(talk.takes("User:X", 2));
}

TEST(PageSelection, ReadsTheNamespaceOfAPage) {
  const auto talk = page("Talk:A", "x", "<ns>1</ns>");
  EXPECT_EQ(read(talk), "unselected \"Talk:A\" \"\"");
  EXPECT_EQ(read(talk, {{}, {1}}), "wikitext \"Talk:A\" \"x\"");
  EXPECT_EQ(read(page("Special:A", "x", "<ns>-1</ns>"), {{}, {-1}}),
            "wikitext \"Special:A\" \"x\"");
  EXPECT_EQ(read(page("A", "x", "")), "wikitext \"A\" \"x\"");
}

std::string header(std::string_view bytes) {
  const auto header = read_export_header(bytes);
  if (!header) return header.error();
  return fmt::format("language \"{}\"{}", header->language,
                     header->has_root ? " with root" : "");
}

TEST(ExportHeader, TellsLanguageAndRoot) {
  EXPECT_EQ(header(exports::kHead), "language \"de\" with root");
  EXPECT_EQ(header("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- a -->\n"
                   "<mediawiki xml:lang='zh-Hant'>"),
            "language \"zh-Hant\" with root");
  EXPECT_EQ(header("<mediawiki>\n<a xml:lang=\"fi\">"),
            "language \"\" with root");
  EXPECT_EQ(header("<mediawiki xml:lang=\"<script>\">"),
            "language \"\" with root");
  EXPECT_EQ(header("  <page"), "language \"\"") << "cut out of a dump";
}

TEST(ExportHeader, RefusesWhatIsNoExport) {
  EXPECT_EQ(header("Beihai\nImatra\n"), "it begins with \"Beihai\"");
  EXPECT_EQ(header("<html>"), "it begins with \"<html>\"");
  EXPECT_EQ(header("<mediawikis>"), "it begins with \"<mediawikis>\"");
  EXPECT_EQ(header(""), "it is empty");
  EXPECT_EQ(header("\n \n"), "it is empty");
  EXPECT_EQ(header(std::string(39, 'a') + "中 and more"),
            "it begins with \"" + std::string(39, 'a') + "…\"");
  EXPECT_EQ(header("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n"
                   "<!ENTITY lol \"lol\">]><mediawiki>"),
            "it has a DOCTYPE");
}

TEST(MediaWikiXml, IsKnownByItsFirstBytes) {
  EXPECT_TRUE(sniff_mediawiki_xml(exports::kHead));
  EXPECT_TRUE(sniff_mediawiki_xml("<?xml version=\"1.0\"?><mediawiki>"));
  EXPECT_TRUE(sniff_mediawiki_xml(exports::pack("a")));
  EXPECT_FALSE(sniff_mediawiki_xml("<html>"));
  EXPECT_FALSE(sniff_mediawiki_xml(""));
}

TEST(MediaWikiXml, IsUnreadAsOneDocument) {
  const Source source("a.xml", "<mediawiki/>");
  const auto document = read_mediawiki_xml(source, {});
  EXPECT_EQ(document.format, "mediawiki-xml");
  ASSERT_EQ(document.unread.size(), 1U);
  EXPECT_EQ(document.unread[0].span, (Span{0, 12}));
}

}  // namespace
}  // namespace listlint
