#include "lint/glob.h"

#include <gtest/gtest.h>
#include <string>

namespace listlint {
namespace {

TEST(Glob, WithoutASlashMeansANameAtAnyDepth) {
  EXPECT_TRUE(matches_glob("*.md", "a.md"));
  EXPECT_TRUE(matches_glob("*.md", "lists/asia/a.md"));
  EXPECT_FALSE(matches_glob("*.md", "a.mdx"));
  EXPECT_TRUE(matches_glob("build", "a/build/b.txt"));
  EXPECT_FALSE(matches_glob("build", "a/builds/b.txt"));
}

TEST(Glob, WithASlashMeansThePathFromTheRoot) {
  EXPECT_TRUE(matches_glob("lists/*.txt", "lists/a.txt"));
  EXPECT_FALSE(matches_glob("lists/*.txt", "old/lists/a.txt"));
  EXPECT_FALSE(matches_glob("lists/*.txt", "lists/asia/a.txt"));
  EXPECT_TRUE(matches_glob("/a.txt", "a.txt"));
  EXPECT_TRUE(matches_glob("./a/b.txt", "a/b.txt"));
}

TEST(Glob, TwoStarsMeanAnyFolders) {
  EXPECT_TRUE(matches_glob("lists/**", "lists/a.txt"));
  EXPECT_TRUE(matches_glob("lists/**", "lists/asia/a.txt"));
  EXPECT_FALSE(matches_glob("lists/**", "listsb/a.txt"));
  EXPECT_TRUE(matches_glob("**/a.txt", "a.txt"));
  EXPECT_TRUE(matches_glob("**/a.txt", "x/y/a.txt"));
  EXPECT_FALSE(matches_glob("**/a.txt", "x/ya.txt"));
  EXPECT_TRUE(matches_glob("x/**/a.txt", "x/a.txt"));
  EXPECT_TRUE(matches_glob("x/**/a.txt", "x/y/z/a.txt"));
  EXPECT_TRUE(matches_glob("**", "x/a.txt"));
}

TEST(Glob, NamesAFolderForAllBelowIt) {
  EXPECT_TRUE(matches_glob("lists/asia", "lists/asia/a.txt"));
  EXPECT_TRUE(matches_glob("lists/asia/", "lists/asia/a.txt"));
  EXPECT_FALSE(matches_glob("lists/asia", "lists/asian.txt"));
}

TEST(Glob, TakesSetsAndSingleCharacters) {
  EXPECT_TRUE(matches_glob("[a-c]?.txt", "b1.txt"));
  EXPECT_FALSE(matches_glob("[!a-c]?.txt", "b1.txt"));
  EXPECT_TRUE(matches_glob("[!a-c]?.txt", "d1.txt"));
  EXPECT_TRUE(matches_glob("a[", "a["));
  EXPECT_FALSE(matches_glob("", "a"));
}

TEST(Glob, StarsDoNotMultiply) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(matches_glob(pattern + "b", std::string(20'000, 'a')));
}

}  // namespace
}  // namespace listlint
