#include "lint/read/html_tree.h"

#include <gtest/gtest.h>
#include <string>

#include "lint/read/html_node.h"

namespace listlint::html {
namespace {

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// "<a0 …>", "<a1 …>": tags with `count` attributes, which all differ.
std::string tag_with(int count) {
  std::string tag = "<p";
  for (int i = 0; i < count; ++i) tag += " a" + std::to_string(i) + "=\">\"";
  return tag + ">";
}

// Elements with the tag that are in the tree.
int count(const Tree& tree, GumboTag wanted) {
  int found = 0;
  Walk walk(*tree.document());
  while (const auto* node = walk.next()) {
    if (tag(*node) == wanted) ++found;
  }
  return found;
}

TEST(HtmlTree, ReadsAPage) {
  const std::string page = "<ul><li>a<li>b</ul><p>c";
  const Tree tree(page);
  EXPECT_EQ(tree.stop(), Stop::none);
  EXPECT_EQ(tree.read(), page.size());
  EXPECT_EQ(count(tree, GUMBO_TAG_LI), 2);
}

TEST(HtmlTree, ReadsNothing) {
  const Tree tree("");
  EXPECT_EQ(tree.stop(), Stop::none);
  EXPECT_EQ(count(tree, GUMBO_TAG_BODY), 1);
}

TEST(HtmlTree, StopsWhereElementsAreTooDeep) {
  const Tree shallow(repeat("<div>", 350));
  EXPECT_EQ(shallow.stop(), Stop::none);
  const auto page = "<p>a</p>" + repeat("<div>", 2000) + "<p>b";
  const Tree tree(page);
  EXPECT_EQ(tree.stop(), Stop::depth);
  EXPECT_EQ(page.substr(tree.read(), 5), "<div>");
  EXPECT_GE(count(tree, GUMBO_TAG_DIV), 390);
  EXPECT_LE(count(tree, GUMBO_TAG_DIV), 400);
  EXPECT_EQ(count(tree, GUMBO_TAG_P), 1);
}

TEST(HtmlTree, DoesNotCountWhatIsClosed) {
  const Tree siblings(repeat("<div><b>a</b></div><p>b<li>c<br>", 3000));
  EXPECT_EQ(siblings.stop(), Stop::none);
  EXPECT_EQ(count(siblings, GUMBO_TAG_LI), 3000);
}

TEST(HtmlTree, StopsBeforeATagWithTooManyAttributes) {
  const std::string before = "<p>a</p>" + tag_with(150);
  EXPECT_EQ(Tree(before).stop(), Stop::none);
  const Tree tree(before + tag_with(5000) + "<p>b");
  EXPECT_EQ(tree.stop(), Stop::attributes);
  EXPECT_EQ(tree.read(), before.size());
  EXPECT_EQ(count(tree, GUMBO_TAG_P), 2);
}

TEST(HtmlTree, CountsTheAttributesOfEachTagAlone) {
  EXPECT_EQ(Tree(repeat(tag_with(150), 30)).stop(), Stop::none);
  EXPECT_EQ(Tree(repeat("<p a b c></p><br x />", 3000)).stop(), Stop::none);
}

TEST(HtmlTree, StopsWherePagesWithAttributesAreJoinedWithoutEnd) {
  std::string page;
  for (int i = 0; i < 5000; ++i) page += "<BODY a" + std::to_string(i) + ">";
  const Tree tree(page);
  EXPECT_EQ(tree.stop(), Stop::size);
  EXPECT_LT(tree.read(), page.size() / 10);
  EXPECT_EQ(page.substr(tree.read(), 5), "<BODY");
}

TEST(HtmlTree, StopsATreeThatOutgrowsItsPage) {
  // Each <p> opens all <b> anew: more and more of them.
  std::string page;
  for (int i = 0; i < 300; ++i) page += "<p><b id=" + std::to_string(i) + ">";
  page += repeat("<p>a", 300'000);
  const Tree tree(page);
  EXPECT_EQ(tree.stop(), Stop::size);
  EXPECT_LT(tree.read(), page.size());
  EXPECT_GT(count(tree, GUMBO_TAG_B), 10'000);
}

}  // namespace
}  // namespace listlint::html
