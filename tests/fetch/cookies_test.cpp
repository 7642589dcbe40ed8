#include "fetch/cookies.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint::fetch {
namespace {

Address page(std::string_view host, std::string_view target = "/",
             bool secure = false) {
  Address address;
  address.secure = secure;
  address.port = secure ? 443 : 80;
  address.host = host;
  address.target = target;
  return address;
}

const Address kPage = page("www.a.org", "/news/2015/x?y=/z");

// What is sent to `to` after one header from kPage.
std::string sent(std::string_view header, const Address& to = kPage) {
  Cookies cookies;
  cookies.set(kPage, header);
  return cookies.header_for(to);
}

TEST(Cookies, AreSentBack) {
  EXPECT_EQ(sent("a=b"), "a=b");
  EXPECT_EQ(sent(" a = b c ; HttpOnly; SameSite=Lax"), "a=b c");
  EXPECT_EQ(sent("a=b=c;"), "a=b=c");
  EXPECT_EQ(sent("a="), "a=");
  EXPECT_EQ(sent("a=\"b\""), "a=\"b\"");
  EXPECT_EQ(sent("a=\xB1\xB1"), "a=\xB1\xB1");
}

TEST(Cookies, WithoutANameAreNone) {
  for (const std::string_view header : {"", "a", "=b", ";", " = ", "; a=b"}) {
    EXPECT_EQ(sent(header), "") << header;
  }
}

TEST(Cookies, WithControlsAreDropped) {
  EXPECT_EQ(sent("a=b\r\nX: y"), "");
  EXPECT_EQ(sent(std::string_view("a=b\0c", 5)), "");
  EXPECT_EQ(sent("a=\x7F"), "");
}

TEST(Cookies, GoToTheirHostAlone) {
  EXPECT_EQ(sent("a=b", page("a.org", "/news/2015/x")), "");
  EXPECT_EQ(sent("a=b", page("x.www.a.org", "/news/2015/x")), "");
  EXPECT_EQ(sent("a=b; Domain=", page("x.www.a.org", "/news/2015/x")), "");
}

TEST(Cookies, OfADomainGoToHostsBelowIt) {
  for (const std::string_view domain : {"a.org", ".A.org", "a.ORG"}) {
    const auto header = "a=b; path=/; DOMAIN = " + std::string(domain);
    EXPECT_EQ(sent(header), "a=b") << domain;
    EXPECT_EQ(sent(header, page("a.org")), "a=b") << domain;
    EXPECT_EQ(sent(header, page("x.y.a.org")), "a=b") << domain;
    EXPECT_EQ(sent(header, page("ba.org")), "") << domain;
  }
}

TEST(Cookies, ForSomebodyElseAreDropped) {
  for (const std::string_view domain :
       {"b.org", "x.www.a.org", "org", ".org", "ww.a.org", "w.a.org"}) {
    const auto header = "a=b; Domain=" + std::string(domain);
    EXPECT_EQ(sent(header), "") << domain;
  }
}

TEST(Cookies, ForARegistryAreDropped) {
  Cookies cookies;
  cookies.set(page("www.a.co.uk"), "a=b; Domain=co.uk");
  cookies.set(page("www.a.gov.cn"), "a=b; Domain=gov.cn");
  EXPECT_EQ(cookies.header_for(page("www.a.co.uk")), "");
  EXPECT_EQ(cookies.header_for(page("www.a.gov.cn")), "");
  EXPECT_EQ(cookies.header_for(page("b.co.uk")), "");
}

TEST(Cookies, OfARegistryItselfAreItsOwn) {
  Cookies cookies;
  cookies.set(page("gov.cn"), "a=b; Domain=gov.cn");
  cookies.set(page("localhost"), "c=d; Domain=localhost");
  EXPECT_EQ(cookies.header_for(page("gov.cn")), "a=b");
  EXPECT_EQ(cookies.header_for(page("www.gov.cn")), "");
  EXPECT_EQ(cookies.header_for(page("localhost")), "c=d");
}

TEST(Cookies, OfAnAddressOfNumbersGoToNoOther) {
  Cookies cookies;
  cookies.set(page("127.0.0.1"), "a=b; Domain=127.0.0.1");
  cookies.set(page("127.0.0.1"), "c=d; Domain=0.0.1");
  cookies.set(page("[::1]"), "e=f");
  EXPECT_EQ(cookies.header_for(page("127.0.0.1")), "a=b");
  EXPECT_EQ(cookies.header_for(page("1.127.0.0.1")), "");
  EXPECT_EQ(cookies.header_for(page("[::1]")), "e=f");
}

struct PathCase {
  std::string_view header;
  std::string_view target;
  bool is_sent;
};

TEST(Cookies, GoToTheirPath) {
  for (const auto& [header, target, is_sent] : std::vector<PathCase>{
           {"a=b", "/news/2015", true},
           {"a=b", "/news/2015?q", true},
           {"a=b", "/news/2015/y/z", true},
           {"a=b", "/news/20156", false},
           {"a=b", "/news", false},
           {"a=b", "/?/news/2015/", false},
           {"a=b; Path=/", "/", true},
           {"a=b; Path=/n", "/n/x", true},
           {"a=b; Path=/n", "/news", false},
           {"a=b; Path=/n/", "/n/x", true},
           {"a=b; Path=/n/", "/n", false},
           {"a=b; Path=n", "/news/2015/y", true},
           {"a=b; Path=n", "/n", false},
           {"a=b; Path=/n; Path=/m", "/m", true},
       }) {
    EXPECT_EQ(sent(header, page("www.a.org", target)), is_sent ? "a=b" : "")
        << header << " " << target;
  }
}

TEST(Cookies, OfAPageAtTheTopGoEverywhere) {
  Cookies cookies;
  cookies.set(page("a.org", "/x"), "a=b");
  EXPECT_EQ(cookies.header_for(page("a.org", "/y/z")), "a=b");
}

TEST(Cookies, ThatAreSecureGoOverTlsOnly) {
  EXPECT_EQ(sent("a=b; Path=/; SECURE"), "");
  EXPECT_EQ(sent("a=b; Path=/; Secure", page("www.a.org", "/", true)), "a=b");
  EXPECT_EQ(sent("a=b; Path=/", page("www.a.org", "/", true)), "a=b");
}

TEST(Cookies, ArePutInTheOrderOfTheirPathsAndThenOfTheirAge) {
  Cookies cookies;
  for (const std::string_view header :
       {"a=1; Path=/", "b=2; Path=/news", "c=3; Path=/", "d=4; Path=/news"}) {
    cookies.set(kPage, header);
  }
  EXPECT_EQ(cookies.header_for(kPage), "b=2; d=4; a=1; c=3");
}

TEST(Cookies, AreReplacedInTheirPlace) {
  Cookies cookies;
  for (const std::string_view header :
       {"a=1", "b=2", "a=3", "a=4; Path=/", "a=5; Domain=a.org"}) {
    cookies.set(kPage, header);
  }
  EXPECT_EQ(cookies.header_for(kPage), "a=3; b=2; a=5; a=4");
}

TEST(Cookies, AreForgottenWhenTheServerSaysSo) {
  for (const std::string_view attribute :
       {"Max-Age=0", "max-age=-1", "Expires=Thu, 01-Jan-1970 00:00:01 GMT",
        "expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "Expires=Fri, 31 Dec 2100 23:59:59 GMT; Max-Age=0"}) {
    Cookies cookies;
    cookies.set(kPage, "a=1");
    cookies.set(kPage, "b=2");
    cookies.set(kPage, "a=x; " + std::string(attribute));
    EXPECT_EQ(cookies.header_for(kPage), "b=2") << attribute;
  }
}

TEST(Cookies, AreKeptOtherwise) {
  for (const std::string_view attribute :
       {"Max-Age=60", "Max-Age=", "Max-Age=x", "Max-Age=0x", "Expires=0",
        "Expires=Fri, 31 Dec 2100 23:59:59 GMT",
        "Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT"}) {
    EXPECT_EQ(sent("a=b; " + std::string(attribute)), "a=b") << attribute;
  }
}

TEST(Cookies, AreFiftyAtMostAndTheOldestGo) {
  Cookies cookies;
  std::string expected;
  for (int i = 0; i < 60; ++i) {
    const auto pair = "c" + std::to_string(i) + "=v";
    cookies.set(kPage, pair);
    if (i >= 10) expected += (i > 10 ? "; " : "") + pair;
  }
  EXPECT_EQ(cookies.header_for(kPage), expected);
}

TEST(Cookies, AreNotLongerThanAllowed) {
  const auto longest = "a=" + std::string(4095, 'b');
  EXPECT_EQ(sent(longest), longest);
  EXPECT_EQ(sent(longest + "b"), "");
  EXPECT_EQ(sent("a=b" + std::string(1'000'000, ';')), "");
}

TEST(Cookies, CureALoop) {
  Cookies cookies;
  const auto start = page("a.org", "/a");
  EXPECT_EQ(cookies.header_for(start), "");
  cookies.set(start, "seen=1; path=/");
  cookies.set(page("a.org", "/set"), "id=7; domain=.a.org; path=/");
  EXPECT_EQ(cookies.header_for(start), "seen=1; id=7");
}

}  // namespace
}  // namespace listlint::fetch
