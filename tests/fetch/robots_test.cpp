#include "fetch/robots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint::fetch {
namespace {

using testing::ElementsAre;

bool allows(std::string_view text, std::string_view target) {
  return robots_allow(text, "listlint", target);
}

// Whether "Disallow: pattern" keeps a target off.
bool keeps_off(std::string_view pattern, std::string_view target) {
  return !allows("User-agent: *\nDisallow: " + std::string(pattern), target);
}

TEST(Robots, AllowWhatNothingForbids) {
  for (const std::string_view text :
       {"", "\n\r\n", "# nothing", "User-agent: *", "User-agent: *\nDisallow:",
        "User-agent: *\nAllow: /", "Disallow: /", "<html>Disallow: /</html>",
        "User-agent: googlebot\nDisallow: /", "Sitemap: http://a.org/x.xml",
        "User-agent: listlintbot\nDisallow: /", "User-agent:\nDisallow: /",
        "User-agent: *bot\nDisallow: /", "User-agent\nDisallow: /"}) {
    EXPECT_TRUE(allows(text, "/a")) << text;
  }
}

TEST(Robots, KeepEverybodyOff) {
  for (const std::string_view text :
       {"User-agent: *\nDisallow: /", "user-AGENT:*\ndisALLOW:/",
        "\xEF\xBB\xBFUser-agent: *\r\nDisallow: /\r\n",
        "User-agent: *\rDisallow: /\r", "User-agent: * # all\nDisallow: / #",
        "User-agent: *\n\n\nDisallow: /", "  User-agent\t: *\n Disallow :  /",
        "User-agent: *\nSitemap: x\nDisallow: /", "Useragent: *\nDisallow: /",
        "User-agent *\nDisallow /", "User-agent: * x\nDisallow: /",
        "User-agent: a\nUser-agent: *\nUser-agent: b\nDisallow: /",
        "User-agent: a\nDisallow: /b\nUser-agent: *\nDisallow: /"}) {
    EXPECT_FALSE(allows(text, "/a")) << text;
  }
}

TEST(Robots, NameTheProductInAnyCaseAndWithItsVersion) {
  for (const std::string_view name :
       {"listlint", "ListLint", "listlint/2.0", "listlint (polite)"}) {
    const auto text = "User-agent: " + std::string(name) + "\nDisallow: /\n";
    EXPECT_FALSE(allows(text, "/a")) << name;
  }
}

TEST(Robots, OwnGroupGoesBeforeThatOfEverybody) {
  EXPECT_TRUE(
      allows("User-agent: *\nDisallow: /\n\nUser-agent: listlint\nDisallow: /b",
             "/a"));
  EXPECT_FALSE(allows(
      "User-agent: listlint\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /\nUser-agent: listlint", "/a"));
}

TEST(Robots, GroupsOfOneNameAreOne) {
  const auto* const text =
      "User-agent: listlint\nDisallow: /a\n"
      "User-agent: other\nDisallow: /b\n"
      "User-agent: listlint\nDisallow: /c\n";
  EXPECT_FALSE(allows(text, "/a"));
  EXPECT_TRUE(allows(text, "/b"));
  EXPECT_FALSE(allows(text, "/c"));
}

TEST(Robots, LongestRuleWinsInAnyOrder) {
  for (const std::string_view text :
       {"User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c",
        "User-agent: *\nDisallow: /a/b/c\nAllow: /a/b\nDisallow: /a"}) {
    EXPECT_FALSE(allows(text, "/a/x")) << text;
    EXPECT_TRUE(allows(text, "/a/b/x")) << text;
    EXPECT_FALSE(allows(text, "/a/b/c")) << text;
    EXPECT_TRUE(allows(text, "/x")) << text;
  }
}

TEST(Robots, AllowWinsATie) {
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a\nAllow: /a", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nAllow: /*b\nDisallow: /ab", "/ab"));
  EXPECT_FALSE(allows("User-agent: *\nAllow: /\nDisallow: /a$", "/a"));
}

