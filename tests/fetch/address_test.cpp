#include "fetch/address.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace listlint::fetch {
namespace {

// Everything of an address: origin, target, "#fragment", "@user"; or why not.
std::string print(const tl::expected<Address, Refusal>& address) {
  if (!address) {
    return fmt::format("{}: {}", name_of(address.error().reason),
                       address.error().detail);
  }
  std::string text = address->origin() + " " + address->target;
  if (!address->fragment.empty()) text += " #" + address->fragment;
  if (!address->user.empty()) text += " @" + address->user;
  return text;
}

struct Case {
  std::string from;
  std::string to;
};

TEST(Prepare, LeavesTheBytesThatWereCited) {
  const std::string longest(8192, 'a');
  const Case cases[] = {
      {"http://a.org/%D6%D0%b9%fa?k=%CE%C4", "/%D6%D0%b9%fa?k=%CE%C4"},
      {"http://a.org//x//y/", "//x//y/"},
      {"http://a.org/a+b?c+d=%2B", "/a+b?c+d=%2B"},
      {"http://a.org/%e4", "/%e4"},
      {"http://a.org/%E4", "/%E4"},
      {"http://a.org/~()'!*$&,;=:@[]", "/~()'!*$&,;=:@[]"},
      {"http://a.org/x;jsessionid=A1?b", "/x;jsessionid=A1?b"},
      {"http://a.org/100%", "/100%"},
      {"http://a.org/%zz%2", "/%zz%2"},
      {"http://a.org/x?", "/x?"},
      {"http://a.org/x?a=/../b?", "/x?a=/../b?"},
      {"http://a.org/...", "/..."},
      {"http://a.org/" + longest, "/" + longest},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(prepare(from)), "http://a.org " + to) << from;
  }
}

TEST(Prepare, EscapesWhatHttpCannotCarry) {
  const Case cases[] = {
      {"http://a.org/a b?c d", "/a%20b?c%20d"},
      {"http://a.org/\xD6\xD0", "/%D6%D0"},
      {"http://a.org/é", "/%C3%A9"},
      {"http://a.org/\"<>^`{|}\x01\x7F", "/%22%3C%3E%5E%60%7B%7C%7D%01%7F"},
      {"http://a.org/?a\\b", "/?a%5Cb"},
      {"http://a.org/a\r\nHost: b.org", "/a%0D%0AHost:%20b.org"},
      {" http://a.org/x \n", "/x"},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(prepare(from)), "http://a.org " + to) << from;
  }
}

TEST(Prepare, ResolvesDotSegmentsAndBackslashesAsBrowsersDo) {
  const Case cases[] = {
      {"/a/b/../c", "/a/c"},
      {"/a/./b", "/a/b"},
      {"/../../x", "/x"},
      {"/a/..", "/"},
      {"/a/.", "/a/"},
      {"/a//../b", "/a/b"},
      {"/a/%2e%2E/b", "/b"},
      {"/a/.%2e", "/"},
      {"/..a/b..", "/..a/b.."},
      {"\\a\\b", "/a/b"},
      {"/a?b/../c", "/a?b/../c"},
      {"", "/"},
      {"?q", "/?q"},
      {"#top", "/ #top"},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(prepare("http://a.org" + from)), "http://a.org " + to);
  }
}

TEST(Prepare, TakesHostsApart) {
  const Case cases[] = {
      {"HTTP://WWW.A.Org/X", "http://www.a.org /X"},
      {"https://a.org:443/", "https://a.org /"},
      {"http://a.org:80", "http://a.org /"},
      {"http://a.org:443/", "http://a.org:443 /"},
      {"http://a.org:/x", "http://a.org /x"},
      {"http://a.org:08080/x", "http://a.org:8080 /x"},
      {"//a.org/x", "https://a.org /x"},
      {"http://a.org./x", "http://a.org. /x"},
      {"http://my_host.a.org/", "http://my_host.a.org /"},
      {"http://пример.рф/", "http://xn--e1afmkfd.xn--p1ai /"},
      {"http://BÜCHER.de/", "http://xn--bcher-kva.de /"},
      {"http://faß.de/", "http://xn--fa-hia.de /"},
      {"http://中国。cn/", "http://xn--fiqs8s.cn /"},
      {"http://b%C3%BCcher.de/", "http://xn--bcher-kva.de /"},
      {"http://xn--bcher-kva.de/", "http://xn--bcher-kva.de /"},
      {"http://ann:p%40ss@a.org/x", "http://a.org /x @ann:p%40ss"},
      {"http://ann@evil@a.org/x", "http://a.org /x @ann@evil"},
      {"http://a.org\\@b.org/", "http://a.org /@b.org/"},
      {"http://a.org/x#s e#c", "http://a.org /x #s%20e#c"},
      {"http://[2001:DB8:0::1]:81/", "http://[2001:db8::1]:81 /"},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(prepare(from)), to) << from;
  }
}

