#include <gtest/gtest.h>
#include <string>

#include "lint/read/html.h"
#include "tests/lint/dump.h"

namespace listlint {
namespace {

std::string read(std::string html) {
  const Source source("a.html", std::move(html));
  return dump(read_html(source, {}));
}

// A page as a skin of MediaWiki shows it.
std::string mediawiki(const std::string& content) {
  return read(
      "<!DOCTYPE html><html lang=\"en\"><body><div class=\"mw-body\">"
      "<div class=\"mw-content-ltr mw-parser-output\">" +
      content + "</div></div></body></html>");
}

constexpr std::string_view kNote =
    "<ol class=\"references\"><li id=\"cite_note-b-1\">"
    "<span class=\"mw-cite-backlink\">^ <a href=\"#cite_ref-b_1-0\"><sup><b>a"
    "</b></sup></a> <a href=\"#cite_ref-b_1-1\"><sup><b>b</b></sup></a></span> "
    "<span class=\"reference-text\"><cite class=\"citation web cs1\">"
    "<a rel=\"nofollow\" class=\"external text\" "
    "href=\"https://b.cn/?a=1&amp;b=2\">\"友好往来\"</a>. <i>beihai.gov.cn</i> "
    "(in Chinese). Beihai. 8 August 2016<span class=\"reference-accessdate\">. "
    "Retrieved <span class=\"nowrap\">29 June</span> 2023</span>.</cite>"
    "<span class=\"Z3988\" title=\"x\"></span></span></li></ol>";

TEST(HtmlReader, ReadsAPageOfMediaWikiLikeItsText) {
  const std::string page =
      "<div class=\"mw-heading mw-heading2\"><h2 id=\"B\">B</h2></div>\n"
      "<p><b><a href=\"/wiki/Beihai\">Beihai</a></b>"
      "<sup id=\"cite_ref-b_1-0\" class=\"reference\">"
      "<a href=\"#cite_note-b-1\"><span>&#91;</span>1<span>&#93;</span></a>"
      "</sup>\n</p>\n<div class=\"div-col\"><ul>\n"
      "<li><span class=\"flagicon\"><img alt=\"Japan\" src=\"x\"></span> "
      "<a href=\"/wiki/Tsu\">Tsu</a>, Japan<sup class=\"reference\">"
      "<a href=\"#cite_note-b-1\">[1]</a></sup></li>\n"
      "<li><span class=\"flagicon\"><img alt=\"Scotland\"></span>&#160;"
      "<a href=\"/wiki/Perth,_Scotland\">Perth</a>,\nScotland, United&nbsp;"
      "Kingdom (1986)</li></ul></div>\n<h2>References</h2>";
  EXPECT_EQ(mediawiki(page + std::string(kNote)),
            "section \"Beihai\" [1]\n"
            "  entry \"Tsu\" \"Japan\"=JP flag Japan [1]\n"
            "  entry \"Perth\" (Scotland) \"United Kingdom\"=GB note \"1986\" "
            "flag Scotland\n"
            "reference 1 x2 name=b title=友好往来 site=beihai.gov.cn "
            "language=Chinese publisher=Beihai url=https://b.cn/?a=1&b=2 "
            "date=8 August 2016 accessed=29 June 2023\n");
}

TEST(HtmlReader, GivesReferencesTheFieldsOfThePlainText) {
  const auto text = dump_text(
      "Beihai [ 1]\n"
      "^ a b \"友好往来\" . beihai.gov.cn (in Chinese). Beihai. 8 August 2016. "
      "Retrieved 29 June 2023 .");
  const auto html = mediawiki(
      "<p><b>Beihai</b><sup class=\"reference\">"
      "<a href=\"#cite_note-b-1\">[1]</a></sup></p>" +
      std::string(kNote));
  std::string without = html;
  for (const std::string_view more :
       {" name=b", " url=https://b.cn/?a=1&b=2"}) {
    without.erase(without.find(more), more.size());
  }
  EXPECT_EQ(without, text);
}

TEST(HtmlReader, ReadsWhatParsoidKeeps) {
  EXPECT_EQ(
      read("<!DOCTYPE html><html><body lang=\"en\" class=\"mw-parser-output\">"
           "<section><h2>Beihai<sup typeof=\"mw:Extension/ref\" data-mw='{"
           "\"name\":\"ref\",\"attrs\":{\"name\":\"b x\"}}'>"
           "<a href=\"./P#cite_note-b_x-1\">[1]</a></sup></h2>"
           "<ul><li>Tsu, Japan<sup typeof=\"mw:Extension/ref\" data-mw="
           "\"{&quot;attrs&quot;:{&quot;group&quot;:&quot;note&quot;}}\">"
           "<a href=\"./P#cite_note-2\">[note 1]</a></sup></li></ul></section>"
           "<ol class=\"mw-references references\"><li id=\"cite_note-b_x-1\">"
           "<a href=\"./P#cite_ref-b_x_1-0\" rel=\"mw:referencedBy\"><span>"
           "↑ </span></a> <span class=\"mw-reference-text\">"
           "<a rel=\"mw:ExtLink\" href=\"//b.cn/a\">Sister cities</a></span>"
           "</li></ol><ol class=\"mw-references\" data-mw-group=\"note\">"
           "<li id=\"cite_note-2\"><a rel=\"mw:referencedBy\" "
           "href=\"./P#cite_ref-2\">↑</a> <span>Since 2001.</span></li></ol>"
           "</body></html>"),
      "section \"Beihai\" [1]\n"
      "  entry \"Tsu\" \"Japan\"=JP [note 1]\n"
      "reference 1 x1 name=b x title=Sister cities url=https://b.cn/a\n"
      "reference note 1 x1 group=note title=Since 2001\n");
}

TEST(HtmlReader, KeepsTheNumbersThatThePageShows) {
  EXPECT_EQ(mediawiki("<h2>Beihai</h2><ul><li>Tsu, Japan"
                      "<sup class=\"reference\"><a href=\"#cite_note-2\">[2]"
                      "</a></sup><sup class=\"reference\">"
                      "<a href=\"#cite_note-9\">[9]</a></sup></li></ul>"
                      "<ol class=\"references\">"
                      "<li id=\"cite_note-1\"><span class=\"mw-cite-backlink\">"
                      "<a href=\"#cite_ref-1\">^</a></span> \"A\". a.cn.</li>"
                      "<li id=\"cite_note-2\"><b><a href=\"#cite_ref-2\">^</a>"
                      "</b> \"B\". b.cn.</li></ol>"),
            "section \"Beihai\"\n"
            "  entry \"Tsu\" \"Japan\"=JP [2] [9?]\n"
            "reference 1 x1 title=A site=a.cn\n"
            "reference 2 x1 title=B site=b.cn\n");
}

TEST(HtmlReader, TellsAPageFromItsArchivedCopy) {
  const auto archived = [](const std::string& text) {
    return mediawiki(
        "<h2>Beihai<sup class=\"reference\">"
        "<a href=\"#cite_note-1\">[1]</a></sup></h2><ul><li>Tsu, "
        "Japan</li></ul><ol class=\"references\">"
        "<li id=\"cite_note-1\">" +
        text + "</li></ol>");
  };
  const std::string list =
      "section \"Beihai\" [1]\n"
      "  entry \"Tsu\" \"Japan\"=JP\n";
  EXPECT_EQ(
      archived(
          "<a class=\"external\" href=\"https://web.archive.org/web/1/http:"
          "//a.cn\">\"A\"</a>. a.cn. Archived from <a class=\"external\" "
          "href=\"http://a.cn\">the original</a> on 1 May 2020."),
      list +
          "reference 1 x0 title=A site=a.cn url=http://a.cn "
          "archive=https://web.archive.org/web/1/http://a.cn archived=1 May "
          "2020\n");
  EXPECT_EQ(archived("<a class=\"external\" href=\"https://archive.ph/x\">A"
                     "</a>"),
            list + "reference 1 x0 title=A url=https://archive.ph/x\n");
}

TEST(HtmlReader, LeavesTheFrameOfASiteOut) {
  EXPECT_EQ(
      read("<!DOCTYPE html><html lang=\"de\"><head><title>T</title>"
           "<script>var a = \"<ul><li>Rome, Italy\";</script></head><body>"
           "<nav><ul><li>Paris, France</li></ul></nav><main>"
           "<h1>Twins</h1><ul class=\"menu\"><li>Bonn, Germany</li></ul>"
           "<h2>Beihai</h2><ul><li>Tsu, Japan</li></ul>"
           "<p style=\"display : none\">Hidden</p></main>"
           "<footer>2020</footer></body></html>"),
      "section \"Beihai\"\n"
      "  entry \"Tsu\" \"Japan\"=JP\n"
      "unread navigation \"T\"\n"
      "unread code \"<script>var a = \"<ul><li>Rome, Italy\";</script>\"\n"
      "unread navigation \"Paris, France\"\n"
      "unread navigation \"<h1>Twins</h1>\"\n"
      "unread navigation \"<ul class=\"menu\"><li>Bonn, Germany</li></ul>\"\n"
      "unread box \"<p style=\"display : none\">Hidden</p>\"\n"
      "unread navigation \"2020\"\n");
}

TEST(HtmlReader, LeavesTheFurnitureOfAnArticleOut) {
  EXPECT_EQ(
      mediawiki("<table class=\"infobox\"><tr><td>Area<sup class=\"reference\">"
                "<a href=\"#cite_note-1\">[1]</a></sup></td></tr></table>"
                "<div id=\"toc\"><ul><li><a href=\"#B\">B</a></li></ul></div>"
                "<h2>Beihai<span class=\"mw-editsection\">[edit]</span></h2>"
                "<div class=\"hatnote\">Main article: <a href=\"/w\">List of "
                "twins of Beihai</a></div><div class=\"thumb\">A map</div>"
                "<div class=\"navbox\"><ul><li>Rome, Italy</li></ul></div>"),
      "section \"Beihai\" elsewhere\n"
      "unread box \"<table class=\"infobox\"><tr><td>Area\"\n"
      "unread box \"</td></tr></table>\"\n"
      "unread navigation \"<div id=\"toc\"><ul><li><a href=\"#B\">B</a></li>"
      "</ul></div>\"\n"
      "unread navigation \"<span class=\"mw-editsection\">[edit]</span>\"\n"
      "unread box \"<div class=\"hatnote\">Main article: <a href=\"/w\">List "
      "of twins of Beihai</a></div>\"\n"
      "unread media \"<div class=\"thumb\">A map</div>\"\n"
      "unread box \"<div class=\"navbox\"><ul><li>Rome, Italy</li></ul>"
      "</div>\"\n");
}

TEST(HtmlReader, ReadsListsOfAnyShape) {
  EXPECT_EQ(read("<h2>A</h2><h2>Beihai</h2><ul>"
                 "<li><p>Tsu, Japan</p><p>It is a very old town.</p></li>"
                 "<li><div>Kep</div><div>, Cambodia</div></li>"
                 "<li>Gold<br>Coast, Australia\n<ul><li>Hat Yai, Thailand</li>"
                 "</ul></li></ul>"
                 "<dl><dt>Beijing</dt><dd>Ankara, Turkey</dd></dl>"
                 "<p>Anshan</p><ol><li>Bursa, Turkey</ol>"
                 "<p><strong>Weihai</strong>:</p><div><ul><li>Sochi, Russia"
                 "</ul></div>"
                 "<p>These lists are not complete.</p>"),
            "section \"Beihai\"\n"
            "  entry \"Tsu\" \"Japan\"=JP\n"
            "  entry \"Kep\" \"Cambodia\"=KH\n"
            "  entry \"Gold Coast\" \"Australia\"=AU\n"
            "  entry \"Hat Yai\" \"Thailand\"=TH\n"
            "section \"Beijing\" level 2\n"
            "  entry \"Ankara\" \"Turkey\"=TR\n"
            "section \"Anshan\" level 2\n"
            "  entry \"Bursa\" \"Turkey\"=TR\n"
            "section \"Weihai\" level 2\n"
            "  entry \"Sochi\" \"Russia\"=RU\n"
            "unread prose \"It is a very old town.\"\n"
            "unread prose \"These lists are not complete.\"\n");
}

TEST(HtmlReader, TakesAddressesOfItems) {
  EXPECT_EQ(read("<h2>Beihai</h2><ul>"
                 "<li><a href=\"https://tsu.jp\">Tsu</a>, Japan</li>"
                 "<li>Kep, Cambodia (<a href=\"//kep.kh/a?b&amp;c\">site</a>)"
                 "</li><li><a href=\"/local\">Bonn</a>, Germany</li></ul>"),
            "section \"Beihai\"\n"
            "  entry \"Tsu\" \"Japan\"=JP [1]\n"
            "  entry \"Kep\" \"Cambodia\"=KH note \"site\" [2]\n"
            "  entry \"Bonn\" \"Germany\"=DE\n"
            "reference 1 x0 link url=https://tsu.jp\n"
            "reference 2 x0 link title=site url=https://kep.kh/a?b&c\n");
}

TEST(HtmlReader, TakesTheDescriptionBehindALink) {
  EXPECT_EQ(read("<h2>Tools</h2><ul>"
                 "<li><a href=\"http://a.b\">Alpha</a> - Reads all of "
                 "it, always.</li>"
                 "<li><a href=\"http://c.d\">Tsu</a> \u2014 Japan</li>"
                 "<li><a href=\"http://e.f\">Kep</a>: by the <a "
                 "href=\"http://sea.x\">sea</a></li></ul>"),
            "section \"Tools\"\n"
            "  entry \"Alpha\" note \"Reads all of it, always.\" [1]\n"
            "  entry \"Tsu\" \"Japan\"=JP [2]\n"
            "  entry \"Kep\" note \"by the sea\" [3] [4]\n"
            "reference 1 x0 link url=http://a.b\n"
            "reference 2 x0 link url=http://c.d\n"
            "reference 3 x0 link url=http://e.f\n"
            "reference 4 x0 link title=sea url=http://sea.x\n");
}

TEST(HtmlReader, TakesFlagsOfAnyKind) {
  EXPECT_EQ(read("<h2>Beihai</h2><ul>"
                 "<li>\U0001F1EF\U0001F1F5 Tsu, Japan</li>"
                 "<li><img alt=\"Flag of Cambodia.svg\"> Kep</li>"
                 "<li><img alt=\"a map\"> Bonn, Germany</li></ul>"),
            "section \"Beihai\"\n"
            "  entry \"Tsu\" \"Japan\"=JP flag \U0001F1EF\U0001F1F5\n"
            "  entry \"Kep\" =KH flag Cambodia\n"
            "  entry \"Bonn\" \"Germany\"=DE\n");
}

TEST(HtmlReader, TakesAListOfListsForHosts) {
  EXPECT_EQ(read("<ul><li>Beihai<ul><li>Tsu, Japan</li></ul></li>"
                 "<li>Anshan<ol><li>Kep, Cambodia</li></ol></li></ul>"
                 "<ul><li>Bonn, Germany<ul><li>Beuel</li></ul></li>"
                 "<li>Rome, Italy</li></ul>"),
            "section \"Beihai\"\n"
            "  entry \"Tsu\" \"Japan\"=JP\n"
            "section \"Anshan\"\n"
            "  entry \"Kep\" \"Cambodia\"=KH\n"
            "  entry \"Bonn\" \"Germany\"=DE\n"
            "  entry \"Beuel\"\n"
            "  entry \"Rome\" \"Italy\"=IT\n");
}

TEST(HtmlReader, ReadsFootnotesOfMarkdown) {
  const std::string list =
      "<h2>Beihai</h2><ul><li>Tsu, Japan<sup id=\"fnref:1\">"
      "<a class=\"footnote-ref\" href=\"#fn:1\">1</a></sup></li>"
      "<li>Kep, Cambodia<a href=\"#fn:1\" role=\"doc-noteref\"><sup>1</sup></a>"
      "</li><li>Bonn, Germany<sup><a href=\"#fn:1\">1</a>, <a href=\"#fn:2\">2"
      "</a></sup></li></ul>";
  EXPECT_EQ(
      read(list +
           "<div class=\"footnote\"><hr><ol><li id=\"fn:1\"><p>\"A\". a.cn."
           "&#160;<a class=\"footnote-backref\" href=\"#fnref:1\">&#8617;</a>"
           "</p></li><li id=\"fn:2\"><a href=\"http://b.cn\">http://b.cn</a>"
           "</li></ol></div>"),
      "section \"Beihai\"\n"
      "  entry \"Tsu\" \"Japan\"=JP [1]\n"
      "  entry \"Kep\" \"Cambodia\"=KH [1]\n"
      "  entry \"Bonn\" \"Germany\"=DE [1] [2]\n"
      "reference 1 x0 name=1 title=A site=a.cn\n"
      "reference 2 x0 name=2 url=http://b.cn\n"
      "unread line \"<sup>\"\n"
      "unread line \",\"\n"
      "unread line \"</sup>\"\n");
}

TEST(HtmlReader, ReadsTables) {
  EXPECT_EQ(
      read("<h2>Beihai</h2><table><caption>Twins</caption>"
           "<tr><th colspan=2>Partner towns</th></tr>"
           "<thead><tr><th>City</th><th>Country</th><th>Since</th><th>Area</th>"
           "</tr></thead><!-- note --><tr><td>Tsu<sup>[1]</sup></td>"
           "<td rowspan=\"2\"><span class=\"flagicon\">"
           "<img alt=\"Flag of Japan.svg\"></span> Japan</td>"
           "<td>1999</td><td>7</td></tr>"
           "<tr><th><a href=\"http://oita.jp\">Oita</a></th><td>2001</td></tr>"
           "<tr><td colspan=4>Zhuhai</td></tr>"
           "<tr><td>Kep</td><td>Cambodia</td></tr></table>"
           "<table><tr><td>No</td><td>list</td></tr></table>"
           "<table><tr><td>Weihai</td><td><ul><li>Sochi, Russia</li></ul></td>"
           "</tr></table>"),
      "section \"Beihai\"\n"
      "  entry \"Tsu\" \"Japan\"=JP note \"1999\" flag Japan [1?]\n"
      "  entry \"Oita\" \"Japan\"=JP note \"2001\" [1]\n"
      "section \"Zhuhai\" level 2\n"
      "  entry \"Kep\" \"Cambodia\"=KH\n"
      "section \"Weihai\" level 2\n"
      "  entry \"Sochi\" \"Russia\"=RU\n"
      "reference 1 x0 link url=http://oita.jp\n"
      "unread table \"<caption>Twins</caption>\"\n"
      "unread table \"<tr><th colspan=2>Partner towns</th></tr>\"\n"
      "unread table \"<tr><th>City</th><th>Country</th><th>Since</th>"
      "<th>Area</th></tr>\"\n"
      "unread field \"<td>7</td>\"\n"
      "unread table \"<table><tr><td>No</td><td>list</td></tr></table>\"\n");
}

TEST(HtmlReader, ReadsMarksWithoutLinks) {
  EXPECT_EQ(
      mediawiki("<h2>Beihai</h2><ul><li>Tsu, Japan<sup class=\"noprint "
                "Inline-Template\">[<i><a href=\"/wiki/x\">citation needed</a>"
                "</i>]</sup></li><li>Kep<sup class=\"noprint\">[who?]</sup>, "
                "Cambodia<sup class=\"reference\">: 5 </sup></li>"
                "<li>10 km<sup>2</sup>, Germany</li></ul>"),
      "section \"Beihai\"\n"
      "  entry \"Tsu\" \"Japan\"=JP [citation needed]\n"
      "  entry \"Kep\" \"Cambodia\"=KH\n"
      "  entry \"10 km2\" \"Germany\"=DE\n"
      "unread box \"<sup class=\"noprint\">[who?]</sup>\"\n"
      "unread line \"<sup class=\"reference\">: 5 </sup>\"\n");
}

TEST(HtmlReader, TakesABibliographyAndLeavesAnAppendix) {
  EXPECT_EQ(read("<h2>Beihai</h2><ul><li>Tsu, Japan</li></ul>"
                 "<h2>References</h2><ul><li>\"A\". a.cn.</li></ul>"
                 "<h2>See also</h2><ul><li>Kep, Cambodia</li></ul>"),
            "section \"Beihai\"\n"
            "  entry \"Tsu\" \"Japan\"=JP\n"
            "reference 1 x0 general title=A site=a.cn\n"
            "unread appendix \"<h2>See also</h2>\"\n"
            "unread appendix \"Kep, Cambodia\"\n");
}

TEST(HtmlReader, KeepsCommentsAndLanguage) {
  const Source source("a.html",
                      "<!-- one --><html lang=\"fr\"><ul><li>Rome<!--two-->, "
                      "Italie</li></ul></html>");
  const auto document = read_html(source, {});
  EXPECT_EQ(document.language, "fr");
  EXPECT_EQ(document.format, "html");
  ASSERT_EQ(document.comments.size(), 2U);
  EXPECT_EQ(source.slice(document.comments[0]), "<!-- one -->");
  EXPECT_EQ(source.slice(document.comments[1]), "<!--two-->");
}

TEST(HtmlReader, GivesThePlaceOfEachValue) {
  const Source source("a.html",
                      "\xEF\xBB\xBF<h2>A &amp; B</h2><ul><li><b>T</b>su,  "
                      "Jap&#97;n (<i>since</i> 1999)");
  const auto document = read_html(source, {});
  ASSERT_EQ(document.entries.size(), 1U);
  const auto& entry = document.entries[0];
  EXPECT_EQ(document.sections[0].heading.value, "A & B");
  EXPECT_EQ(source.slice(document.sections[0].heading.span), "A &amp; B");
  EXPECT_EQ(entry.name.value, "Tsu");
  EXPECT_EQ(source.slice(entry.name.span), "T</b>su");
  EXPECT_EQ(entry.country.value, "Japan");
  EXPECT_EQ(source.slice(entry.country.span), "Jap&#97;n");
  EXPECT_EQ(source.slice(entry.span), "T</b>su,  Jap&#97;n");
  EXPECT_EQ(entry.note.value, "since 1999");
  EXPECT_EQ(source.slice(entry.note.span), "since</i> 1999");
}

TEST(HtmlReader, SaysWhereItStopsReading) {
  std::string deep = "<ul><li>Tsu, Japan</li></ul>";
  const auto at = static_cast<uint32_t>(deep.size());
  for (int i = 0; i < 3000; ++i) deep += "<div>";
  const Source source("a.html", deep + "<ul><li>Kep, Cambodia</li></ul>");
  const auto document = read_html(source, {});
  EXPECT_EQ(document.entries.size(), 1U);
  ASSERT_EQ(document.problems.size(), 1U);
  EXPECT_EQ(document.problems[0].kind, ProblemKind::too_deep);
  EXPECT_EQ(source.slice(document.problems[0].span), "<div>");
  EXPECT_GE(document.problems[0].span.begin, at + 390 * 5);
  EXPECT_LE(document.problems[0].span.begin, at + 400 * 5);
  ASSERT_EQ(document.unread.size(), 1U);
  EXPECT_EQ(document.unread[0].kind, UnreadKind::broken);
  EXPECT_EQ(document.unread[0].span,
            (Span{document.problems[0].span.begin, source.size()}));
}

TEST(HtmlReader, TakesAnyBeginningOfAPage) {
  const std::string page =
      "<!DOCTYPE html><html lang=en><title>T</title><h2 class='a'>B &amp;</h2>"
      "<ul><li><a href=\"http://a.cn\">Tsu</a>, Japan<sup class=reference>"
      "<a href=\"#cite_note-1\">[1]</a></sup><!-- c --></ul><table><tr><th>City"
      "<th>Country<tr><td>Kep<td>Cambodia</table><ol class=references>"
      "<li id=cite_note-1>^ <a href=http://b.cn>\"B\"</a>. b.cn &copy</ol>";
  for (size_t size = 0; size <= page.size(); ++size) {
    const Source source("a.html", page.substr(0, size));
    const auto document = read_html(source, {});
    uint32_t at = 0;
    for (const auto& unread : document.unread) {
      ASSERT_LE(at, unread.span.begin) << size;
      ASSERT_LE(unread.span.end, source.size()) << size;
      at = unread.span.end;
    }
    for (const auto& entry : document.entries) {
      ASSERT_LE(entry.span.end, source.size()) << size;
    }
  }
}

TEST(SniffHtml, KnowsPagesAndPiecesOfThem) {
  EXPECT_TRUE(sniff_html("\xEF\xBB\xBF\n<!DocType HTML>"));
  EXPECT_TRUE(sniff_html("<?xml version=\"1.0\"?><!-- a --><HTML lang=en>"));
  EXPECT_TRUE(sniff_html("<h2>A</h2>\n<ul>\n<li>Tsu, Japan</li></ul>"));
  EXPECT_TRUE(sniff_html("<table><tr><td>Tsu</td></tr></table>"));
}

TEST(SniffHtml, LeavesOtherMarkupsAlone) {
  EXPECT_FALSE(sniff_html("<mediawiki xml:lang=\"en\"><page>"));
  EXPECT_FALSE(
      sniff_html("<div><h1>Awesome</h1><a href=\"x\">y</a></div>\n"
                 "- [a](b)\n"));
  EXPECT_FALSE(sniff_html("<div>\n<ul><li>a</li></ul>\n==B==\n"));
  EXPECT_FALSE(sniff_html("Tsu, Japan <ul><li><table><h2>"));
  EXPECT_FALSE(sniff_html("<!-- <html> "));
  EXPECT_FALSE(sniff_html(""));
  EXPECT_FALSE(sniff_html("<"));
}

}  // namespace
}  // namespace listlint
