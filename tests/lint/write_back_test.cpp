#include "lint/write_back.h"

#include <gtest/gtest.h>

namespace listlint {
namespace {

bool can_write(std::string_view format, std::string text) {
  const Source source("a", "Lima");
  Document document;
  document.source = &source;
  document.format = format;
  return can_write_back(document,
                        {"f", Safety::safe, {{{0, 1}, "a"}, {{1, 2}, text}}});
}

TEST(CanWriteBack, WhatNeedsNoEscapeInTheMarkup) {
  EXPECT_TRUE(can_write("text", "\"<&>\",;\t\n\\"));
  EXPECT_TRUE(can_write("wikitext", "\"<&>\",;\t\n\\"));
  EXPECT_TRUE(can_write("markdown", "\"<&>\",;\t\n\\"));
  for (const char* format : {"html", "csv", "tsv", "json"}) {
    EXPECT_TRUE(can_write(format, "Côte d'Ivoire")) << format;
  }
  for (const char* plain :
       {"", "Suriname", "Port-au-Prince", "St. John 2", "北京"}) {
    for (const char* format : {"html", "csv", "tsv", "json", "yaml"}) {
      EXPECT_TRUE(can_write(format, plain)) << format << plain;
    }
  }
}

TEST(CanWriteBack, NothingThatTheMarkupWouldTakeForItsOwn) {
  for (const char* text : {"a<b", "a>b", "a&b"}) {
    EXPECT_FALSE(can_write("html", text)) << text;
  }
  EXPECT_TRUE(can_write("html", "a\"b"));
  for (const char* text : {"a\"b", "a,b", "a;b", "a|b", "a\tb", "a\nb"}) {
    EXPECT_FALSE(can_write("csv", text)) << text;
    EXPECT_FALSE(can_write("tsv", text)) << text;
  }
  for (const char* text : {"a\"b", "a\\b", "a\nb", "\x01"}) {
    EXPECT_FALSE(can_write("json", text)) << text;
  }
  EXPECT_TRUE(can_write("json", "a,b: {c}"));
  for (const char* text :
       {"a: b", "a #b", "[a", "\"", "&a", "a\nb", "Côte d'Ivoire"}) {
    EXPECT_FALSE(can_write("yaml", text)) << text;
  }
  for (const char* text : {"\"NO\"", "\"12:30\"", "\"\"", "'"}) {
    EXPECT_TRUE(can_write("yaml", text)) << text;
  }
}

TEST(CanWriteBack, OnlyTheBytesOfTheFileItself) {
  const Fix fix{"f", Safety::safe, {{{0, 1}, "a"}}};
  const Source page("a.xml", "Lima", {"Lakes", {}, {}});
  const Source converted("a.txt", "Lima", {{}, "GBK", {0, 1, 2, 3, 4}});
  const Source file("a.txt", "Lima");
  std::vector<Finding> findings(2);
  findings[1].fix = fix;
  for (const auto* source : {&page, &converted, &file}) {
    Document document;
    document.source = source;
    document.format = "text";
    auto left = findings;
    drop_unwritable_fixes(document, left);
    EXPECT_EQ(left[1].fix.has_value(), source == &file);
    EXPECT_FALSE(left[0].fix);
  }
}

}  // namespace
}  // namespace listlint