TEST(Prepare, TellsWhyAnAddressIsNotAsked) {
  const std::string label(64, 'a');
  const std::string no_scheme =
      "malformed-url: it does not begin with \"http://\" or \"https://\"";
  const std::string no_ip =
      "malformed-url: the host ends in a number but is no IP address";
  const std::string bad_part =
      "malformed-url: a part of the host name is empty or too long";
  const std::string bad_port =
      "malformed-url: the port is not a number from 1 to 65535";
  const Case cases[] = {
      {"", "malformed-url: the address is empty"},
      {" \n", "malformed-url: the address is empty"},
      {"www.a.org/x", no_scheme},
      {"www.a.org:80/x", no_scheme},
      {"localhost:80/x", no_scheme},
      {"a b", no_scheme},
      {"://a.org", no_scheme},
      {"http:/a.org", "malformed-url: \"http:\" without \"//\""},
      {"http://", "malformed-url: there is no host name"},
      {"http:///x", "malformed-url: there is no host name"},
      {"http://ann:secret@/x", "malformed-url: there is no host name"},
      {"http://a b.org/", "malformed-url: the host name has a space in it"},
      {"http://*.a.org/", "malformed-url: the host name has a \"*\" in it"},
      {"http://a%2Fb.org/", "malformed-url: the host name has a \"/\" in it"},
      {"http://a\tb.org/",
       "malformed-url: the host name has a control character in it"},
      {"http://a..org/", bad_part},
      {"http://./", bad_part},
      {"http://" + label + ".org/", bad_part},
      {"http://\xD6\xD0.cn/", "malformed-url: this cannot be a host name"},
      {"http://a.org:0/", bad_port},
      {"http://a.org:65536/", bad_port},
      {"http://a.org:99999999999999999999/", bad_port},
      {"http://ann:secret/word@a.org/", bad_port},
      {"http://256.1.1.1/", no_ip},
      {"http://1.2.3.4.5/", no_ip},
      {"http://a.08/", no_ip},
      {"http://[::1/", "malformed-url: what is in brackets is no IPv6 address"},
      {"http://[fe80::1%25eth0]/",
       "malformed-url: what is in brackets is no IPv6 address"},
      {"mailto:a@b.org", "unsupported-scheme: the scheme is \"mailto\""},
      {"FTP://a.org/x", "unsupported-scheme: the scheme is \"ftp\""},
      {"javascript:alert(1)",
       "unsupported-scheme: the scheme is \"javascript\""},
      {"data:text/html,x", "unsupported-scheme: the scheme is \"data\""},
      {"file:///etc/passwd", "unsupported-scheme: the scheme is \"file\""},
      {"tel:112", "unsupported-scheme: the scheme is \"tel\""},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(prepare(from)), to) << from;
  }
}

TEST(Prepare, WritesIpAddressesInOneWay) {
  const Case cases[] = {
      {"127.0.0.1", "127.0.0.1"},
      {"127.1", "127.0.0.1"},
      {"127.0.1", "127.0.0.1"},
      {"2130706433", "127.0.0.1"},
      {"0x7f000001", "127.0.0.1"},
      {"0X7F000001", "127.0.0.1"},
      {"0x7f.1", "127.0.0.1"},
      {"0x7f.0x0.0x0.0x1", "127.0.0.1"},
      {"017700000001", "127.0.0.1"},
      {"0177.0.0.1", "127.0.0.1"},
      {"00000177.0.0.01", "127.0.0.1"},
      {"127.0.0.1.", "127.0.0.1"},
      {"127.0x00.00.1", "127.0.0.1"},
      {"１２７.０.０.１", "127.0.0.1"},
      {"１２７。０。０。１", "127.0.0.1"},
      {"①②⑦.⓪.⓪.①", "127.0.0.1"},
      {"%31%32%37.0.0.1", "127.0.0.1"},
      {"127.65535", "127.0.255.255"},
      {"0", "0.0.0.0"},
      {"0x", "0.0.0.0"},
      {"4294967295", "255.255.255.255"},
      {"[::1]", "[::1]"},
      {"[0:0:0:0:0:0:0:1]", "[::1]"},
      {"[::]", "[::]"},
      {"[::ffff:127.0.0.1]", "[::ffff:127.0.0.1]"},
      {"[::FFFF:7f00:1]", "[::ffff:127.0.0.1]"},
      {"localhost", "localhost"},
      {"127.0.0.1.org", "127.0.0.1.org"},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(prepare("http://" + from + "/")), "http://" + to + " /");
  }
}

TEST(Prepare, TextIsWithoutUserAndUsualPort) {
  const auto address = prepare("https://ann:secret@A.org:443/x?y#z");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->text(), "https://a.org/x?y#z");
}

