#include "rules/address.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace listlint::rules {
namespace {

std::string parts(std::string_view url) {
  const auto address = split_address(url);
  return fmt::format("{} {} {} {} {} {} {}", address.scheme, address.user,
                     address.host, address.port, address.path, address.query,
                     address.fragment);
}

std::string key(std::string_view url) {
  std::string key;
  append_address_key(url, key);
  return key;
}

TEST(SplitAddress, TellsTheParts) {
  EXPECT_EQ(parts("https://me:pw@a.de:8080/b/c?d=e?f&g#h?i#j"),
            "https me:pw a.de 8080 /b/c d=e?f&g h?i#j");
  EXPECT_EQ(parts("http://[2001:db8::1]:80/a"), "http  [2001:db8::1] 80 /a  ");
  EXPECT_EQ(parts("//a.de"), "  a.de    ");
  EXPECT_EQ(parts("https://münchen.de/straße"), "https  münchen.de  /straße  ");
}

TEST(SplitAddress, FindsNoHostWhereNoSchemeStandsBeforeTheSlashes) {
  EXPECT_EQ(parts("www.a.de/b//c"), "    www.a.de/b//c  ");
  EXPECT_EQ(parts("http//a.de"), "    http//a.de  ");
  EXPECT_EQ(parts("mailto:a@b.de"), "    mailto:a@b.de  ");
  EXPECT_EQ(parts("?u=http://a.de"), "     u=http://a.de ");
  EXPECT_EQ(parts(""), "      ");
}

TEST(AddressKey, LeavesOutWhatDoesNotTellPagesApart) {
  for (const std::string_view url :
       {"http://www.Bonn.de/a/", "https://bonn.de/a", "HTTPS://bonn.de:443/a?",
        "http://bonn.de:80/a#", "https://bonn.de./a?&&",
        "https://bonn.de/a?utm_source=x&fbclid=y", "//bonn.de/%61",
        "https://web.archive.org/web/20200101000000/http://www.bonn.de/a",
        "https://archive.today/2020/https://bonn.de/a/"}) {
    EXPECT_EQ(key(url), "bonn.de/a") << url;
  }
  EXPECT_EQ(key("https://zh.wikipedia.org/wiki/%e6%b3%a2%e6%81%a9"),
            "zh.wikipedia.org/wiki/波恩");
}

TEST(AddressKey, KeepsWhatMayTellPagesApart) {
  EXPECT_EQ(key("https://bonn.de/A"), "bonn.de/A");
  EXPECT_EQ(key("https://bonn.de:8080/a"), "bonn.de:8080/a");
  EXPECT_EQ(key("https://bonn.de/?b=1&utm_source=x&a=2#C"),
            "bonn.de?b=1&a=2#C");
  EXPECT_EQ(key("ftp://bonn.de/a"), "ftp://bonn.de/a");
  EXPECT_EQ(key("https://bonn.de/a%2fb"), "bonn.de/a%2Fb");
  EXPECT_EQ(key("https://bonn.de/100%"), "bonn.de/100%");
  EXPECT_EQ(key("https://archive.ph/AbC12"), "archive.ph/AbC12");
}

TEST(IsTracking, KnowsNamesInAnyCaseWithAndWithoutValues) {
  EXPECT_TRUE(is_tracking("utm_source=newsletter"));
  EXPECT_TRUE(is_tracking("UTM_Campaign"));
  EXPECT_TRUE(is_tracking("fbclid="));
  EXPECT_TRUE(is_tracking("hsCtaTracking=1"));
  EXPECT_FALSE(is_tracking("utm_"));
  EXPECT_FALSE(is_tracking("source=utm_source"));
  EXPECT_FALSE(is_tracking("ref=fbclid"));
  EXPECT_FALSE(is_tracking(""));
}

TEST(CitedHost, LooksIntoCopiesOfWebArchives) {
  Reference reference;
  reference.site.value = "bonn.de";
  EXPECT_EQ(cited_host(reference), "bonn.de");
  reference.url.value = "https://archive.ph/AbC12";
  EXPECT_EQ(cited_host(reference), "bonn.de");
  reference.url.value = "http://web.archive.org/web/2020/http://x.ulm.de/a";
  EXPECT_EQ(cited_host(reference), "x.ulm.de");
  reference.site.value = {};
  reference.url.value = "https://archive.ph/AbC12";
  EXPECT_EQ(cited_host(reference), "archive.ph");
}

}  // namespace
}  // namespace listlint::rules
