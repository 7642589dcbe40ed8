#include "fetch/cited_urls.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lint/read/text.h"

namespace listlint::fetch {
namespace {

std::string print(const CitedUrls& cited) {
  std::string text;
  for (const auto& [url, what] : cited.urls) {
    text += url;
    for (const auto& by : what.by) {
      text += fmt::format(" {}:{}#{}", by.path, by.line, by.reference);
    }
    for (const auto& title : what.titles) text += fmt::format(" \"{}\"", title);
    if (what.accessed) text += " " + to_text(*what.accessed);
    text += what.is_archive ? " archive\n" : "\n";
  }
  return text;
}

TEST(CitedUrls, NamesEachAddressOnceWithAllWhoCiteIt) {
  const Source first("a.txt",
                     "A [1][2]\n"
                     "References\n"
                     "1. ^ \"T\". https://b.example/x?y=1. Retrieved 2020.\n"
                     "2. ^ \"U\". site.example.\n");
  const Source second("b.txt",
                      "1. ^ https://a.example/\n"
                      "2. ^ \"T\". https://b.example/x?y=1. Retrieved 2021.\n");
  CitedUrls cited;
  cited.add(read_text(first, {}), false);
  cited.add(read_text(second, {}), false);
  EXPECT_EQ(print(cited),
            "https://a.example/ b.txt:1#1\n"
            "https://b.example/x?y=1 a.txt:3#1 b.txt:2#2 \"T\" "
            "2020-01-01T00:00:00Z\n");
  EXPECT_EQ(cited.references, 4U);
  EXPECT_EQ(cited.with_site, 1U);
}

TEST(CitedUrls, TakesSitesWhereThatIsAskedFor) {
  const Source source("a.txt", "A [1]\n^ \"T\" . hangzhou.gov.cn .\n");
  CitedUrls without;
  without.add(read_text(source, {}), false);
  EXPECT_EQ(print(without), "");
  CitedUrls with;
  with.add(read_text(source, {}), true);
  EXPECT_EQ(print(with), "http://hangzhou.gov.cn/ a.txt:2#1\n");
}

}  // namespace
}  // namespace listlint::fetch
