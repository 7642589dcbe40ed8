#include "lint/read/html_text.h"

#include <deque>
#include <gtest/gtest.h>
#include <string>

#include "lint/read/html_tree.h"

namespace listlint::html {
namespace {

using std::string_literals::operator""s;

// Each piece of the text of a page as "text" where it stands so in the source,
// else as "text<-source".
std::string pieces(const std::string& html) {
  const Source source("a.html", html);
  const Tree tree(source.bytes());
  const Page page(source, 0, source.size());
  std::string out;
  Walk walk(*tree.document());
  while (const auto* node = walk.next()) {
    if (!is_text(*node)) continue;
    Pieces text(page, *node);
    Piece piece;
    while (text.next(piece)) {
      if (!out.empty()) out += '|';
      out += piece.text;
      const auto written = source.slice(piece.span);
      EXPECT_EQ(piece.verbatim, written == piece.text) << html;
      if (!piece.verbatim) out += "<-" + std::string(written);
    }
  }
  return out;
}

// The text of a page as it flows.
std::string flow(const std::string& html) {
  const Source source("a.html", html);
  const Tree tree(source.bytes());
  const Page page(source, 0, source.size());
  std::deque<std::string> storage;
  Writing writing(source, storage);
  Flow flow(writing);
  Walk walk(*tree.document());
  while (const auto* node = walk.next()) {
    if (is_text(*node)) flow.add(page, *node);
  }
  return std::string(writing.bytes());
}

TEST(HtmlText, LeavesPlainTextAsItStands) {
  EXPECT_EQ(pieces("<p>Tsu, Japan"), "Tsu, Japan");
  EXPECT_EQ(pieces("<p>津市 < b > c & d &e"), "津市 < b > c |&| d |&|e");
}

TEST(HtmlText, DecodesEntities) {
  EXPECT_EQ(pieces("<p>a&amp;b&#x4e2d;&#20013;c"),
            "a|&<-&amp;|b|中<-&#x4e2d;|中<-&#20013;|c");
  EXPECT_EQ(pieces("<p>&eacute;&Eacute;&nbsp;&ndash;&hellip;"),
            "é<-&eacute;|É<-&Eacute;|\u00A0<-&nbsp;|–<-&ndash;|…<-&hellip;");
  EXPECT_EQ(pieces("<p>&amp;amp;&lt;b&gt;"), "&<-&amp;|amp;|<<-&lt;|b|><-&gt;");
}

TEST(HtmlText, KnowsEntitiesWithoutSemicolonAndWithTwoLetters) {
  EXPECT_EQ(pieces("<p>&copyright &eacutete"), "©<-&copy|right |é<-&eacute|te");
  EXPECT_EQ(pieces("<p>&notit; &notin;"), "¬<-&not|it; |∉<-&notin;");
  EXPECT_EQ(pieces("<p>&NotEqualTilde;x &fjlig;"),
            "≂̸<-&NotEqualTilde;|x |fj<-&fjlig;");
  EXPECT_EQ(pieces("<p>&nothing; &#; &"), "¬<-&not|hing; |&|#; |&");
}

TEST(HtmlText, ReadsOddNumbersAsBrowsersDo) {
  EXPECT_EQ(pieces("<p>&#150;&#0;&#x110000;&#65 b"),
            "–<-&#150;|\uFFFD<-&#0;|\uFFFD<-&#x110000;|A<-&#65| b");
}

TEST(HtmlText, KeepsBytesThatAreIllFormed) {
  EXPECT_EQ(pieces("<p>a\xFF"
                   "b\xE4\xB8 c"),
            "a|\xFF|b|\xE4\xB8| c");
}

TEST(HtmlText, JoinsLineEndsAndSkipsIgnoredTags) {
  EXPECT_EQ(pieces("<p>a\r\nb\rc"), "a|\n<-\r\n|b|\n<-\r|c");
  EXPECT_EQ(pieces("<p>a</b>b</x>c"), "a|b|c");
  EXPECT_EQ(pieces("<p>a\0b"s), "a|b");
}

TEST(HtmlText, CollapsesWhiteSpace) {
  EXPECT_EQ(flow("<p>\n Tsu ,\n  <b> Japan</b>&nbsp; (\t1990 )\n</p>"),
            "Tsu , Japan ( 1990 )");
  EXPECT_EQ(flow("<p>a\u00A0 b &#160;c"), "a b c");
}

TEST(HtmlText, GivesViewsIntoTheSource) {
  const Source source("a.html", "<p>a b <b>c</b>");
  const Tree tree(source.bytes());
  const Page page(source, 0, source.size());
  std::deque<std::string> storage;
  Writing writing(source, storage);
  Flow flow(writing);
  Walk walk(*tree.document());
  while (const auto* node = walk.next()) {
    if (is_text(*node)) flow.add(page, *node);
  }
  const Text text = writing.text({0, 3});
  EXPECT_EQ(text.value, "a b");
  EXPECT_EQ(text.value.data(), source.bytes().data() + 3);
  EXPECT_TRUE(storage.empty());
}

}  // namespace
}  // namespace listlint::html