TEST(Robots, DoNotKeepOffTheirOwnFile) {
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /", "/robots.txt"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /", "/robots.txt?x"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /", ""));
}

struct Match {
  std::string_view pattern;
  std::string_view target;
  bool matches = true;
};

TEST(Robots, PatternsMatch) {
  for (const auto& [pattern, target, expected] : std::vector<Match>{
           {"/fish", "/fish.html"},
           {"/fish", "/fishheads/yummy?id=1"},
           {"/fish", "/Fish", false},
           {"/fish", "/catfish", false},
           {"/fish/", "/fish", false},
           {"fish", "/fish", false},
           {"/fish*", "/fish"},
           {"*.php", "/a/x.php?y"},
           {"/*.php", "/.php"},
           {"/*.php$", "/x.php"},
           {"/*.php$", "/x.php?y", false},
           {"/*.php$", "/x.php.php"},
           {"/fish*.php", "/fishheads/cat.php?p"},
           {"/fish*.php", "/fish.PHP", false},
           {"/a*b*c$", "/abbc"},
           {"/a*b*c$", "/acb", false},
           {"/a*ab$", "/ab", false},
           {"/a**b", "/ab"},
           {"/*$", "/a"},
           {"*", "/"},
           {"$", "/", false},
           {"/$", "/"},
           {"/$", "/a", false},
           {"/a$b", "/a$bc"},
           {"/*/print/", "/?q=/node/print/"},
       }) {
    EXPECT_EQ(keeps_off(pattern, target), expected) << pattern << " " << target;
  }
}

// What a pattern means, by trying everything.
bool means(std::string_view pattern, std::string_view target) {
  if (pattern.empty()) return true;
  if (pattern == "$") return target.empty();
  if (pattern.front() == '*') {
    for (size_t at = 0; at <= target.size(); ++at) {
      if (means(pattern.substr(1), target.substr(at))) return true;
    }
    return false;
  }
  return !target.empty() && pattern.front() == target.front() &&
         means(pattern.substr(1), target.substr(1));
}

// All texts of the letters, of `length` of them and fewer.
std::vector<std::string> texts(std::string_view letters, size_t length) {
  std::vector<std::string> all = {""};
  for (size_t at = 0; at < all.size() && all[at].size() < length; ++at) {
    for (const char letter : letters) all.push_back(all[at] + letter);
  }
  return all;
}

TEST(Robots, PatternsMatchWhatTheyMean) {
  const auto targets = texts("ab", 5);
  size_t matched = 0;
  for (const auto& pattern : texts("ab*", 4)) {
    for (const std::string_view end : {"", "$"}) {
      const auto rule = "/" + pattern + std::string(end);
      for (const auto& rest : targets) {
        const auto target = "/" + rest;
        ASSERT_EQ(keeps_off(rule, target), means(rule, target))
            << rule << " " << target;
        matched += means(rule, target);
      }
    }
  }
  EXPECT_GT(matched, 2000U);
}

TEST(Robots, EscapesAreComparedAsTheStandardSays) {
  for (const auto& [pattern, target, expected] : std::vector<Match>{
           {"/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar"},
           {"/foo/bar?baz=http%3a%2f%2ffoo", "/foo/bar?baz=http://foo"},
           {"/foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84"},
           {"/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"},
           {"/foo/bar/%62%61%7A", "/foo/bar/baz"},
           {"/foo/bar/baz", "/foo/bar/%62%61%7a"},
           {"/a-%2A.html", "/a-*.html"},
           {"/a-%2A.html", "/a-x.html", false},
           {"/foo-%24", "/foo-$"},
           {"/foo-%24", "/foo-", false},
           {"/a%2Fb", "/a/b", false},
           {"/a%2fb", "/a%2Fb"},
           {"/a b", "/a%20b"},
           {"/a%", "/a%25"},
           {"/a%4", "/a%4"},
           {"/a%zz", "/a%zz"},
           {"/x?a%3Db", "/x?a=b", false},
       }) {
    EXPECT_EQ(keeps_off(pattern, target), expected) << pattern << " " << target;
  }
}

