#include "lint/read/dump_pages.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace listlint {
namespace {

// The pages of `bytes` that come `size` at a time, and how it ends.
std::string pages(const std::string& bytes, size_t size,
                  size_t most_page = PageSplitter::kMostPage) {
  PageSplitter splitter(most_page);
  std::string text;
  for (size_t at = 0; at < bytes.size(); at += size) {
    const auto found = splitter.feed(bytes.substr(at, size));
    for (const auto& page : found.pages) {
      text += fmt::format("[{}]{}",
                          found.bytes.substr(page.begin, page.end - page.begin),
                          page.too_large ? " too large" : "");
    }
  }
  splitter.finish();
  return fmt::format("{} header \"{}\"{}{}", text, splitter.header(),
                     splitter.in_page() ? " in page " : "",
                     splitter.is_closed() ? " closed" : "") +
         std::string(splitter.page());
}

// That it is the same however the bytes come.
void expect_pages(const std::string& bytes, const std::string& expected) {
  for (size_t size = 1; size <= bytes.size() + 1; ++size) {
    EXPECT_EQ(pages(bytes, size), expected) << size;
  }
}

TEST(PageSplitter, FindsPagesHoweverTheBytesCome) {
  expect_pages(
      "<mediawiki><siteinfo/><page>a</page>\n<page >bc</page></mediawiki>\n",
      "[<page>a</page>][<page >bc</page>] header "
      "\"<mediawiki><siteinfo/><page\" closed");
}

TEST(PageSplitter, TakesOnlyTheWholeNameForATag) {
  expect_pages("<mediawiki><pages/><page><pageid>1</page></mediawiki",
               "[<page><pageid>1</page>] header "
               "\"<mediawiki><pages/><page\"");
}

TEST(PageSplitter, KeepsThePageThatIsNotWhole) {
  expect_pages("<m><page>a</page><page>b</pag",
               "[<page>a</page>] header \"<m><page\" in page <page>b</pag");
}

TEST(PageSplitter, HasAHeaderWithoutPages) {
  expect_pages("Beihai\n", " header \"Beihai\n\"");
  expect_pages("<mediawiki></mediawiki>",
               " header \"<mediawiki></mediawiki>\" closed");
}

TEST(PageSplitter, KeepsNoMoreOfAHeaderThanTellsAnExport) {
  PageSplitter splitter;
  splitter.feed(std::string(PageSplitter::kMostHeader - 1, 'x'));
  EXPECT_FALSE(splitter.has_header());
  splitter.feed("x");
  EXPECT_TRUE(splitter.has_header());
  EXPECT_EQ(splitter.header().size(), PageSplitter::kMostHeader);
  EXPECT_EQ(splitter.feed("<page></page>").pages.size(), 1U);
}

TEST(PageSplitter, LeavesAPageOutThatIsTooLarge) {
  const auto large = "<page><title>L</title>" + std::string(100, 'x') +
                     "<page>" + std::string(5'000, 'y') + "</page>";
  const auto bytes = "<page>a</page>" + large + "<page>b</page>";
  for (const size_t size : {1U, 7U, 64U, 600U}) {
    const auto found = pages(bytes, size, 200);
    EXPECT_EQ(found.substr(0, 37), "[<page>a</page>][<page><title>L</titl")
        << size;
    EXPECT_NE(found.find("] too large[<page>b</page>] header"),
              std::string::npos)
        << size;
    EXPECT_LT(found.size(), 1'000U) << size;
  }
}

}  // namespace
}  // namespace listlint
