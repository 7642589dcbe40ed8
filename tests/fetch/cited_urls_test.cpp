#include "fetch/cited_urls.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "lint/read/text.h"

namespace listlint::fetch {
namespace {

TEST(CitedUrls, NamesEachAddressOnceWithAllWhoCiteIt) {
  const Source first("a.txt",
                     "A [1][2]\n"
                     "References\n"
                     "1. ^ \"T\". https://b.example/x?y=1. Retrieved 2020.\n"
                     "2. ^ \"U\". site.example.\n");
  const Source second("b.txt",
                      "1. ^ https://a.example/\n"
                      "2. ^ \"T\". https://b.example/x?y=1. Retrieved 2021.\n");
  const auto one = read_text(first, {});
  const auto two = read_text(second, {});
  std::string text;
  for (const auto& url : cited_urls(std::vector{&one, &two})) {
    text += url.url;
    for (const auto& by : url.cited_by) {
      text += fmt::format(" {}:{}#{}", by.path, by.line, by.reference);
    }
    text += "\n";
  }
  EXPECT_EQ(text,
            "https://a.example/ b.txt:1#1\n"
            "https://b.example/x?y=1 a.txt:3#1 b.txt:2#2\n");
}

TEST(CitedUrls, IsEmptyWithoutAddresses) {
  const Source source("a.txt", "A [1]\n^ \"T\" . site.example .\n");
  const auto document = read_text(source, {});
  EXPECT_TRUE(cited_urls(std::vector{&document}).empty());
}

}  // namespace
}  // namespace listlint::fetch