TEST(Robots, CompareLongPatternsWithLongTargets) {
  std::string text = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 1000; ++i) text += "*a";
  text += "b\n";
  for (int i = 0; i < 50; ++i) {
    text += "Disallow: /*" + std::string(4000, 'a') + "b\n";
  }
  EXPECT_TRUE(allows(text, "/" + std::string(8000, 'a')));
  EXPECT_FALSE(allows(text, "/" + std::string(8000, 'a') + "b"));
}

TEST(Robots, AreReadToHalfAMegabyte) {
  const std::string filler(500 * 1024, '#');
  const std::string more(100 * 1024, '#');
  const std::string rule = "\nUser-agent: *\nDisallow: /";
  EXPECT_FALSE(allows(filler + rule, "/a"));
  EXPECT_TRUE(allows(filler + more + rule, "/a"));
}

TEST(Robots, WithThousandsOfStarsAreReadToABound) {
  std::string text = "User-agent: *\n";
  for (int i = 0; i < 30'000; ++i) text += "Disallow: /*ab\n";
  text += "Disallow: /*aac\n";
  EXPECT_FALSE(allows(text, "/" + std::string(100, 'a') + "c"));
  EXPECT_TRUE(allows(text, "/" + std::string(8000, 'a') + "c"));
  text += "Disallow: /a\n";
  EXPECT_FALSE(allows(text, "/" + std::string(8000, 'a') + "c"));
}

TEST(Robots, AnythingIsReadWithoutHarm) {
  EXPECT_TRUE(allows(std::string("\0:\0\xFF#\n:::\n:\n%\n", 13), "/%"));
  EXPECT_TRUE(allows(std::string(200'000, ':'), "/"));
  EXPECT_TRUE(allows(std::string(200'000, '\r'), "/"));
}

TEST(CrawlDelay, IsThatOfTheGroup) {
  const auto delay = [](std::string_view lines) {
    return crawl_delay("User-agent: *\n" + std::string(lines), "listlint");
  };
  EXPECT_THAT(
      (std::vector<double>{
          delay("Crawl-delay: 10"), delay("crawl-delay:0.5 # s"),
          delay("Disallow: /a\nCrawl-delay: 2"), delay("Crawl-delay: 3s"),
          delay("Crawl-delay: 1\nCrawl-delay: 4\nCrawl-delay: 2"),
          delay("User-agent: listlint\nCrawl-delay: 5"),
          delay("Crawl-delay: 7\nUser-agent: a\nDisallow: /b"),
          delay("Crawl-delay: 3600"), delay("Crawl-delay: 1e300")}),
      ElementsAre(10, 0.5, 2, 3, 4, 5, 7, 60, 60));
}

TEST(CrawlDelay, IsNoneWhereTheGroupHasNone) {
  for (const std::string_view text :
       {"", "Crawl-delay: 5", "User-agent: *\nDisallow: /",
        "User-agent: other\nCrawl-delay: 5",
        "User-agent: *\nCrawl-delay: 5\n\nUser-agent: listlint\nDisallow: /",
        "User-agent: other\nCrawl-delay: 5\nUser-agent: *\nDisallow: /",
        "User-agent: *\nCrawl-delay: -5", "User-agent: *\nCrawl-delay: nan",
        "User-agent: *\nCrawl-delay: inf", "User-agent: *\nCrawl-delay: x",
        "User-agent: *\nCrawl-delay:"}) {
    EXPECT_EQ(crawl_delay(text, "listlint"), 0) << text;
  }
}

}  // namespace
}  // namespace listlint::fetch