TEST(Resolve, FollowsEveryFormOfReference) {
  const auto base = prepare("https://u:p@a.org:8443/b/c/d;p?q#f");
  ASSERT_TRUE(base);
  const std::string here = "https://a.org:8443 ";
  const Case cases[] = {
      {"g", here + "/b/c/g #f @u:p"},
      {"./g", here + "/b/c/g #f @u:p"},
      {"g/", here + "/b/c/g/ #f @u:p"},
      {"/g", here + "/g #f @u:p"},
      {"//g", "https://g / #f"},
      {"?y", here + "/b/c/d;p?y #f @u:p"},
      {"g?y", here + "/b/c/g?y #f @u:p"},
      {"#s", here + "/b/c/d;p?q #s @u:p"},
      {"g#s", here + "/b/c/g #s @u:p"},
      {";x", here + "/b/c/;x #f @u:p"},
      {"", here + "/b/c/d;p?q #f @u:p"},
      {"..", here + "/b/ #f @u:p"},
      {"../../../g", here + "/g #f @u:p"},
      {"g?a/../b", here + "/b/c/g?a/../b #f @u:p"},
      {"https:g", here + "/b/c/g #f @u:p"},
      {"https:/g", here + "/g #f @u:p"},
      {"HTTP://b.org/x", "http://b.org /x #f"},
      {"https://b.org/x#", "https://b.org /x"},
      {" /a b ", here + "/a%20b #f @u:p"},
      {"/\xD6\xD0?\xE9", here + "/%D6%D0?%E9 #f @u:p"},
      {"\\\\b.org\\x", "https://b.org /x #f"},
      {"\\x", here + "/x #f @u:p"},
      {"http:x", "malformed-url: \"http:\" without \"//\""},
      {"file:///etc/passwd", "unsupported-scheme: the scheme is \"file\""},
      {"javascript:x", "unsupported-scheme: the scheme is \"javascript\""},
      {"//", "malformed-url: there is no host name"},
  };
  for (const auto& [from, to] : cases) {
    EXPECT_EQ(print(resolve(*base, from)), to) << from;
  }
}

TEST(IsPrivate, KnowsTheEdgesOfEveryNetwork) {
  const std::vector<std::string> inside = {"0.0.0.0",
                                           "0.255.255.255",
                                           "10.0.0.0",
                                           "10.255.255.255",
                                           "100.64.0.0",
                                           "100.127.255.255",
                                           "127.0.0.1",
                                           "127.255.255.255",
                                           "169.254.169.254",
                                           "172.16.0.0",
                                           "172.31.255.255",
                                           "192.0.0.192",
                                           "192.0.2.1",
                                           "192.88.99.1",
                                           "192.168.0.0",
                                           "192.168.255.255",
                                           "198.18.0.0",
                                           "198.19.255.255",
                                           "198.51.100.7",
                                           "203.0.113.7",
                                           "224.0.0.1",
                                           "239.255.255.255",
                                           "240.0.0.1",
                                           "255.255.255.255",
                                           "168.63.129.16",
                                           "::",
                                           "::1",
                                           "::127.0.0.1",
                                           "::ffff:10.0.0.1",
                                           "::ffff:0:8.8.8.8",
                                           "64:ff9b::10.0.0.1",
                                           "64:ff9b:1::1",
                                           "2002:7f00:1::",
                                           "2002:a00:1::1",
                                           "100::1",
                                           "2001::1",
                                           "2001:1ff::1",
                                           "2001:db8::1",
                                           "3fff:fff::1",
                                           "5f00::1",
                                           "fc00::1",
                                           "fdff::1",
                                           "fe80::1",
                                           "febf::1",
                                           "fec0::1",
                                           "ff02::1",
                                           "fd00:ec2::254"};
  for (const auto& ip : inside) EXPECT_TRUE(is_private(ip_of(ip))) << ip;
}

TEST(IsPrivate, LetsWhatIsBesideThemPass) {
  const std::vector<std::string> outside = {
      "1.0.0.0",          "9.255.255.255",   "11.0.0.0",
      "100.63.255.255",   "100.128.0.0",     "126.255.255.255",
      "128.0.0.1",        "169.253.255.255", "169.255.0.0",
      "172.15.255.255",   "172.32.0.0",      "192.0.1.0",
      "192.0.3.0",        "192.167.255.255", "192.169.0.0",
      "198.17.255.255",   "198.20.0.0",      "198.51.101.0",
      "223.255.255.255",  "8.8.8.8",         "::ffff:8.8.8.8",
      "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:200::1",
      "2001:db9::1",      "2606:4700::1",    "3fff:1000::1",
      "fbff::1",          "2003::1"};
  for (const auto& ip : outside) EXPECT_FALSE(is_private(ip_of(ip))) << ip;
}

TEST(IsPrivate, RefusesWhatIsNoIpAddress) {
  EXPECT_TRUE(is_private(""));
  EXPECT_TRUE(is_private("12345"));
}

TEST(IpOf, IsEmptyForNames) {
  for (const auto* const host :
       {"", ".", "a.org", "1.2.3.4.5", "256.1", "1.2.3.256", "1..2", "08",
        "4294967296", "0x100000000", "1.0x1000000", "[1.2.3.4]", "::g", "1.",
        "-1", "é"}) {
    EXPECT_EQ(ip_of(host), std::string_view(host) == "1."
                               ? std::string("\0\0\0\1", 4)
                               : std::string())
        << host;
  }
}

}  // namespace
}  // namespace listlint::fetch
