#include "lint/read/wikitext_cite_table.h"

#include <gtest/gtest.h>
#include <optional>
#include <string>

namespace listlint::wikitext {
namespace {

TEST(CiteTable, KnowsTheFamilyByItsNames) {
  EXPECT_TRUE(is_cs1("cite web"));
  EXPECT_TRUE(is_cs1("Cite_AV media"));
  EXPECT_TRUE(is_cs1("Citation"));
  EXPECT_FALSE(is_cs1("cite arXiv"));  // has few parameters of its own
  EXPECT_FALSE(is_cs1("citar web"));
  EXPECT_FALSE(is_cs1("citation needed"));
}

TEST(CiteTable, GivesNamesOfOneFieldOneGroup) {
  EXPECT_EQ(cs1_field("url"), cs1_field("URL"));
  EXPECT_EQ(cs1_field("access-date"), cs1_field("accessdate"));
  EXPECT_EQ(cs1_field("last"), cs1_field("author1"));
  EXPECT_EQ(cs1_field("author-link2"), cs1_field("author2-link"));
  EXPECT_EQ(cs1_field("author-link"), cs1_field("author1-link"));
  EXPECT_NE(cs1_field("last1"), cs1_field("last2"));
  EXPECT_NE(cs1_field("last"), cs1_field("first"));
  EXPECT_NE(cs1_field("title").group, 0);
}

TEST(CiteTable, DoesNotKnowOtherNames) {
  for (const auto* name : {"", "Title", "url2", "colour", "last99999", "#",
                           "author-#", "a-name-longer-than-any-of-them-has"}) {
    EXPECT_EQ(cs1_field(name).group, 0) << name;
  }
}

TEST(CiteTable, FindsTheNameThatIsMeant) {
  EXPECT_EQ(meant_parameter("acess-date"), "access-date");
  EXPECT_EQ(meant_parameter("Title"), "title");
  EXPECT_EQ(meant_parameter("access_date"), "access-date");
  EXPECT_EQ(meant_parameter("pubisher"), "publisher");
  EXPECT_EQ(meant_parameter("frist2"), "first2");
  EXPECT_EQ(meant_parameter("chapterurl"), "chapter-url");
  EXPECT_EQ(meant_parameter("dead-url"), "url-status");
  EXPECT_EQ(meant_parameter("month"), "date");
  EXPECT_EQ(meant_parameter("colour"), "");
  EXPECT_EQ(meant_parameter("x"), "");
}

TEST(CiteTable, LeavesWordsOfOtherLanguagesAlone) {
  EXPECT_EQ(meant_parameter("titel"), std::nullopt);
  EXPECT_EQ(meant_parameter("datum"), std::nullopt);
  EXPECT_EQ(meant_parameter("lingua"), std::nullopt);
}

}  // namespace
}  // namespace listlint::wikitext
